// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/devices/observation.h"

#include "model/net/cidr.h"

#include <algorithm>

namespace netatlas::engine::devices {

namespace {

using addressing::Address;

struct SeenAddress
{
    net::IpAddress ip;
    std::string cidr;
};

Result<SeenAddress> parseSeen(const std::optional<ObservedInterface::ObservedAddress>& address)
{
    if (!address || !address->ip)
        return fail(ErrorKind::NotValid,
                    {{"what", "address"}, {"value", ""}, {"cause", "missing"}});
    const std::string& text = *address->ip;
    const auto slash = text.find('/');
    const auto ip = net::IpAddress::parse(text.substr(0, slash));
    if (!ip)
        return fail(ip.error());
    if (slash == text.npos)
        return SeenAddress{*ip, {}};
    const auto block = net::Cidr::parse(text);
    if (!block)
        return fail(block.error());
    return SeenAddress{*ip, block->network().text()};
}

Result<std::vector<Address>> addressesOf(const ObservedInterface& interface, ConfigMethod config)
{
    std::vector<Address> addresses;
    for (const auto& observed : interface.addresses) {
        const auto seen = parseSeen(observed);
        if (!seen)
            return fail(seen.error());
        if (!seen->ip.isIpv4() && addressing::isLinkLocalUnicast(seen->ip))
            continue;
        Address address = addressing::makeAddress(seen->ip.text());
        address.cidr = seen->cidr;
        address.config = config;
        address.isSecondary = observed->isSecondary;
        addresses.push_back(std::move(address));
    }
    return addresses;
}

ConfigMethod configOf(const ObservedInterface& interface)
{
    if (interface.type == DeviceType::Loopback)
        return ConfigMethod::Loopback;
    return interface.addresses.empty() ? ConfigMethod::Manual : ConfigMethod::Static;
}

Result<Nic> observedNic(const ObservedInterface& interface, const HostObservation& host)
{
    Nic nic;
    nic.index = interface.index;
    nic.name = interface.name;
    nic.mac = interface.mac;
    nic.mtu = interface.mtu;
    nic.type = interface.type;
    nic.origin = Origin::Machine;
    nic.isDisabled = !interface.isUp;
    nic.isNotAutoStarted = !interface.isUp;
    nic.config = configOf(interface);
    const auto& switches = host.openVSwitchBridges;
    if (std::find(switches.begin(), switches.end(), interface.name) != switches.end())
        nic.portType = VirtualPortType::OpenVSwitch;
    if (host.defaultRoute && host.defaultRoute->device == interface.name) {
        nic.isDefaultGateway = true;
        nic.gateway = host.defaultRoute->gateway;
    }
    auto addresses = addressesOf(interface, nic.config);
    if (!addresses)
        return fail(addresses.error());
    nic.addresses = std::move(*addresses);
    return nic;
}

} // namespace

Result<std::vector<Nic>> observedNics(const HostObservation& host)
{
    std::vector<Nic> nics;
    for (const ObservedInterface& interface : host.interfaces) {
        auto nic = observedNic(interface, host);
        if (!nic)
            return fail(nic.error());
        nics.push_back(std::move(*nic));
    }
    for (const ObservedInterface& interface : host.interfaces) {
        const auto listed = host.portsByBridge.find(interface.name);
        if (interface.type != DeviceType::Bridge || listed == host.portsByBridge.end())
            continue;
        for (Nic& nic : nics)
            if (std::find(listed->second.begin(), listed->second.end(), nic.name) !=
                listed->second.end())
                nic.parent = interface.name;
    }
    return nics;
}

} // namespace netatlas::engine::devices
