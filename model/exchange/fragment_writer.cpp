// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/fragment_writer.h"

#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/exchange/fragment_members.h"
#include "model/exchange/json_members.h"
#include "model/net/host_port.h"

#include <boost/json/serialize.hpp>

#include <ostream>
#include <sstream>

namespace netatlas::exchange {

namespace json = boost::json;
using namespace domain;

namespace {

template <class Row>
json::array writeTable(const Model& model)
{
    json::array list;
    for (const Row& row : model.table<Row>())
        list.push_back(writeRow(model, row));
    return list;
}

/// Takes the members of a fragment as one object.
struct FragmentObject
{
    void put(std::string_view name, json::value value) { members[name] = std::move(value); }
    template <class Row>
    void putRows(std::string_view name, const Model& model)
    {
        members[name] = writeTable<Row>(model);
    }

    json::object members;
};

/// Takes the members of a fragment as text, as `indentedJson` would write the object.
class FragmentText
{
public:
    explicit FragmentText(std::ostream& out) : m_out(out) {}

    void put(std::string_view name, const json::value& value)
    {
        begin(name);
        std::string text;
        appendIndented(text, value, 1);
        m_out << text;
    }
    template <class Row>
    void putRows(std::string_view name, const Model& model)
    {
        begin(name);
        m_out << '[';
        bool isFirst = true;
        std::string text;
        for (const Row& row : model.table<Row>()) {
            text = isFirst ? "\n    " : ",\n    ";
            isFirst = false;
            appendIndented(text, writeRow(model, row), 2);
            m_out << text;
        }
        m_out << (isFirst ? "]" : "\n  ]");
    }
    void end() { m_out << "\n}\n"; }

private:
    void begin(std::string_view name)
    {
        m_out << (m_isEmpty ? "{\n  " : ",\n  ") << json::serialize(json::string(name)) << ": ";
        m_isEmpty = false;
    }

    std::ostream& m_out;
    bool m_isEmpty = true;
};

/// A table that 16.2 does not have: named only where it says something.
template <class Row, class Out>
void putTable(Out& out, std::string_view name, const Model& model, std::size_t born = 0)
{
    if (model.table<Row>().size() > born)
        out.template putRows<Row>(name, model);
}

json::value writeSetting(const SettingRow& setting)
{
    if (setting.key == "egress-subnets") {
        json::array blocks;
        for (const std::string_view block : split(setting.value, ','))
            blocks.emplace_back(jsonText(block));
        return blocks;
    }
    if (setting.key == "net-bond-reconfigure-delay" || setting.key == "api-port")
        if (const auto number = parseNumber<std::uint32_t>(setting.value))
            return *number;
    return json::string(setting.value);
}

/// The settings that are set, in order of their rows, then those members of 16.2 that are not.
json::object writeSettings(const Model& model, bool ofController, json::object unset)
{
    json::object out;
    for (const SettingRow& setting : model.table<SettingRow>())
        if (setting.isController == ofController)
            out[setting.key] = writeSetting(setting);
    for (const auto& member : unset)
        if (!out.contains(member.key()))
            out[member.key()] = member.value();
    return out;
}

json::object writeConfig(const Model& model)
{
    return writeSettings(model, false,
                         {{"default-space", ""},
                          {"fan-config", ""},
                          {"container-networking-method", ""},
                          {"net-bond-reconfigure-delay", 17},
                          {"egress-subnets", json::array()}});
}

json::value writeHostPorts(const Model& model, Audience audience)
{
    for (const HostPortsRow& row : model.table<HostPortsRow>()) {
        if (row.audience != audience)
            continue;
        json::array servers;
        for (const auto& server : row.servers) {
            json::array ports;
            for (const ServerPort& port : server)
                ports.emplace_back(net::HostPort{port.address.value, port.port}.dialText());
            servers.push_back(std::move(ports));
        }
        return servers;
    }
    return nullptr;
}

json::object writeController(const Model& model)
{
    json::object config = writeSettings(model, true,
                                        {{"juju-ha-space", ""},
                                         {"juju-mgmt-space", ""},
                                         {"api-port", 17'070},
                                         {"controller-name", ""}});
    json::object out{{"config", std::move(config)},
                     {"nodes", writeTable<ControllerNodeRow>(model)},
                     {"api-host-ports",
                      {{"all", writeHostPorts(model, Audience::All)},
                       {"agents", writeHostPorts(model, Audience::Agents)}}}};
    for (const CloudServiceRow& service : model.table<CloudServiceRow>())
        if (!service.application)
            out["service"] = writeRow(model, service);
    return out;
}

json::object writeProvider(const ProviderRow& row)
{
    return {{"type", jsonText(row.type)},
            {"networking", row.hasNetworking},
            {"supports-spaces", row.supportsSpaces},
            {"space-discovery", row.discoversSpaces},
            {"container-addresses", row.addressesContainers}};
}

json::object writeModelConstraints(const Model& model)
{
    json::array spaces;
    for (const ConstraintRow& row : model.table<ConstraintRow>())
        if (row.level == ConstraintLevel::Model)
            spaces = jsonTexts(row.spaces);
    return {{"spaces", std::move(spaces)}};
}

json::array writeCloudServices(const Model& model)
{
    json::array list;
    for (const CloudServiceRow& service : model.table<CloudServiceRow>())
        if (service.application)
            list.push_back(writeRow(model, service));
    return list;
}

template <class Out>
void putIfNamed(Out& out, std::string_view name, std::string_view text)
{
    if (!text.empty())
        out.put(name, jsonText(text));
}

/// All members, in their order.
template <class Out>
void putFragment(Out& out, const Model& model)
{
    putIfNamed(out, "name", model.row.name);
    out.put("edit-mode", jsonWord(model.row.editMode));
    putIfNamed(out, "source-key", model.row.sourceKey);
    out.put("is-controller-model", model.row.isController);
    out.put("config", writeConfig(model));
    out.put("provider", writeProvider(providerOf(model)));
    out.put("controller", writeController(model));
    putTable<RoutingDomainRow>(out, "routing-domains", model, 1);
    putTable<FabricRow>(out, "fabrics", model);
    putTable<SegmentRow>(out, "segments", model);
    putTable<ProviderNetworkRow>(out, "provider-networks", model);
    putTable<ZoneRow>(out, "zones", model);
    out.template putRows<SpaceRow>("spaces", model);
    out.template putRows<SubnetRow>("subnets", model);
    putTable<RangeRow>(out, "ranges", model);
    putTable<StaticRouteRow>(out, "static-routes", model);
    out.template putRows<MachineRow>("machines", model);
    out.template putRows<DeviceRow>("devices", model);
    out.template putRows<DeviceAddressRow>("ip-addresses", model);
    putTable<LooseAddressRow>(out, "loose-addresses", model);
    out.template putRows<ApplicationRow>("applications", model);
    out.template putRows<UnitRow>("units", model);
    out.put("constraints", writeModelConstraints(model));
    out.template putRows<RelationRow>("relations", model);
    out.put("cloud-services", writeCloudServices(model));
    out.template putRows<CloudContainerRow>("cloud-containers", model);
    out.put("sequences", json::object{{"space", model.state.sequences.next<SpaceRow>()},
                                      {"subnet", model.state.sequences.next<SubnetRow>()}});
}

} // namespace

json::object writeFragment(const Model& model)
{
    FragmentObject out;
    putFragment(out, model);
    return std::move(out.members);
}

std::string fragmentText(const Model& model)
{
    std::ostringstream out;
    writeFragmentText(out, model, {});
    return out.str();
}

void writeFragmentText(std::ostream& out, const Model& model, const json::object& further)
{
    FragmentText text(out);
    putFragment(text, model);
    for (const auto& member : further)
        text.put(member.key(), member.value());
    text.end();
}

} // namespace netatlas::exchange
