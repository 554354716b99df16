// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/containers/machine_networks.h"
#include "model/protocol/scenario/families.h"
#include "model/protocol/scenario/judged.h"

namespace netatlas::protocol::scenario {

namespace json = boost::json;
namespace containers = engine::containers;
using namespace netatlas::domain;

namespace {

struct HostAndGuest
{
    MachineId host;
    MachineId guest;
};

Result<MachineId> machineNamed(const Scene& scene, const std::string& number)
{
    const auto machine = findMachine(scene.model(), number);
    if (!machine)
        return notFound("machine", number);
    return *machine;
}

Result<HostAndGuest> hostAndGuest(const Scene& scene, const exchange::JsonMembers& when)
{
    const auto host = machineNamed(scene, when.text("host"));
    if (!host)
        return fail(host.error());
    const auto guest = machineNamed(scene, when.text("guest"));
    if (!guest)
        return fail(guest.error());
    return HostAndGuest{*host, *guest};
}

Answer missingBridges(Scene& scene, const exchange::JsonMembers& when)
{
    const auto machines = hostAndGuest(scene, when);
    if (!machines)
        return fail(machines.error());
    const auto missing = containers::missingBridges(scene.model(), machines->host, machines->guest);
    if (!missing)
        return fail(missing.error());
    json::array bridges;
    for (const auto& bridge : missing->bridges)
        bridges.push_back({{"device", bridge.device}, {"bridge", bridge.bridge}});
    return json::object{{"bridges", bridges}, {"delay", missing->delay}};
}

std::optional<DeviceId> deviceOf(const Model& model, MachineId machine, std::string_view name)
{
    for (const DeviceId id : model.facts.devicesOfMachine.of(machine))
        if (model.at<DeviceRow>(id).name == name)
            return id;
    return std::nullopt;
}

/// A hardware address of the block that containers use. It follows from the place of the device,
/// so that a scenario gives the same model each time.
std::string guestMac(MachineId guest, std::size_t place)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    const std::uint32_t number = guest.number() * 16 + static_cast<std::uint32_t>(place);
    std::string mac = "00:16:3e";
    for (const int shift : {16, 8, 0}) {
        mac += ':';
        mac += kDigits[(number >> (shift + 4)) & 0xF];
        mac += kDigits[(number >> shift) & 0xF];
    }
    return mac;
}

void storeGuestDevices(Scene& scene, const HostAndGuest& machines,
                       const std::vector<containers::GuestDevice>& devices)
{
    ChangeRecorder recorder(scene.model().state);
    for (std::size_t i = 0; i < devices.size(); ++i) {
        const auto stored = deviceOf(scene.model(), machines.guest, devices[i].name);
        DeviceRow row = stored ? scene.model().at<DeviceRow>(*stored) : DeviceRow{};
        if (!stored) {
            row.id = recorder.draw<DeviceRow>();
            row.machine = machines.guest;
            row.name = devices[i].name;
            row.mac = guestMac(machines.guest, i);
        }
        row.type = DeviceType::Ethernet;
        row.mtu = devices[i].mtu;
        row.isUp = true;
        row.autoStart = true;
        row.parent = deviceOf(scene.model(), machines.host, devices[i].parent);
        recorder.put(std::move(row));
    }
    scene.apply(recorder.changes());
}

Answer populate(Scene& scene, const exchange::JsonMembers& when)
{
    const auto machines = hostAndGuest(scene, when);
    if (!machines)
        return fail(machines.error());
    const auto devices = containers::guestDevices(scene.model(), machines->host, machines->guest);
    if (!devices)
        return fail(devices.error());
    json::array list;
    for (const auto& device : *devices)
        list.push_back({{"name", device.name},
                        {"parent", device.parent},
                        {"mtu", device.mtu},
                        {"config-method", "dhcp"}});
    storeGuestDevices(scene, *machines, *devices);
    return list;
}

Answer devicesForSpaces(Scene& scene, const exchange::JsonMembers& when)
{
    const auto machine = machineNamed(scene, when.text("machine"));
    if (!machine)
        return fail(machine.error());
    const auto bySpace = containers::devicesBySpace(scene.model(), *machine);
    json::object result;
    for (const std::string& id : when.idTexts("spaces")) {
        json::array names;
        if (const auto found = bySpace.find(id); found != bySpace.end())
            for (const auto& device : found->second)
                names.push_back(jsonText(device.name));
        result[id] = names;
    }
    return result;
}

Answer bridgeName(Scene&, const exchange::JsonMembers& when)
{
    const std::string device = when.text("device");
    if (device.empty())
        return fail(ErrorKind::NotValid, {{"what", "device"}, {"value", ""}, {"cause", "missing"}});
    return jsonText(engine::devices::bridgeNameOf(device, engine::devices::LongNames::hashed));
}

} // namespace

Family containerOperations()
{
    static constexpr NamedOperation kOperations[] = {
        {"container-missing-bridges", missingBridges},
        {"container-populate", populate},
        {"devices-for-spaces", devicesForSpaces},
        {"bridge-name", bridgeName},
    };
    return kOperations;
}

} // namespace netatlas::protocol::scenario
