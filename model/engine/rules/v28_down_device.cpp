// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/bindings.h"
#include "model/engine/rules/rule.h"

#include <algorithm>
#include <set>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

std::set<SpaceId> spacesOf(const Model& model, DeviceId device)
{
    std::set<SpaceId> spaces;
    for (const AddressId address : model.facts.addressesOfDevice.of(device))
        if (const SubnetId* subnet = model.facts.subnetOfAddress.find(address))
            spaces.insert(*model.facts.spaceOfSubnet.find(*subnet));
    return spaces;
}

bool isElsewhere(const Model& model, const DeviceRow& down, SpaceId space)
{
    const auto& devices = model.facts.devicesOfMachine.of(down.machine);
    return std::any_of(devices.begin(), devices.end(), [&](DeviceId other) {
        return other != down.id && model.at<DeviceRow>(other).isUp &&
               spacesOf(model, other).contains(space);
    });
}

/// `application:endpoint` of all that units of the machine need in one of the spaces.
std::vector<std::string> needing(const Model& model, MachineId machine,
                                 const std::set<SpaceId>& spaces)
{
    std::set<std::string> names;
    for (const UnitId unit : model.facts.unitsOfMachine.of(machine)) {
        const ApplicationId application = model.at<UnitRow>(unit).application;
        for (const auto& [endpoint, space] : edits::bindingsOf(model, application))
            if (spaces.contains(space))
                names.insert(model.at<ApplicationRow>(application).name + ':' + endpoint);
    }
    return {names.begin(), names.end()};
}

void checkDevice(const Model& model, const DeviceRow& device, Findings& findings)
{
    if (device.isUp)
        return;
    std::set<SpaceId> lost = spacesOf(model, device.id);
    std::erase_if(lost, [&](SpaceId space) { return isElsewhere(model, device, space); });
    const auto endpoints = needing(model, device.machine, lost);
    if (endpoints.empty())
        return;
    findings.push_back(findingOf(
        Rule::V28, Severity::Warning, model.refOf(device),
        {{"device", model.at<MachineRow>(device.machine).number.text() + ':' + device.name.text()},
         {"endpoints", endpoints}}));
}

} // namespace

void findDownDevices(const RuleInput& input, Findings& findings)
{
    if (const Neighbourhood* near = input.near) {
        const Model& model = *input.revision.model(near->model);
        for (const MachineId machine : near->machines)
            for (const DeviceId device : model.facts.devicesOfMachine.of(machine))
                checkDevice(model, model.at<DeviceRow>(device), findings);
        return;
    }
    for (const auto& model : input.revision.models())
        for (const DeviceRow& device : model->table<DeviceRow>())
            checkDevice(*model, device, findings);
}

} // namespace netatlas::engine::rules
