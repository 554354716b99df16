// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/json_codec.h"
#include "model/engine/facts/model_facts.h"
#include "model/engine/reconcile/reconciliation.h"

#include <QTest>

#include <map>
#include <set>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::engine::reconcile;
namespace json = boost::json;

/// No field of an interface entry is lost on its way into the model (model-and-workers 8.3). The
/// test walks the fields by their names, so one that is added and stored nowhere fails.
class TstFidelity : public QObject
{
    Q_OBJECT

    static json::object address() { return {{"value", "10.4.0.9"}, {"cidr", "10.4.0.9/24"}}; }
    static json::object entry()
    {
        return {{"name", "eth0"},
                {"type", "802.1q"},
                {"gateway", "10.4.0.1"},
                {"addresses", json::array{address()}},
                {"shadow-addresses", json::array{json::object{{"value", "52.1.1.1"}}}}};
    }

    /// The model after the machine, then its provider, then the machine again said the same.
    static ModelState stateOf(const json::object& given)
    {
        InterfaceConfig config;
        InterfaceConfig host;
        host.name = "br0";
        host.type = DeviceType::Bridge;
        if (!JsonCodec::read(given, config))
            qFatal("the entry cannot be read");
        ModelState state = emptyModelState();
        state.table<MachineRow>().put(MachineRow{.id = MachineId(3), .number = "3"});
        state.table<SpaceRow>().put(
            SpaceRow{.id = SpaceId(4), .name = "db", .providerId = "provider"});
        for (const bool isProvider : {false, true, false}) {
            const auto model = engine::facts::makeModel({}, state);
            Reconciliation run(*model, Timestamp{}, "test");
            const bool isDone =
                isProvider ? run.setProviderConfig(MachineId(3), {host, config}).has_value()
                           : run.observe(MachineId(3), {host, config}).has_value();
            if (!isDone || !apply(state, run.changes()))
                qFatal("the entry is refused");
        }
        return state;
    }

    /// Another value for the field, where the usual one for its type would not do.
    static json::value otherValue(std::string_view field, const json::value& present)
    {
        static const std::map<std::string_view, json::value> kValues{
            {"type", "vxlan"},
            {"config-method", "dhcp"},
            {"virtual-port-type", "openvswitch"},
            {"parent", "br0"},
            {"gateway", "10.4.0.2"},
            {"scope", "public"},
            {"value", "10.4.0.10"},
            {"cidr", "10.4.0.9/28"},
            {"provider-space-id", "provider"},
            {"dns-servers", json::array{"10.4.0.53"}},
            {"dns-search-domains", json::array{"example"}},
            {"zones", json::array{"a", "b"}},
            {"routes", json::array{json::object{{"destination", "10.9.0.0/16"}}}},
            {"addresses", json::array{}},
            {"shadow-addresses", json::array{}},
        };
        const auto found = kValues.find(field);
        if (found != kValues.end())
            return found->second;
        if (present.is_bool())
            return true;
        if (present.is_number())
            return 42;
        return "other";
    }

private Q_SLOTS:
    void everyFieldOfAnInterfaceLeavesATrace()
    {
        // Each row has the origin of who speaks, which is known without this member.
        const std::set<std::string_view> elsewhere{"origin"};
        const ModelState before = stateOf(entry());
        int walked = 0;
        forEachField<InterfaceConfig>([&](const auto& field) {
            if (elsewhere.contains(field.name))
                return;
            ++walked;
            json::object changed = entry();
            changed[field.name] =
                otherValue(field.name, JsonCodec::write(InterfaceConfig{}.*field.member));
            QVERIFY2(!(stateOf(changed) == before), std::string(field.name).c_str());
        });
        QVERIFY(walked > 24);
    }

    void everyFieldOfAnAddressLeavesATrace()
    {
        // The type follows from the value.
        const ModelState before = stateOf(entry());
        forEachField<InterfaceAddress>([&](const auto& field) {
            if (std::string_view(field.name) == "type")
                return;
            json::object inner = address();
            inner[field.name] =
                otherValue(field.name, JsonCodec::write(InterfaceAddress{}.*field.member));
            json::object changed = entry();
            changed["addresses"] = json::array{inner};
            QVERIFY2(!(stateOf(changed) == before), std::string(field.name).c_str());
        });
    }

    void writingAndReadingGivesTheSameEntry()
    {
        json::object all = entry();
        forEachField<InterfaceConfig>([&](const auto& field) {
            const auto present = JsonCodec::write(InterfaceConfig{}.*field.member);
            const std::string_view name = field.name;
            if (name == "origin")
                all[name] = "provider";
            else if (name == "zones")
                all[name] = json::array{"a"};
            else if (name != "addresses" && name != "shadow-addresses")
                all[name] = otherValue(name, present);
        });
        InterfaceConfig config;
        QVERIFY(JsonCodec::read(all, config));
        InterfaceConfig again;
        QVERIFY(JsonCodec::read(JsonCodec::write(config), again));
        QVERIFY(again == config);
        forEachField<InterfaceConfig>([&](const auto& field) {
            QVERIFY2(config.*field.member != InterfaceConfig{}.*field.member,
                     std::string(field.name).c_str());
        });
    }
};

QTEST_GUILESS_MAIN(TstFidelity)
#include "tst_fidelity.moc"
