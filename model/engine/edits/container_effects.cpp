// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/engine/edits/bindings.h"
#include "model/engine/edits/comparison.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

/// Bridges that stand on every host and lead nowhere outside it (model-and-workers 10.3).
bool isLocalBridge(const DeviceRow& device)
{
    return device.name == "lxcbr0" || device.name == "lxdbr0" || device.name == "virbr0";
}

bool usesLocalMethod(const Model& model)
{
    const std::string method = settingOf(model, "container-networking-method");
    if (!method.empty())
        return method == "local";
    return settingOf(model, "fan-config").empty() && !providerOf(model).addressesContainers;
}

std::set<SpaceId> spacesOfDevice(const Model& model, DeviceId device)
{
    std::set<SpaceId> spaces;
    for (const AddressId address : model.facts.addressesOfDevice.of(device)) {
        const SubnetId* subnet = model.facts.subnetOfAddress.find(address);
        spaces.insert(subnet ? *model.facts.spaceOfSubnet.find(*subnet) : kAlpha);
    }
    return spaces;
}

/// The spaces that a container asks its host for (10.2); none when the host leaves it open.
std::set<SpaceId> wantedSpaces(const Model& model, const MachineRow& container)
{
    std::set<SpaceId> wanted;
    for (const ConstraintRow& constraint : model.table<ConstraintRow>())
        if (constraint.level == ConstraintLevel::Machine &&
            constraint.target == container.id.number())
            for (const std::string& entry : constraint.spaces)
                if (const auto space = findSpace(model, entry))
                    wanted.insert(*space);
    for (const UnitId unit : model.facts.unitsOfMachine.of(container.id))
        for (const auto& [endpoint, space] : bindingsOf(model, model.at<UnitRow>(unit).application))
            if (space != kAlpha)
                wanted.insert(space);
    if (!wanted.empty())
        return wanted;
    if (usesLocalMethod(model))
        return {kAlpha};
    for (const SubnetId subnet : subnetsOfMachine(model, *container.parent))
        wanted.insert(*model.facts.spaceOfSubnet.find(subnet));
    if (wanted.size() > 1)
        return {};
    return wanted.empty() ? std::set{kAlpha} : wanted;
}

/// The host devices that carry the container: for each space its bridges, else the device that
/// would be bridged (10.4).
std::set<std::string, NaturalLess> carriers(const Model& model, const MachineRow& container)
{
    std::set<std::string, NaturalLess> chosen;
    const bool isLocal = usesLocalMethod(model);
    for (const SpaceId space : wantedSpaces(model, container)) {
        std::set<std::string, NaturalLess> bridges;
        std::set<std::string, NaturalLess> candidates;
        for (const DeviceId id : model.facts.devicesOfMachine.of(*container.parent)) {
            const DeviceRow& device = model.at<DeviceRow>(id);
            if (device.type == DeviceType::Loopback || (isLocalBridge(device) && !isLocal) ||
                !spacesOfDevice(model, id).contains(space))
                continue;
            if (device.type == DeviceType::Bridge)
                bridges.insert(device.name.text());
            else if (!device.parent || device.type == DeviceType::Vlan)
                candidates.insert(device.name.text());
        }
        if (!bridges.empty())
            chosen.merge(bridges);
        else if (space == kAlpha)
            chosen.merge(candidates);
        else if (!candidates.empty())
            chosen.insert(*candidates.begin());
    }
    return chosen;
}

} // namespace

void addContainerEffects(const Comparison& comparison, Effects& effects)
{
    std::set<MachineId> containers;
    for (const MachineId host : comparison.machines()) {
        const auto& children = comparison.after.facts.containersOfMachine.of(host);
        containers.insert(children.begin(), children.end());
    }
    for (const MachineId id : containers) {
        const MachineRow& container = comparison.after.at<MachineRow>(id);
        if (!container.parent || !comparison.before.find<MachineRow>(id))
            continue;
        const auto from = carriers(comparison.before, container);
        const auto to = carriers(comparison.after, container);
        if (from == to)
            continue;
        const auto texts = [](const auto& names) {
            return std::vector<std::string>(names.begin(), names.end());
        };
        effects.push_back(
            {EffectKind::BridgeChoiceChanges,
             {{"container", container.number.text()},
              {"host", comparison.after.at<MachineRow>(*container.parent).number.text()},
              {"from", texts(from)},
              {"to", texts(to)}},
             {comparison.after.refOf(container)},
             {}});
    }
}

} // namespace netatlas::engine::edits
