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

template <class Number>
Number settingNumber(const Model& model, std::string_view key, bool ofController, Number fallback)
{
    return parseNumber<Number>(settingOf(model, key, ofController)).value_or(fallback);
}

json::object writeConfig(const Model& model)
{
    json::object out;
    for (const char* key : {"default-space", "fan-config", "container-networking-method"})
        out[key] = settingOf(model, key);
    out["net-bond-reconfigure-delay"] =
        settingNumber<std::uint32_t>(model, "net-bond-reconfigure-delay", false, 17);
    json::array egress;
    for (const std::string_view block : split(settingOf(model, "egress-subnets"), ','))
        if (!block.empty())
            egress.emplace_back(jsonText(block));
    out["egress-subnets"] = std::move(egress);
    for (const SettingRow& setting : model.table<SettingRow>())
        if (!setting.isController && !out.contains(setting.key))
            out[setting.key] = setting.value;
    return out;
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
    json::object config;
    for (const char* key : {"juju-ha-space", "juju-mgmt-space", "controller-name"})
        config[key] = settingOf(model, key, true);
    config["api-port"] = settingNumber<std::uint32_t>(model, "api-port", true, 17'070);
    for (const SettingRow& setting : model.table<SettingRow>())
        if (setting.isController && !config.contains(setting.key))
            config[setting.key] = setting.value;
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
