// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/exchange/fragment_members.h"
#include "model/exchange/fragment_writer.h"

#include <boost/json/parse.hpp>

namespace netatlas::exchange {

namespace json = boost::json;
using namespace domain;

namespace {

json::array writeAddresses(const Model& model, const std::vector<ListedAddress>& addresses)
{
    json::array list;
    for (const ListedAddress& address : addresses)
        list.push_back(writeAddress(model, address));
    return list;
}

json::value writePreferred(const Model& model, const std::optional<ListedAddress>& address)
{
    return address ? json::value(writeAddress(model, *address)) : json::value();
}

std::string machineNumber(const Model& model, MachineId id)
{
    const MachineRow* machine = model.find<MachineRow>(id);
    return machine ? machine->number.text() : std::string();
}

json::object writeConstraints(const Model& model, ConstraintLevel level, std::uint32_t target)
{
    json::array spaces;
    for (const ConstraintRow& row : model.table<ConstraintRow>())
        if (row.level == level && row.target == target)
            spaces = jsonTexts(row.spaces);
    return {{"spaces", std::move(spaces)}};
}

/// The name of a parent on the same machine, else its global key (model-and-workers 2.7).
std::string parentText(const Model& model, const DeviceRow& device)
{
    const DeviceRow* parent = model.find<DeviceRow>(device.parent);
    if (!parent)
        return {};
    if (parent->machine == device.machine)
        return parent->name.text();
    return "m#" + machineNumber(model, parent->machine) + "#d#" + parent->name.text();
}

void putWords(json::object& out, std::string_view name, std::string_view joined)
{
    json::array list;
    for (const std::string_view word : split(joined, ' '))
        if (!word.empty())
            list.emplace_back(jsonText(word));
    if (!list.empty())
        out[name] = std::move(list);
}

} // namespace

SpaceId spaceOf(const Model& model, const ListedAddress& address)
{
    if (address.subnet)
        if (const SpaceId* space = model.facts.spaceOfSubnet.find(*address.subnet))
            return *space;
    return address.space.value_or(kAlpha);
}

json::object writeAddress(const Model& model, const ListedAddress& address)
{
    json::object out{
        {"value", jsonText(address.value)},   {"type", jsonWord(address.type)},
        {"scope", jsonWord(address.scope)},   {"space-id", spaceOf(model, address).text()},
        {"origin", jsonWord(address.origin)}, {"cidr", jsonText(address.cidr)}};
    putId(out, "subnet-id", address.subnet);
    return out;
}

json::object writeRow(const Model& model, const MachineRow& row)
{
    json::object instance{{"id", jsonText(row.instanceId)},
                          {"status", jsonText(row.instanceStatus)}};
    putText(instance, "info", row.instanceInfo);
    json::object out{
        {"id", jsonText(row.number)},
        {"life", jsonWord(row.life)},
        {"status", jsonWord(row.status)},
        {"manual", row.isManual},
        {"addresses", writeAddresses(model, row.providerAddresses)},
        {"machine-addresses", writeAddresses(model, row.machineAddresses)},
        {"preferred-public", writePreferred(model, row.preferredPublic)},
        {"preferred-private", writePreferred(model, row.preferredPrivate)},
        {"instance", std::move(instance)},
        {"constraints", writeConstraints(model, ConstraintLevel::Machine, row.id.number())}};
    putText(out, "name", row.name);
    if (row.kind != (row.parent ? MachineKind::Container : MachineKind::Machine))
        out["kind"] = jsonWord(row.kind);
    putText(out, "zone", row.zone);
    putText(out, "provider-ref", row.providerRef);
    return out;
}

json::object writeRow(const Model& model, const DeviceRow& row)
{
    json::object out{
        {"machine", machineNumber(model, row.machine)},
        {"name", jsonText(row.name)},
        {"type", jsonWord(row.type)},
        {"mac", jsonText(row.mac)},
        {"mtu", row.mtu},
        {"provider-id", jsonText(row.providerId)},
        {"parent", parentText(model, row)},
        {"up", row.isUp},
        {"auto-start", row.autoStart},
        {"virtual-port-type", row.virtualPortType == VirtualPortType::OpenVSwitch ? "ovs" : ""}};
    putNumber(out, "vlan-tag", row.vlanTag);
    putId(out, "segment-id", row.segment);
    boost::system::error_code problem;
    json::value routes = json::parse(jsonText(row.routes), problem);
    if (!problem && routes.is_array())
        out["routes"] = std::move(routes);
    putNumber(out, "index", row.index);
    putWords(out, "zones", row.zones);
    putText(out, "provider-vlan-id", row.providerVlanId);
    return out;
}

json::object writeRow(const Model& model, const DeviceAddressRow& row)
{
    const DeviceRow* device = model.find<DeviceRow>(row.device);
    json::object out{{"machine", device ? machineNumber(model, device->machine) : std::string()},
                     {"device", device ? jsonText(device->name) : jsonText({})},
                     {"value", row.shownValue()},
                     {"cidr", row.cidr ? row.cidr->text() : std::string()},
                     {"config-method", jsonWord(row.configMethod)},
                     {"origin", jsonWord(row.origin)},
                     {"provider-id", jsonText(row.providerId)},
                     {"provider-network-id", jsonText(row.providerNetworkId)},
                     {"provider-subnet-id", jsonText(row.providerSubnetId)},
                     {"gateway", row.gateway ? row.gateway->text() : std::string()},
                     {"default-gateway", row.isDefaultGateway},
                     {"secondary", row.isSecondary},
                     {"shadow", row.isShadow}};
    putWords(out, "dns-servers", row.dnsServers);
    putWords(out, "dns-search-domains", row.dnsSearchDomains);
    return out;
}

json::object writeRow(const Model& model, const ApplicationRow& row)
{
    json::array endpoints;
    json::array extra;
    for (const EndpointId id : model.facts.endpointsOfApplication.of(row.id)) {
        const EndpointRow& endpoint = model.at<EndpointRow>(id);
        (endpoint.kind == EndpointKind::Extra ? extra : endpoints)
            .emplace_back(jsonText(endpoint.name));
    }
    json::object bindings;
    for (const BindingId id : model.facts.bindingsOfApplication.of(row.id)) {
        const BindingRow& binding = model.at<BindingRow>(id);
        bindings[jsonText(binding.endpoint)] = binding.space.text();
    }
    json::object out{
        {"name", jsonText(row.name)},
        {"type", jsonWord(row.type)},
        {"endpoints", std::move(endpoints)},
        {"extra-bindings", std::move(extra)},
        {"bindings", std::move(bindings)},
        {"constraints", writeConstraints(model, ConstraintLevel::Application, row.id.number())}};
    if (row.life != Life::Alive)
        out["life"] = jsonWord(row.life);
    return out;
}

json::object writeRow(const Model& model, const UnitRow& row)
{
    const ApplicationRow* application = model.find<ApplicationRow>(row.application);
    json::object out{{"name", jsonText(row.name)},
                     {"application", application ? jsonText(application->name) : jsonText({})},
                     {"machine", row.machine ? machineNumber(model, *row.machine) : std::string()}};
    json::object constraints = writeConstraints(model, ConstraintLevel::Unit, row.id.number());
    if (!constraints["spaces"].as_array().empty())
        out["constraints"] = std::move(constraints);
    return out;
}

json::object writeRow(const Model&, const RelationRow& row)
{
    return {{"id", row.id.text()},
            {"endpoints", jsonTexts(row.endpoints)},
            {"cross-model", row.isCrossModel},
            {"egress", jsonTexts(row.egress)}};
}

json::object writeRow(const Model& model, const CloudServiceRow& row)
{
    const ApplicationRow* application = model.find<ApplicationRow>(row.application);
    json::object out{{"application", application ? jsonText(application->name) : jsonText({})},
                     {"provider-id", jsonText(row.providerId)},
                     {"addresses", writeAddresses(model, row.addresses)},
                     {"generation", row.generation},
                     {"exposed-outside", row.isExposedOutside}};
    putTrue(out, "desired-scale-protected", row.desiredScaleProtected);
    return out;
}

json::object writeRow(const Model& model, const CloudContainerRow& row)
{
    const UnitRow* unit = model.find<UnitRow>(row.unit);
    return {{"unit", unit ? jsonText(unit->name) : jsonText({})},
            {"provider-id", jsonText(row.providerId)},
            {"address", writePreferred(model, row.address)},
            {"ports", jsonTexts(row.ports)}};
}

json::object writeRow(const Model& model, const ControllerNodeRow& row)
{
    json::object out{{"id", jsonText(row.number)},
                     {"machine", row.machine ? machineNumber(model, *row.machine) : std::string()},
                     {"addresses", writeAddresses(model, row.addresses)},
                     {"wants-vote", row.wantsVote},
                     {"has-vote", row.hasVote},
                     {"life", jsonWord(row.life)}};
    if (row.member)
        out["member"] = {{"id", row.member->id},
                         {"address", jsonText(row.member->address)},
                         {"votes", row.member->votes},
                         {"state", jsonWord(row.member->state)},
                         {"healthy", row.member->isHealthy},
                         {"primary", row.member->isPrimary}};
    putText(out, "agent-state", row.agentState);
    putText(out, "agent-message", row.agentMessage);
    return out;
}

} // namespace netatlas::exchange
