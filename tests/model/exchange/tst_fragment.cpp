// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/facts/model_facts.h"
#include "model/exchange/demo.h"
#include "model/exchange/fragment_reader.h"
#include "model/exchange/fragment_writer.h"
#include "model/exchange/json_members.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using exchange::parseFragment;

namespace {

std::shared_ptr<const Model> modelOf(std::string_view text)
{
    auto fragment = parseFragment(text);
    if (!fragment)
        qFatal("%s", errorText(fragment.error()).c_str());
    return engine::facts::makeModel(std::move(fragment->row), std::move(fragment->state));
}

/// JSON from a text with apostrophes; moc cannot read every raw text.
std::string withQuotes(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

std::string problemOf(std::string_view text)
{
    const auto fragment = parseFragment(text);
    return fragment ? "sound" : errorText(fragment.error());
}

boost::json::object written(const Model& model, std::string_view list, std::size_t index)
{
    return exchange::writeFragment(model).at(list).as_array().at(index).as_object();
}

} // namespace

class TstFragment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyFragmentHasTheDefaults()
    {
        const auto model = modelOf("{}");
        QCOMPARE(providerOf(*model).type, std::string("test"));
        QVERIFY(providerOf(*model).hasNetworking);
        QCOMPARE(model->table<SpaceRow>().size(), std::size_t{1});
        QCOMPARE(model->state.sequences.next<SpaceRow>(), 1U);
        QCOMPARE(model->state.sequences.next<SubnetRow>(), 0U);
        const auto out = exchange::writeFragment(*model);
        QCOMPARE(out.at("config").as_object().at("net-bond-reconfigure-delay").to_number<int>(),
                 17);
        QCOMPARE(out.at("sequences").as_object().at("space").to_number<int>(), 1);
    }

    void theExampleOfTheProtocolIsRead()
    {
        const auto model = modelOf(R"({"spaces":[{"id":"1","name":"db"}],
                                       "subnets":[{"id":"0","cidr":"10.4.0.0/20"}]})");
        const auto subnet = written(*model, "subnets", 0);
        QCOMPARE(boost::json::serialize(subnet),
                 std::string(R"({"id":"0","cidr":"10.4.0.0/20","space-id":"0","provider-id":"",)"
                             R"("provider-network-id":"","vlan-tag":0,"zones":[],"life":"alive",)"
                             R"("public":false,"fan-local-underlay":"","fan-overlay":""})"));
        QCOMPARE(model->state.sequences.next<SubnetRow>(), 1U);
    }

    void theTextOfACidrIsKept()
    {
        const auto model = modelOf(R"({"subnets":[{"id":"3","cidr":"10.0.0.1/24"}]})");
        QVERIFY(written(*model, "subnets", 0).at("cidr") == "10.0.0.1/24");
        QCOMPARE(subnetsOf(*model, *net::Cidr::parse("10.0.0.0/24")).size(), std::size_t{1});
    }

    void anOverlayIsWrittenInTheSpaceOfItsUnderlay()
    {
        const auto model = modelOf(R"({"spaces":[{"id":"1","name":"db"}],"subnets":[
            {"id":"0","cidr":"10.4.0.0/20","space-id":"1"},
            {"id":"1","cidr":"252.4.0.0/16","fan-local-underlay":"10.4.0.0/20"}]})");
        QVERIFY(written(*model, "subnets", 1).at("space-id") == "1");
    }

    void addressesAreTextsOrObjects()
    {
        const auto model = modelOf(R"({"spaces":[{"id":"1","name":"db"}],
            "subnets":[{"id":"4","cidr":"10.4.0.0/20","space-id":"1"}],
            "machines":[{"id":"0","addresses":["10.4.0.9@1","fd00::1",
                {"value":"52.1.1.2","scope":"local-cloud","space-id":"1"}],
                "machine-addresses":["10.4.0.9"],"preferred-private":"10.4.0.9@1"}]})");
        const auto& machine = *model->table<MachineRow>().begin();
        QVERIFY(machine.providerAddresses[0].subnet == SubnetId(4));
        QVERIFY(!machine.providerAddresses[0].space);
        QVERIFY(machine.providerAddresses[1].scope == Scope::LocalCloud);
        QVERIFY(machine.providerAddresses[1].type == AddressType::Ipv6);
        QVERIFY(machine.providerAddresses[2].scope == Scope::LocalCloud);
        QVERIFY(machine.providerAddresses[2].space == SpaceId(1));
        // Text without a space means alpha, whatever the subnet says.
        QVERIFY(!machine.machineAddresses[0].subnet);
        QVERIFY(machine.machineAddresses[0].origin == Origin::Machine);
        QVERIFY(machine.preferredPrivate->origin == Origin::Provider);
        const auto out = written(*model, "machines", 0);
        QVERIFY(out.at("addresses").as_array().at(0).as_object().at("space-id") == "1");
        QVERIFY(out.at("machine-addresses").as_array().at(0).as_object().at("space-id") == "0");
        QVERIFY(out.at("preferred-public").is_null());
    }

    void aContainerKnowsItsHostAndItsBridge()
    {
        const auto model = modelOf(
            withQuotes("{'machines':[{'id':'2/lxd/0'},{'id':'2'}],'devices':["
                       "{'machine':'2/lxd/0','name':'eth0','parent':'m#2#d#br0'},"
                       "{'machine':'2','name':'eth0','parent':'br0'},"
                       "{'machine':'2','name':'br0','type':'bridge','virtual-port-type':'ovs'}]}"));
        const auto container = findMachine(*model, "2/lxd/0");
        QVERIFY(model->at<MachineRow>(*container).parent == findMachine(*model, "2"));
        QVERIFY(model->at<MachineRow>(*container).kind == MachineKind::Container);
        QVERIFY(written(*model, "devices", 0).at("parent") == "m#2#d#br0");
        QVERIFY(written(*model, "devices", 1).at("parent") == "br0");
        QVERIFY(written(*model, "devices", 2).at("virtual-port-type") == "ovs");
    }

    void theOldWordForDhcpIsRead()
    {
        const auto model = modelOf(R"({"machines":[{"id":"0"}],
            "devices":[{"machine":"0","name":"eth0"}],
            "ip-addresses":[{"machine":"0","device":"eth0","value":"10.0.0.5","cidr":"10.0.0.5/24",
                             "config-method":"dynamic"}]})");
        const auto& address = *model->table<DeviceAddressRow>().begin();
        QVERIFY(address.configMethod == ConfigMethod::Dhcp);
        QCOMPARE(address.cidr->text(), std::string("10.0.0.0/24"));
    }

    void whatDoesNotFitIsNamedByPlaceAndCause_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("problem");
        const auto row = [](const char* name, const char* text, const char* problem) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(problem);
        };
        row("no object", "[]",
            R"(not-valid{"cause":"object expected","value":"","what":"document"})");
        row("text for list", R"({"spaces":"db"})",
            R"(not-valid{"cause":"list expected","value":"","what":"spaces"})");
        row("number in list", R"({"spaces":[3]})",
            R"(not-valid{"cause":"object expected","value":"","what":"spaces[0]"})");
        row("no CIDR", R"({"subnets":[{"cidr":"10.0.0.0/8"},{"cidr":"10.0.0.0/33"}]})",
            R"(not-valid{"cause":"no CIDR","value":"10.0.0.0/33","what":"subnets[1].cidr"})");
        row("id given twice", R"({"spaces":[{"id":"1","name":"a"},{"id":"1","name":"b"}]})",
            R"(not-valid{"cause":"given twice","value":"1","what":"spaces[1].id"})");
        row("id beyond all measure", R"({"spaces":[{"id":"4294967295","name":"a"}]})",
            R"(not-valid{"cause":"range","value":"4294967295","what":"spaces[0].id"})");
        row("negative id", R"({"spaces":[{"id":-1,"name":"a"}]})",
            R"(not-valid{"cause":"no id","value":"-1","what":"spaces[0].id"})");
        row("space that is not there", R"({"subnets":[{"cidr":"10.0.0.0/8","space-id":"7"}]})",
            R"(not-valid{"cause":"not found","value":"7","what":"subnets[0].space-id"})");
        row("VLAN out of range", R"({"subnets":[{"cidr":"10.0.0.0/8","vlan-tag":4095}]})",
            R"(not-valid{"cause":"range","value":"4095","what":"subnets[0].vlan-tag"})");
        row("unknown word", R"({"subnets":[{"cidr":"10.0.0.0/8","life":"undead"}]})",
            R"(not-valid{"cause":"unknown","value":"undead","what":"subnets[0].life"})");
        row("address of no device",
            R"({"machines":[{"id":"1"}],"ip-addresses":[{"machine":"1","device":"e","value":"::1"}]})",
            R"(not-valid{"cause":"not found","value":"e","what":"ip-addresses[0].device"})");
        row("own parent",
            R"({"machines":[{"id":"0"}],"devices":[{"machine":"0","name":"a","parent":"a"}]})",
            R"(not-valid{"cause":"not found","value":"a","what":"devices[0].parent"})");
        row("member of inner object", R"({"machines":[{"id":"0","instance":{"id":7}}]})",
            R"(not-valid{"cause":"text expected","value":"","what":"machines[0].instance.id"})");
        row("address of a machine",
            R"({"machines":[{"id":"0","addresses":[{"value":"10.0.0.1","scope":"far"}]}]})",
            R"(not-valid{"cause":"unknown","value":"far","what":"machines[0].addresses"})");
        row("host port", R"({"controller":{"api-host-ports":{"all":[["nowhere"]]}}})",
            R"(not-valid{"cause":"no host:port","value":"nowhere","what":"controller.api-host-ports.all"})");
    }
    void whatDoesNotFitIsNamedByPlaceAndCause()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, problem);
        QCOMPARE(QByteArray::fromStdString(problemOf(text.toStdString())), problem);
    }

    void brokenJsonIsRefused()
    {
        for (const char* text : {"", "{", "{\"a\":}", "{} {}", "\xff", "nul"})
            QVERIFY2(!parseFragment(text), text);
        QVERIFY(!parseFragment(std::string(100000, '[')));
    }

    void everyPrefixOfTheDemoIsRefusedWithoutACrash()
    {
        const auto model = engine::facts::makeModel({}, exchange::makeDemo().back().state);
        const std::string text = exchange::fragmentText(*model);
        for (std::size_t length = 0; length + 2 < text.size(); length += 97)
            QVERIFY(!parseFragment(std::string_view(text).substr(0, length)));
    }

    void scenariosMayNameSpacesThatAreNotThere()
    {
        const auto fragment =
            parseFragment(R"({"applications":[{"name":"a","bindings":{"":"9"}}]})",
                          exchange::UnknownSpaces::Kept);
        QVERIFY(fragment.has_value());
        QVERIFY(fragment->state.table<BindingRow>().begin()->space == SpaceId(9));
    }

    void writingAndReadingGivesTheSameModel()
    {
        for (exchange::ModelFragment& fragment : exchange::makeDemo()) {
            const auto model = engine::facts::makeModel(fragment.row, fragment.state);
            const std::string text = exchange::fragmentText(*model);
            const auto again = parseFragment(text);
            QVERIFY(again.has_value());
            QVERIFY(again->row == fragment.row);
            for (const MachineRow& machine : fragment.state.table<MachineRow>())
                forEachField<MachineRow>([&](const auto& field) {
                    const MachineRow& other = again->state.table<MachineRow>().at(machine.id);
                    QVERIFY2(machine.*field.member == other.*field.member,
                             (machine.number.text() + ' ' + std::string(field.name)).c_str());
                });
            ModelRows::forEach([&]<class Row>() {
                QVERIFY2(again->state.table<Row>() == fragment.state.table<Row>(),
                         std::string(Row::kTable).c_str());
            });
            QCOMPARE(exchange::fragmentText(*engine::facts::makeModel(again->row, again->state)),
                     text);
        }
    }

    void everyMemberOfTheExportStreamIsKept()
    {
        const char* text = R"({"name":"m","edit-mode":"planned","source-key":"k",
            "config":{"default-space":"db","egress-subnets":["10.0.0.0/8","fd00::/8"],
                      "net-bond-reconfigure-delay":3,"own":"x"},
            "provider":{"type":"maas","networking":false,"supports-spaces":false,
                        "space-discovery":true,"container-addresses":true},
            "controller":{"config":{"api-port":80,"juju-ha-space":"db"},
                "nodes":[{"id":"0","addresses":["10.0.0.1"],"wants-vote":false,"life":"dying"}],
                "api-host-ports":{"all":[["[fd00::1]:17070"],[]]},
                "service":{"provider-id":"s","addresses":["10.0.0.7"]}},
            "routing-domains":[{"id":"0","name":"default"},{"id":"5","name":"vrf","provider-ref":"r"}],
            "fabrics":[{"id":"2","name":"f","provider-ref":"p","routing-domain-id":"5"}],
            "segments":[{"id":"1","kind":"vxlan","tag":16777215,"name":"s","provider-ref":"x",
                         "provider-network-id":"n","relay-segment-id":"3"},
                        {"id":"3","fabric-id":"2","kind":"vlan","tag":9,"mtu":1400,"dhcp-on":true}],
            "provider-networks":[{"id":"4","provider-id":"n","name":"net","zones":["a"],
            "routing-domain-id":"0","ipv6-routing-domain-id":"0"}],
            "zones":[{"name":"a","region":"r","available":false}],
            "spaces":[{"id":"3","name":"db","provider-id":"11","life":"dead","public":true}],
            "subnets":[{"id":"8","cidr":"10.0.0.0/24","space-id":"3","zones":["a","b"],
                        "gateway":"10.0.0.1","dns-servers":["10.0.0.2"],"name":"n","supernet":true,
                        "segment-id":"3","unconfirmed":true,"warn-percent":60,"error-percent":70,"public":true,"life":"dying"}],
            "ranges":[{"id":"6","subnet-id":"8","kind":"dynamic","first":"10.0.0.8",
                       "last":"10.0.0.9","purpose":"p","provider-ref":"q"}],
            "static-routes":[{"id":"7","source-subnet-id":"8","destination-subnet-id":"8",
                              "gateway":"10.0.0.1","metric":4}],
            "machines":[{"id":"1","name":"h","kind":"router","zone":"a","provider-ref":"z",
                         "manual":true,"life":"dying","status":"down",
                         "instance":{"id":"i","status":"running","info":"t"},
                         "constraints":{"spaces":["db"]}}],
            "devices":[{"machine":"1","name":"e","type":"802.1q","mac":"52:54:00:00:00:01",
                        "mtu":9000,"vlan-tag":9,"segment-id":"3","up":false,"auto-start":false,
                        "provider-id":"d","index":3,"zones":["a","b"],"provider-vlan-id":"5001","routes":[{"destination":"0.0.0.0/0","metric":1}]}],
            "ip-addresses":[{"machine":"1","device":"e","value":"10.0.0.5","cidr":"10.0.0.0/24",
                "config-method":"manual","origin":"provider","provider-id":"a",
                "provider-network-id":"n","provider-subnet-id":"s","gateway":"10.0.0.1",
                "default-gateway":true,"secondary":true,"shadow":true,
                "dns-servers":["10.0.0.2","10.0.0.3"],"dns-search-domains":["example"]}],
            "loose-addresses":[{"id":"9","routing-domain-id":"5","subnet-id":"8",
                "value":"10.0.0.77","state":"discovered","name":"l","mac":"m","provider-ref":"w"}],
            "applications":[{"name":"a","type":"caas","life":"dying","endpoints":["x"],
                "extra-bindings":["y"],"bindings":{"":"0","x":"3"},"constraints":{"spaces":["^db"]}}],
            "units":[{"name":"a/0","machine":"1","constraints":{"spaces":["db"]}}],
            "constraints":{"spaces":["db"]},
            "relations":[{"id":"2","endpoints":["a:x","b:y"],"cross-model":true,"egress":["10.0.0.0/8"]}],
            "cloud-services":[{"application":"a","provider-id":"cs","addresses":["172.16.0.1"],
                "generation":12,"exposed-outside":true,"desired-scale-protected":true}],
            "cloud-containers":[{"unit":"a/0","provider-id":"cc","address":"10.244.0.1","ports":["80"]}],
            "sequences":{"space":40,"subnet":50}})";
        const auto model = modelOf(text);
        const auto again = parseFragment(exchange::fragmentText(*model));
        QVERIFY2(again.has_value(), errorText(again ? Error{} : again.error()).c_str());
        QVERIFY(again->row == model->row);
        ModelRows::forEach([&]<class Row>() {
            if constexpr (!std::is_same_v<Row, AbsenceRow> && !std::is_same_v<Row, DriftRow>)
                QVERIFY2(!model->table<Row>().empty(), std::string(Row::kTable).c_str());
        });
        QVERIFY(again->state == model->state);
        QCOMPARE(again->state.sequences.next<SpaceRow>(), 40U);
        QCOMPARE(again->state.sequences.next<SubnetRow>(), 50U);
    }
};

QTEST_APPLESS_MAIN(TstFragment)
#include "tst_fragment.moc"
