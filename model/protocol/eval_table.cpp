// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/protocol/operations.h"

#include <algorithm>
#include <utility>

namespace netatlas::protocol {

namespace {

using Row = std::pair<std::string_view, Operation>;

/// In the order of the table in address-engine 19.
constexpr Row kOperations[] = {
    {"address.new", addressNew},
    {"address.string", addressString},
    {"address.value_with_mask", addressValueWithMask},
    {"address.weight", addressWeight},
    {"address.origin_weight", addressOriginWeight},
    {"address.exact_scope", addressExactScope},
    {"address.scope_match", addressScopeMatch},
    {"address.config_valid", addressConfigValid},
    {"address.is_local", addressIsLocal},
    {"address.ints", addressInts},
    {"addresses.host_cidrs", addressesHostCidrs},
    {"addresses.select_one", addressesSelectOne},
    {"addresses.select_all", addressesSelectAll},
    {"addresses.sort", addressesSort},
    {"addresses.merge", addressesMerge},
    {"addresses.equal", addressesEqual},
    {"addresses.in_spaces", addressesInSpaces},
    {"addresses.to_space", addressesToSpace},
    {"addresses.to_provider", addressesToProvider},
    {"addresses.from_devices", addressesFromDevices},
    {"addresses.filter_bridges", addressesFilterBridges},
    {"machine.preferred", machinePreferred},
    {"machine.history", machineHistory},
    {"cidr.valid", cidrValid},
    {"cidr.type", cidrType},
    {"cidr.range", cidrRange},
    {"cidr.network", cidrNetwork},
    {"cidr.relation", cidrRelation},
    {"cidr.in_any", cidrInAny},
    {"hostport.parse", hostportParse},
    {"hostport.dial", hostportDial},
    {"hostports.sort", hostportsSort},
    {"hostports.usable", hostportsUsable},
    {"hostports.unique", hostportsUnique},
    {"hostports.select", hostportsSelect},
    {"hostports.prioritize", hostportsPrioritize},
    {"hostports.in_spaces", hostportsInSpaces},
    {"hostports.ensure_first", hostportsEnsureFirst},
    {"hostports.collapse", hostportsCollapse},
    {"hostports.no_proxy", hostportsNoProxy},
    {"hostports.client_endpoints", hostportsClientEndpoints},
    {"hostports.connected_first", hostportsConnectedFirst},
    {"controller.agent_host_ports", controllerAgentHostPorts},
    {"controller.agent_dial_list", controllerAgentDialList},
    {"controller.server_details", controllerServerDetails},
    {"controller.k8s_host_ports", controllerK8sHostPorts},
    {"controller.internal_addresses", controllerInternalAddresses},
    {"controller.space_check", controllerSpaceCheck},
    {"controller.ha_check", controllerHaCheck},
    {"controller.space_constraints", controllerSpaceConstraints},
    {"peer.plan", peerPlan},
    {"peer.address_in_space", peerAddressInSpace},
    {"peer.sort_ids", peerSortIds},
    {"spaces.name_valid", spacesNameValid},
    {"spaces.convert_name", spacesConvertName},
    {"spaces.names_string", spacesNamesString},
    {"spaces.quote", spacesQuote},
    {"spaces.get", spacesGet},
    {"spaces.minus", spacesMinus},
    {"spaces.all_subnets", spacesAllSubnets},
    {"spaces.cidrs_by_space", spacesCidrsBySpace},
    {"spaces.infer_from_address", spacesInferFromAddress},
    {"spaces.infer_from_cidr", spacesInferFromCidr},
    {"spaces.move_subnets", spacesMoveSubnets},
    {"spaces.fan_overlays_for", spacesFanOverlaysFor},
    {"subnet.validate", subnetValidate},
    {"subnets.by_cidr", subnetsByCidr},
    {"subnets.by_address", subnetsByAddress},
    {"subnets.by_underlay", subnetsByUnderlay},
    {"subnets.by_space", subnetsBySpace},
    {"subnets.space_ids", subnetsSpaceIds},
    {"subnets.equal", subnetsEqual},
    {"subnets.for_zone", subnetsForZone},
    {"subnets.without_fan", subnetsWithoutFan},
    {"zones.validate", zonesValidate},
    {"fan.parse", fanParse},
    {"fan.overlay", fanOverlay},
    {"fan.subnet_id", fanSubnetId},
    {"fan.expand", fanExpand},
    {"nic.info", nicInfo},
    {"nic.validate", nicValidate},
    {"nic.device_type_valid", nicDeviceTypeValid},
    {"nic.device_name_valid", nicDeviceNameValid},
    {"nic.normalize_mac", nicNormalizeMac},
    {"nic.sort_names", nicSortNames},
    {"nic.type_from_uevent", nicTypeFromUevent},
    {"nic.type_from_link", nicTypeFromLink},
    {"nic.observe", nicObserve},
    {"nic.bridge_name", nicBridgeName},
    {"nic.bridge_target", nicBridgeTarget},
    {"route.validate", routeValidate},
    {"route.default", routeDefault},
    {"container.spaces", containerSpaces},
    {"container.missing_bridges", containerMissingBridges},
    {"container.devices", containerDevices},
};

} // namespace

Answer statusAnswer(const Status& status)
{
    if (!status)
        return fail(status.error());
    return boost::json::value(true);
}

Operation findOperation(std::string_view name)
{
    const auto* const found = std::find_if(std::begin(kOperations), std::end(kOperations),
                                           [name](const Row& row) { return row.first == name; });
    return found == std::end(kOperations) ? nullptr : found->second;
}

std::vector<std::string_view> operationNames()
{
    std::vector<std::string_view> names;
    for (const auto& [name, operation] : kOperations)
        names.push_back(name);
    return names;
}

} // namespace netatlas::protocol
