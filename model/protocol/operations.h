// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/protocol/operation.h"

/// Every pure operation of address-engine 19, one function each: `address.new` is `addressNew`.
/// Each lives in the file of its family; `eval_table.cpp` gives them their names.
namespace netatlas::protocol {

Answer addressNew(const Members& input);
Answer addressString(const Members& input);
Answer addressValueWithMask(const Members& input);
Answer addressWeight(const Members& input);
Answer addressOriginWeight(const Members& input);
Answer addressExactScope(const Members& input);
Answer addressScopeMatch(const Members& input);
Answer addressConfigValid(const Members& input);
Answer addressIsLocal(const Members& input);
Answer addressInts(const Members& input);

Answer addressesHostCidrs(const Members& input);
Answer addressesSelectOne(const Members& input);
Answer addressesSelectAll(const Members& input);
Answer addressesSort(const Members& input);
Answer addressesMerge(const Members& input);
Answer addressesEqual(const Members& input);
Answer addressesInSpaces(const Members& input);
Answer addressesToSpace(const Members& input);
Answer addressesToProvider(const Members& input);
Answer addressesFromDevices(const Members& input);
Answer addressesFilterBridges(const Members& input);

Answer machinePreferred(const Members& input);
Answer machineHistory(const Members& input);

Answer cidrValid(const Members& input);
Answer cidrType(const Members& input);
Answer cidrRange(const Members& input);
Answer cidrNetwork(const Members& input);
Answer cidrRelation(const Members& input);
Answer cidrInAny(const Members& input);

Answer hostportParse(const Members& input);
Answer hostportDial(const Members& input);
Answer hostportsSort(const Members& input);
Answer hostportsUsable(const Members& input);
Answer hostportsUnique(const Members& input);
Answer hostportsSelect(const Members& input);
Answer hostportsPrioritize(const Members& input);
Answer hostportsInSpaces(const Members& input);
Answer hostportsEnsureFirst(const Members& input);
Answer hostportsCollapse(const Members& input);
Answer hostportsNoProxy(const Members& input);
Answer hostportsClientEndpoints(const Members& input);
Answer hostportsConnectedFirst(const Members& input);

Answer controllerAgentHostPorts(const Members& input);
Answer controllerAgentDialList(const Members& input);
Answer controllerServerDetails(const Members& input);
Answer controllerK8sHostPorts(const Members& input);
Answer controllerInternalAddresses(const Members& input);
Answer controllerSpaceCheck(const Members& input);
Answer controllerHaCheck(const Members& input);
Answer controllerSpaceConstraints(const Members& input);

Answer peerPlan(const Members& input);
Answer peerAddressInSpace(const Members& input);
Answer peerSortIds(const Members& input);

Answer spacesNameValid(const Members& input);
Answer spacesConvertName(const Members& input);
Answer spacesNamesString(const Members& input);
Answer spacesQuote(const Members& input);
Answer spacesGet(const Members& input);
Answer spacesMinus(const Members& input);
Answer spacesAllSubnets(const Members& input);
Answer spacesCidrsBySpace(const Members& input);
Answer spacesInferFromAddress(const Members& input);
Answer spacesInferFromCidr(const Members& input);
Answer spacesMoveSubnets(const Members& input);
Answer spacesFanOverlaysFor(const Members& input);

Answer subnetValidate(const Members& input);
Answer subnetsByCidr(const Members& input);
Answer subnetsByAddress(const Members& input);
Answer subnetsByUnderlay(const Members& input);
Answer subnetsBySpace(const Members& input);
Answer subnetsSpaceIds(const Members& input);
Answer subnetsEqual(const Members& input);
Answer subnetsForZone(const Members& input);
Answer subnetsWithoutFan(const Members& input);
Answer zonesValidate(const Members& input);

Answer fanParse(const Members& input);
Answer fanOverlay(const Members& input);
Answer fanSubnetId(const Members& input);
Answer fanExpand(const Members& input);

Answer nicInfo(const Members& input);
Answer nicValidate(const Members& input);
Answer nicDeviceTypeValid(const Members& input);
Answer nicDeviceNameValid(const Members& input);
Answer nicNormalizeMac(const Members& input);
Answer nicSortNames(const Members& input);
Answer nicTypeFromUevent(const Members& input);
Answer nicTypeFromLink(const Members& input);
Answer nicObserve(const Members& input);
Answer nicBridgeName(const Members& input);
Answer nicBridgeTarget(const Members& input);

Answer routeValidate(const Members& input);
Answer routeDefault(const Members& input);

Answer containerSpaces(const Members& input);
Answer containerMissingBridges(const Members& input);
Answer containerDevices(const Members& input);

} // namespace netatlas::protocol
