// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/containers/machine_networks.h"

#include "model/domain/default_bridges.h"
#include "model/domain/object_text.h"
#include "model/engine/spaces/space_sets.h"

#include <algorithm>

namespace netatlas::engine::containers {

using namespace netatlas::domain;

namespace {

/// The device and what it sits on, each once: rows may lead in a circle.
template <class Visit>
void eachBelow(const Model& model, const DeviceRow& device, Visit visit)
{
    std::set<DeviceId> seen;
    for (const DeviceRow* row = &device; row && seen.insert(row->id).second;
         row = model.find<DeviceRow>(row->parent))
        visit(*row);
}

HostDevice hostDevice(const Model& model, const DeviceRow& row)
{
    HostDevice device{row.name.text(), row.type, {}, row.virtualPortType};
    if (const DeviceRow* parent = model.find<DeviceRow>(row.parent))
        device.parent = parent->name.text();
    eachBelow(model, row, [&](const DeviceRow& below) {
        device.isOnBond = device.isOnBond || below.type == DeviceType::Bond;
    });
    return device;
}

std::set<SpaceId> spacesOfDevice(const Model& model, const DeviceRow& device)
{
    std::set<SpaceId> found;
    if (device.type == DeviceType::Loopback)
        return found;
    for (const AddressId id : model.facts.addressesOfDevice.of(device.id)) {
        if (model.at<DeviceAddressRow>(id).configMethod == ConfigMethod::Loopback)
            continue;
        const SubnetId* subnet = model.facts.subnetOfAddress.find(id);
        found.insert(subnet ? model.facts.spaceOfSubnet.at(*subnet) : kAlpha);
    }
    return found;
}

spaces::Spaces spaceRecords(const Model& model, const std::set<SpaceId>& ids)
{
    spaces::Spaces records;
    for (const SpaceId id : ids) {
        const SpaceRow* row = model.find<SpaceRow>(id);
        records.push_back({id.text(), row ? row->name : id.text(), {}, {}});
    }
    std::sort(records.begin(), records.end(),
              [](const spaces::Space& a, const spaces::Space& b) { return a.name < b.name; });
    return records;
}

const DeviceRow* deviceNamed(const Model& model, MachineId machine, std::string_view name)
{
    for (const DeviceId id : model.facts.devicesOfMachine.of(machine))
        if (model.at<DeviceRow>(id).name == name)
            return &model.at<DeviceRow>(id);
    return nullptr;
}

Result<ContainerHost> containerHost(const Model& model, MachineId host, MachineId guest)
{
    const auto wanted = containerSpaces(model, host, guest);
    if (!wanted)
        return fail(wanted.error());
    ContainerHost record;
    record.method = containerMethod(model);
    record.wanted = spaceRecords(model, *wanted);
    record.devicesBySpace = devicesBySpace(model, host);
    for (const DeviceId id : model.facts.devicesOfMachine.of(host))
        record.devices.push_back(hostDevice(model, model.at<DeviceRow>(id)));
    record.longNames = devices::LongNames::hashed;
    record.bondDelay = 17;
    const std::string delay = settingOf(model, "net-bond-reconfigure-delay");
    if (const auto seconds = parseNumber<std::int64_t>(delay))
        record.bondDelay = *seconds;
    return record;
}

/// The bridge of the container tool serves alpha whether or not it has an address yet.
void addToolBridge(ContainerHost& record)
{
    if (record.method != NetworkingMethod::Local)
        return;
    auto& inAlpha = (*record.devicesBySpace)[kAlpha.text()];
    const bool isListed = std::any_of(inAlpha.begin(), inAlpha.end(), [](const HostDevice& device) {
        return device.name == "lxdbr0";
    });
    if (!isListed)
        inAlpha.push_back({.name = "lxdbr0", .type = DeviceType::Bridge});
}

Error atHost(const Model& model, MachineId host, Error error)
{
    error.details.emplace("host", model.at<MachineRow>(host).number.text());
    return error;
}

/// The MTU that a device on the bridge gets: that of a fan is the one of its tunnel.
std::uint32_t mtuBehind(const Model& model, const DeviceRow& bridge)
{
    if (bridge.name.view().starts_with("fan-"))
        for (const DeviceId id : model.facts.childrenOfDevice.of(bridge.id))
            if (model.at<DeviceRow>(id).type == DeviceType::Vxlan)
                return model.at<DeviceRow>(id).mtu;
    return bridge.mtu;
}

} // namespace

NetworkingMethod containerMethod(const Model& model)
{
    if (const auto method = parseNetworkingMethod(settingOf(model, "container-networking-method")))
        return *method;
    if (!settingOf(model, "fan-config").empty())
        return NetworkingMethod::Fan;
    return providerOf(model).addressesContainers ? NetworkingMethod::Provider
                                                 : NetworkingMethod::Local;
}

std::vector<std::string> constraintsOf(const Model& model, ConstraintLevel level,
                                       std::uint32_t target)
{
    for (const ConstraintRow& row : model.table<ConstraintRow>())
        if (row.level == level && row.target == target)
            return row.spaces;
    return {};
}

std::set<SpaceId> spacesOfMachine(const Model& model, MachineId machine)
{
    std::set<SpaceId> found;
    for (const DeviceId device : model.facts.devicesOfMachine.of(machine))
        for (const AddressId address : model.facts.addressesOfDevice.of(device))
            if (const SubnetId* subnet = model.facts.subnetOfAddress.find(address))
                found.insert(model.facts.spaceOfSubnet.at(*subnet));
    return found;
}

DevicesBySpace devicesBySpace(const Model& model, MachineId machine)
{
    const bool isLocal = containerMethod(model) == NetworkingMethod::Local;
    DevicesBySpace bySpace;
    for (const DeviceId id : model.facts.devicesOfMachine.of(machine)) {
        const DeviceRow& device = model.at<DeviceRow>(id);
        if (!isLocal && isDefaultBridge(device.name.view()))
            continue;
        for (const SpaceId space : spacesOfDevice(model, device))
            bySpace[space.text()].push_back(hostDevice(model, device));
    }
    for (auto& [space, list] : bySpace)
        std::stable_sort(list.begin(), list.end(), [](const HostDevice& a, const HostDevice& b) {
            return devices::compareDeviceNames(a.name, b.name) < 0;
        });
    return bySpace;
}

Result<std::set<SpaceId>> containerSpaces(const Model& model, MachineId host, MachineId guest)
{
    std::set<SpaceId> wanted;
    for (const std::string& name : constraintsOf(model, ConstraintLevel::Machine, guest.number()))
        if (const auto space = findSpace(model, name))
            wanted.insert(*space);
    for (const UnitId unit : model.facts.unitsOfMachine.of(guest))
        for (const BindingId binding :
             model.facts.bindingsOfApplication.of(model.at<UnitRow>(unit).application))
            if (const SpaceId space = model.at<BindingRow>(binding).space; space != kAlpha)
                wanted.insert(space);
    if (!wanted.empty())
        return wanted;
    if (containerMethod(model) == NetworkingMethod::Local)
        return std::set{kAlpha};
    auto ofHost = spacesOfMachine(model, host);
    if (ofHost.size() > 1)
        return fail(ErrorKind::NoObviousSpace,
                    {{"container", model.at<MachineRow>(guest).number.text()},
                     {"spaces", spaces::namesOf(spaceRecords(model, ofHost))}});
    return ofHost.empty() ? std::set{kAlpha} : ofHost;
}

Result<MissingBridges> missingBridges(const Model& model, MachineId host, MachineId guest,
                                      addressing::Trace* trace)
{
    const auto record = containerHost(model, host, guest);
    if (!record)
        return fail(record.error());
    auto missing = missingBridges(*record, trace);
    if (!missing)
        return fail(atHost(model, host, missing.error()));
    return missing;
}

Result<std::vector<GuestDevice>> guestDevices(const Model& model, MachineId host, MachineId guest,
                                              addressing::Trace* trace)
{
    auto record = containerHost(model, host, guest);
    if (!record)
        return fail(record.error());
    addToolBridge(*record);
    const auto made = containerDevices(*record, trace);
    if (!made)
        return fail(atHost(model, host, made.error()));
    std::vector<GuestDevice> guests;
    for (const auto& device : *made) {
        const DeviceRow* bridge = deviceNamed(model, host, device.parent);
        guests.push_back({device.name, device.parent, bridge ? mtuBehind(model, *bridge) : 0});
    }
    return guests;
}

std::set<std::string, NaturalLess> carriersOf(const Model& model, MachineId host, MachineId guest)
{
    std::set<std::string, NaturalLess> carriers;
    auto record = containerHost(model, host, guest);
    if (!record)
        return carriers;
    if (const auto missing = missingBridges(*record))
        for (const BridgeToMake& bridge : missing->bridges)
            carriers.insert(bridge.device);
    addToolBridge(*record);
    if (const auto devices = containerDevices(*record))
        for (const ContainerDevice& device : *devices)
            carriers.insert(device.parent);
    return carriers;
}

} // namespace netatlas::engine::containers
