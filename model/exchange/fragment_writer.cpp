// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/fragment_writer.h"

#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/exchange/fragment_members.h"
#include "model/exchange/json_members.h"
#include "model/net/host_port.h"

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

/// A table that 16.2 does not have: named only where it says something.
template <class Row>
void putTable(json::object& out, std::string_view name, const Model& model, std::size_t born = 0)
{
    if (model.table<Row>().size() > born)
        out[name] = writeTable<Row>(model);
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

} // namespace

json::object writeFragment(const Model& model)
{
    json::object out;
    putText(out, "name", model.row.name);
    out["edit-mode"] = jsonWord(model.row.editMode);
    putText(out, "source-key", model.row.sourceKey);
    out["is-controller-model"] = model.row.isController;
    out["config"] = writeConfig(model);
    out["provider"] = writeProvider(providerOf(model));
    out["controller"] = writeController(model);
    putTable<RoutingDomainRow>(out, "routing-domains", model, 1);
    putTable<FabricRow>(out, "fabrics", model);
    putTable<SegmentRow>(out, "segments", model);
    putTable<ProviderNetworkRow>(out, "provider-networks", model);
    putTable<ZoneRow>(out, "zones", model);
    out["spaces"] = writeTable<SpaceRow>(model);
    out["subnets"] = writeTable<SubnetRow>(model);
    putTable<RangeRow>(out, "ranges", model);
    putTable<StaticRouteRow>(out, "static-routes", model);
    out["machines"] = writeTable<MachineRow>(model);
    out["devices"] = writeTable<DeviceRow>(model);
    out["ip-addresses"] = writeTable<DeviceAddressRow>(model);
    putTable<LooseAddressRow>(out, "loose-addresses", model);
    out["applications"] = writeTable<ApplicationRow>(model);
    out["units"] = writeTable<UnitRow>(model);
    out["constraints"] = writeModelConstraints(model);
    out["relations"] = writeTable<RelationRow>(model);
    out["cloud-services"] = writeCloudServices(model);
    out["cloud-containers"] = writeTable<CloudContainerRow>(model);
    out["sequences"] = {{"space", model.state.sequences.next<SpaceRow>()},
                        {"subnet", model.state.sequences.next<SubnetRow>()}};
    return out;
}

std::string fragmentText(const Model& model)
{
    return indentedJson(writeFragment(model));
}

} // namespace netatlas::exchange
