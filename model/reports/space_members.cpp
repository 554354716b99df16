// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reports/space_members.h"

#include "model/base/text.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace netatlas::reports {

using namespace domain;

std::vector<const SubnetRow*> subnetsIn(const Model& model, SpaceId space)
{
    std::vector<const SubnetRow*> subnets;
    for (const SubnetId id : model.facts.subnetsOfSpace.of(space))
        subnets.push_back(&model.at<SubnetRow>(id));
    std::sort(subnets.begin(), subnets.end(), [](const SubnetRow* a, const SubnetRow* b) {
        return std::tie(a->cidr, a->id) < std::tie(b->cidr, b->id);
    });
    return subnets;
}

std::vector<MachineInSpace> machinesIn(const Model& model, SpaceId space)
{
    std::map<MachineId, std::vector<const DeviceAddressRow*>> addressesByMachine;
    for (const SubnetId subnet : model.facts.subnetsOfSpace.of(space))
        for (const AddressId id : model.facts.addressesOfSubnet.of(subnet)) {
            const auto& address = model.at<DeviceAddressRow>(id);
            const auto& device = model.at<DeviceRow>(address.device);
            addressesByMachine[device.machine].push_back(&address);
        }
    std::vector<MachineInSpace> machines;
    for (auto& [id, addresses] : addressesByMachine) {
        std::sort(addresses.begin(), addresses.end(), [](const auto* a, const auto* b) {
            return std::tie(a->value, a->id) < std::tie(b->value, b->id);
        });
        MachineInSpace machine{&model.at<MachineRow>(id), {}};
        for (const DeviceAddressRow* address : addresses)
            machine.addresses.push_back(address->shownValue());
        machines.push_back(std::move(machine));
    }
    std::stable_sort(machines.begin(), machines.end(), [](const auto& a, const auto& b) {
        return compareNaturally(a.machine->number, b.machine->number) < 0;
    });
    return machines;
}

std::vector<BoundApplication> applicationsBoundTo(const Model& model, SpaceId space)
{
    std::map<ApplicationId, std::vector<std::string>> endpointsByApplication;
    for (const BindingRow& binding : model.table<BindingRow>())
        if (binding.space == space && model.find<ApplicationRow>(binding.application))
            endpointsByApplication[binding.application].push_back(binding.endpoint.text());
    std::vector<BoundApplication> applications;
    for (auto& [id, endpoints] : endpointsByApplication) {
        std::sort(endpoints.begin(), endpoints.end(), NaturalLess());
        applications.push_back({&model.at<ApplicationRow>(id), std::move(endpoints)});
    }
    std::stable_sort(applications.begin(), applications.end(), [](const auto& a, const auto& b) {
        return compareNaturally(a.application->name, b.application->name) < 0;
    });
    return applications;
}

} // namespace netatlas::reports
