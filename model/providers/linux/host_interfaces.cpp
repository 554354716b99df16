// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/linux/host_interfaces.h"

#include "model/domain/default_bridges.h"
#include "model/providers/linux/switch_links.h"

#include <algorithm>
#include <array>

namespace netatlas::providers::linuxhost {

namespace {

using domain::ConfigMethod;
using domain::DeviceType;
using domain::InterfaceAddress;
using domain::InterfaceConfig;

template <std::size_t Size>
bool isOneOf(const std::array<std::string_view, Size>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Devices that the kernel makes in every namespace while a tunnel module is loaded.
bool isModuleTunnel(const Link& link)
{
    constexpr std::array<std::string_view, 9> kNames{
        "gre0", "gretap0", "erspan0", "sit0", "tunl0", "ip6tnl0", "ip6gre0", "ip_vti0", "ip6_vti0"};
    return isOneOf(kNames, link.name) && !link.isUp && link.addresses.empty() && !link.master;
}

DeviceType typeOf(const Link& link)
{
    if (link.kind == "bridge" || link.isSwitch)
        return DeviceType::Bridge;
    if (link.kind == "bond" || link.kind == "team")
        return DeviceType::Bond;
    if (link.kind == "vlan")
        return DeviceType::Vlan;
    if (link.kind == "vxlan")
        return DeviceType::Vxlan;
    return link.layer == "loopback" ? DeviceType::Loopback : DeviceType::Ethernet;
}

bool isLinkLocal(const net::IpAddress& address)
{
    static const net::Cidr ipv4 = *net::Cidr::parse("169.254.0.0/16");
    static const net::Cidr ipv6 = *net::Cidr::parse("fe80::/10");
    return ipv4.contains(address) || ipv6.contains(address);
}

bool isSkipped(const LinkAddress& address)
{
    return (!address.value.isIpv4() && isLinkLocal(address.value)) || address.hasFailedDetection;
}

/// The routing table that the link's routes stand in: that of its VRF, else `main`.
std::string tableOf(const HostObservation& host, const Link& link)
{
    const Link* master = link.master ? host.findLink(*link.master) : nullptr;
    const Link* vrf = link.vrfTable ? &link : master && master->vrfTable ? master : nullptr;
    return vrf ? std::to_string(*vrf->vrfTable) : "main";
}

/// Tables of VRFs may be known by the VRF's name where the host gave its table one.
bool isTableOf(const Route& route, const std::string& table, const Link& link)
{
    return route.table == table || (link.master && route.table == *link.master) ||
           (link.vrfTable && route.table == link.name);
}

/// The default route with the lowest metric of that table and family.
const Route* defaultRoute(const HostObservation& host, const std::string& table, net::Family family)
{
    const Route* best = nullptr;
    for (const Route& route : host.routes)
        if (route.isDefault() && route.table == table && route.destination.family() == family &&
            (!best || route.metric < best->metric))
            best = &route;
    return best;
}

ConfigMethod methodOf(const Link& link, const LinkAddress& address, const Route* way)
{
    if (link.layer == "loopback")
        return ConfigMethod::Loopback;
    if (!address.isPermanent)
        return ConfigMethod::Dhcp;
    // A DHCP client that keeps its lease's address without an end shows by the route it set.
    const bool isLeased = way && way->protocol == "dhcp" && way->device == link.name &&
                          address.value.isIpv4() && !address.isSecondary;
    return isLeased ? ConfigMethod::Dhcp : ConfigMethod::Static;
}

std::vector<domain::InterfaceRoute> routesOf(const HostObservation& host, const Link& link,
                                             const std::string& table)
{
    std::vector<domain::InterfaceRoute> routes;
    for (const Route& route : host.routes)
        if (route.device == link.name && route.gateway && !route.isDefault() &&
            isTableOf(route, table, link))
            routes.push_back({route.destination.text(), route.gateway->text(), route.metric});
    return routes;
}

InterfaceConfig interfaceOf(const HostObservation& host, const Link& link)
{
    InterfaceConfig config;
    config.name = link.name;
    config.mac = link.layer == "loopback" ? std::string() : link.mac;
    config.mtu = link.mtu;
    config.type = typeOf(link);
    config.parent = parentOf(link);
    config.index = link.index;
    config.isDisabled = !link.isUp;
    config.isNoAutoStart = !link.isUp;
    config.origin = domain::Origin::Machine;
    config.vlanTag = link.vlanTag != 0 ? link.vlanTag : link.portTag;
    // Without the switch's own word all that it made may be its bridges.
    if (link.isSwitch || (link.kind == "openvswitch" && !host.virtualSwitch))
        config.virtualPortType = domain::VirtualPortType::OpenVSwitch;
    const std::string table = tableOf(host, link);
    if (const Link* vrf = link.master ? host.findLink(*link.master) : nullptr; vrf && vrf->vrfTable)
        config.providerNetworkId = vrfNetworkId(vrf->name);
    const Route* way4 = defaultRoute(host, table, net::Family::Ipv4);
    const Route* way6 = defaultRoute(host, table, net::Family::Ipv6);
    for (const Route* way : {way4, way6})
        if (way && way->device == link.name && !config.isDefaultGateway) {
            config.isDefaultGateway = true;
            config.gateway = way->gateway ? way->gateway->text() : std::string();
        }
    config.routes = routesOf(host, link, table);
    for (const LinkAddress& address : link.addresses) {
        if (isSkipped(address))
            continue;
        InterfaceAddress entry;
        entry.value = address.value.text();
        entry.cidr = net::Cidr::of(address.value, address.prefixLength)->text();
        entry.configMethod = methodOf(link, address, way4);
        entry.isSecondary = address.isSecondary;
        config.addresses.push_back(std::move(entry));
    }
    config.configMethod = link.layer == "loopback"   ? ConfigMethod::Loopback
                          : config.addresses.empty() ? ConfigMethod::Manual
                                                     : ConfigMethod::Static;
    return config;
}

} // namespace

std::string vrfNetworkId(std::string_view vrf)
{
    return "vrf/" + std::string(vrf);
}

domain::InterfaceConfigs interfacesOf(const HostObservation& host)
{
    domain::InterfaceConfigs interfaces;
    for (const Link& link : linksOf(host))
        // No model has a place for a name with a '#' (model-and-workers 2.7).
        if (!isModuleTunnel(link) && link.name.find('#') == std::string::npos)
            interfaces.push_back(interfaceOf(host, link));
    return interfaces;
}

std::vector<std::string> listedAddressesOf(const HostObservation& host)
{
    std::vector<std::string> values;
    for (const Link& link : host.links) {
        if (domain::isDefaultBridge(link.name))
            continue;
        for (const LinkAddress& address : link.addresses)
            if (!isLinkLocal(address.value) && !address.hasFailedDetection)
                values.push_back(address.value.text());
    }
    return values;
}

} // namespace netatlas::providers::linuxhost
