// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/containers/container_network.h"
#include "model/engine/devices/device_names.h"
#include "model/engine/devices/observation.h"
#include "model/engine/devices/routes.h"
#include "model/engine/spaces/space_sets.h"
#include "model/net/mac_address.h"
#include "model/protocol/operations.h"
#include "model/protocol/records.h"

namespace netatlas::protocol {

namespace json = boost::json;
using namespace engine::devices;
namespace containers = engine::containers;
namespace spaces = engine::spaces;

namespace {

/// Words that are no device type count as unknown; the rules say what becomes of those.
DeviceType deviceTypeOf(const std::string& word)
{
    return domain::parseWord<DeviceType>(word).value_or(DeviceType::Unknown);
}

HostObservation::DefaultRouteSeen readDefaultRoute(const json::value& value, Faults& faults)
{
    HostObservation::DefaultRouteSeen route;
    readObject(value, "default_route", faults, [&route](const Members& members) {
        route.gateway = members.optionalText("gateway");
        route.device = members.optionalText("device");
    });
    return route;
}

/// What decides the wanted spaces.
containers::ContainerHost readWishes(const Members& input)
{
    containers::ContainerHost host;
    host.method = input.word("method", containers::parseNetworkingMethod);
    host.spaces = input.records("spaces", readSpace);
    host.constraints = input.texts("constraints");
    host.hostSpaceIds = input.texts("host_space_ids");
    return host;
}

containers::ContainerHost readContainerHost(const Members& input)
{
    containers::ContainerHost host = readWishes(input);
    host.devices = input.records("devices", readHostDevice);
    host.addresses = input.records("addresses", readHostDeviceAddress);
    host.subnets = input.records("subnets", readSubnet);
    host.bondDelay = input.integer("bond_delay");
    host.containerType = input.word("container_type", containers::parseContainerType);
    return host;
}

} // namespace

Answer nicInfo(const Members& input)
{
    const Nic nic = input.record("nic", readNic);
    return json::object{{"actual_name", nic.actualName()},
                        {"is_vlan", nic.isVlan()},
                        {"is_virtual", nic.isVirtual()},
                        {"primary_address", nic.primaryAddress()}};
}

Answer nicValidate(const Members& input)
{
    return statusAnswer(validateNic(input.record("nic", readNic)));
}

Answer nicDeviceTypeValid(const Members& input)
{
    return json::value(isDeviceType(input.text("type")));
}

Answer nicDeviceNameValid(const Members& input)
{
    const auto rules = input.text("os") == "linux" ? NamingRules::Linux : NamingRules::Other;
    return json::value(isDeviceName(input.text("name"), rules));
}

Answer nicNormalizeMac(const Members& input)
{
    return json::value(net::normalMacText(input.text("mac")));
}

Answer nicSortNames(const Members& input)
{
    return textsJson(sortedDeviceNames(input.texts("names")));
}

Answer nicTypeFromUevent(const Members& input)
{
    return json::value(
        domain::wordOf(typeFromUevent(input.nullableText("text").value_or(std::string()))));
}

Answer nicTypeFromLink(const Members& input)
{
    const auto loopback = input.truth("loopback") ? Loopback::yes : Loopback::no;
    return json::value(domain::wordOf(typeFromLink(input.text("kind"), loopback)));
}

Answer nicObserve(const Members& input)
{
    HostObservation host;
    host.interfaces = input.records("interfaces", readInterface);
    if (input.optional("default_route"))
        host.defaultRoute = input.record("default_route", readDefaultRoute);
    host.openVSwitchBridges = input.optionalTexts("ovs_bridges");
    host.portsByBridge = input.optionalTextLists("bridge_ports");
    const auto nics = observedNics(host);
    if (!nics)
        return fail(nics.error());
    return listJson(*nics, nicJson);
}

Answer nicBridgeName(const Members& input)
{
    return json::value(bridgeNameOf(input.text("device")));
}

Answer nicBridgeTarget(const Members& input)
{
    return json::value(isBridgeTarget(deviceTypeOf(input.text("type")), input.text("parent"),
                                      deviceTypeOf(input.text("parent_type"))));
}

Answer routeValidate(const Members& input)
{
    return statusAnswer(validateRoute(input.record("route", readRoute)));
}

Answer routeDefault(const Members& input)
{
    const auto route = parseDefaultRoute(input.text("text"));
    if (!route)
        return fail(route.error());
    return json::object{
        {"gateway", route->gateway ? json::value(route->gateway->text()) : json::value()},
        {"device", route->device}};
}

Answer containerSpaces(const Members& input)
{
    const auto wanted = containers::wantedSpaces(readWishes(input));
    if (!wanted)
        return fail(wanted.error());
    return textsJson(spaces::namesOf(*wanted));
}

Answer containerMissingBridges(const Members& input)
{
    const auto missing = containers::missingBridges(readContainerHost(input));
    if (!missing)
        return fail(missing.error());
    const auto bridges = listJson(missing->bridges, [](const containers::BridgeToMake& bridge) {
        return json::value(json::object{{"device", bridge.device}, {"bridge", bridge.bridge}});
    });
    return json::object{{"bridges", bridges}, {"delay", missing->delay}};
}

Answer containerDevices(const Members& input)
{
    const auto devices = containers::containerDevices(readContainerHost(input));
    if (!devices)
        return fail(devices.error());
    return listJson(*devices, [](const containers::ContainerDevice& device) {
        return json::value(json::object{{"name", device.name}, {"parent", device.parent}});
    });
}

} // namespace netatlas::protocol
