// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/controller_nodes.h"

#include "model/base/text.h"
#include "model/engine/addressing/listed_addresses.h"
#include "model/engine/addressing/matching.h"
#include "model/engine/edits/bindings.h"
#include "model/net/host_port.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

/// The provider's addresses of the node's machine, then those that only the machine itself saw.
std::vector<ListedAddress> machineAddressesOf(const Model& model, const ControllerNodeRow& node)
{
    const auto* machine = model.find<MachineRow>(node.machine);
    if (!machine)
        return {};
    std::vector<ListedAddress> all = machine->providerAddresses;
    for (const ListedAddress& address : machine->machineAddresses) {
        const auto isSame = [&](const ListedAddress& other) {
            return other.value == address.value;
        };
        if (std::none_of(machine->providerAddresses.begin(), machine->providerAddresses.end(),
                         isSame))
            all.push_back(address);
    }
    return all;
}

} // namespace

std::vector<const ControllerNodeRow*> controllerNodes(const Model& model)
{
    std::vector<const ControllerNodeRow*> nodes;
    for (const ControllerNodeRow& node : model.table<ControllerNodeRow>())
        if (node.life != Life::Dead)
            nodes.push_back(&node);
    std::sort(nodes.begin(), nodes.end(), [](const auto* a, const auto* b) {
        return compareNaturally(a->number, b->number) < 0;
    });
    return nodes;
}

std::string machineOf(const Model& model, const ControllerNodeRow& node)
{
    const auto* machine = model.find<MachineRow>(node.machine);
    return machine ? machine->number.text() : node.number.text();
}

std::vector<ListedAddress> addressesOf(const Model& model, const ControllerNodeRow& node)
{
    return node.addresses.empty() ? machineAddressesOf(model, node) : node.addresses;
}

std::vector<ListedAddress> addressesIn(const Model& model, const ControllerNodeRow& node,
                                       SpaceId space)
{
    std::vector<ListedAddress> inside;
    for (ListedAddress& address : addressesOf(model, node))
        if (spaceOf(model, address) == space)
            inside.push_back(std::move(address));
    return inside;
}

bool isInSpace(const Model& model, const ControllerNodeRow& node, SpaceId space)
{
    const std::vector<ListedAddress> ofMachine = machineAddressesOf(model, node);
    const std::vector<ListedAddress>& counted = ofMachine.empty() ? node.addresses : ofMachine;
    return std::any_of(counted.begin(), counted.end(), [&](const ListedAddress& address) {
        return spaceOf(model, address) == space;
    });
}

std::vector<std::string> openCandidates(const Model& model, const ControllerNodeRow& node)
{
    const auto records = addressing::recordsOf(addressesOf(model, node));
    std::vector<std::string> candidates;
    for (const std::size_t place :
         addressing::allMatching(addressing::Matcher::CloudLocal, records))
        if (records[place].scope == Scope::LocalCloud)
            candidates.push_back(records[place].value);
    if (candidates.size() < 2)
        return {};
    if (node.member)
        if (const auto member = net::HostPort::parse(node.member->address);
            member &&
            std::find(candidates.begin(), candidates.end(), member->host) != candidates.end())
            return {};
    std::sort(candidates.begin(), candidates.end());
    return candidates;
}

} // namespace netatlas::engine::edits
