// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/linux/switch_links.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace netatlas::providers::linuxhost {

namespace {

constexpr std::string_view kSwitchKind = "openvswitch";
constexpr std::uint32_t kLastVlan = 4094;

/// Whether an interface of that type is a link of the kernel wherever it is.
bool isKernelType(std::string_view type)
{
    return type.empty() || type == "system" || type == "internal" || type == "tap";
}

/// Brings the switch's word into the kernel's links.
class SwitchJoin
{
public:
    explicit SwitchJoin(std::vector<Link> links) : m_links(std::move(links))
    {
        for (std::size_t i = 0; i < m_links.size(); ++i)
            m_places.emplace(m_links[i].name, i);
    }

    std::vector<Link> join(const VirtualSwitch& virtualSwitch)
    {
        for (const SwitchBridge& bridge : virtualSwitch.bridges)
            if (Link* link = find(bridge.name))
                link->isSwitch = true;
        for (const SwitchBridge& bridge : virtualSwitch.bridges)
            if (find(bridge.name))
                for (const SwitchPort& port : bridge.ports)
                    takePort(bridge.name, port);
        return std::move(m_links);
    }

private:
    Link* find(const std::string& name)
    {
        const auto found = m_places.find(name);
        return found == m_places.end() ? nullptr : &m_links[found->second];
    }

    void takePort(const std::string& bridge, const SwitchPort& port)
    {
        const std::uint32_t tag = port.tag && *port.tag <= kLastVlan ? *port.tag : 0;
        // A port of one interface is called like it.
        const bool isSingle =
            port.interfaces.size() == 1 && port.interfaces.front().name == port.name;
        const bool isBond = !isSingle && makeBond(bridge, port, tag);
        for (const SwitchInterface& interface : port.interfaces)
            takeInterface(isBond ? port.name : bridge, interface, isBond ? 0 : tag);
    }

    /// A bond is a device of its own unless it is called like another one.
    bool makeBond(const std::string& bridge, const SwitchPort& port, std::uint32_t tag)
    {
        const auto isHere = [this](const SwitchInterface& one) {
            return find(one.name) || (one.isOpen && !isKernelType(one.type));
        };
        const bool isTaken =
            find(port.name) ||
            std::any_of(port.interfaces.begin(), port.interfaces.end(),
                        [&port](const SwitchInterface& one) { return one.name == port.name; });
        if (isTaken || std::none_of(port.interfaces.begin(), port.interfaces.end(), isHere))
            return false;
        add({.name = port.name, .kind = "bond"}, bridge, tag);
        return true;
    }

    void takeInterface(const std::string& parent, const SwitchInterface& interface,
                       std::uint32_t tag)
    {
        if (Link* link = find(interface.name))
            return attach(*link, parent, tag);
        if (!interface.isOpen || isKernelType(interface.type))
            return; // it is in another namespace, or nowhere
        Link link{.name = interface.name, .mac = interface.mac, .mtu = interface.mtu};
        if (interface.type == "vxlan")
            link.kind = "vxlan";
        link.vxlanId = interface.vxlanId;
        add(std::move(link), parent, tag);
    }
    void add(Link link, const std::string& parent, std::uint32_t tag)
    {
        link.layer = "ether";
        link.isUp = true; // the switch has no word for it
        link.hasCarrier = true;
        link.memberKind = kSwitchKind;
        link.master = parent;
        link.portTag = tag;
        m_places.emplace(link.name, m_links.size());
        m_links.push_back(std::move(link));
    }
    void attach(Link& link, const std::string& parent, std::uint32_t tag)
    {
        // What the kernel says goes before the switch's word; of its ports it says only that they
        // hang on the datapath.
        const bool isFree = !link.master || link.memberKind == kSwitchKind;
        if (!isFree)
            return;
        link.portTag = tag;
        // A bridge has a port of its own name.
        if (link.isSwitch || hangsOn(parent, link.name))
            return;
        link.memberKind = kSwitchKind;
        link.master = parent;
    }
    /// Whether the one hangs on the other, over however many: bridges may be ports of each other.
    bool hangsOn(std::string name, const std::string& other)
    {
        for (std::size_t steps = 0; steps <= m_links.size() && !name.empty(); ++steps) {
            if (name == other)
                return true;
            const Link* link = find(name);
            name = link ? parentOf(*link) : std::string();
        }
        return !name.empty();
    }

    std::vector<Link> m_links;
    std::unordered_map<std::string, std::size_t> m_places;
};

} // namespace

bool showsSwitch(const HostObservation& host)
{
    return std::any_of(host.links.begin(), host.links.end(), [](const Link& link) {
        return link.kind == kSwitchKind || (link.kind == "tun" && link.name == "ovs-netdev");
    });
}

std::vector<Link> linksOf(const HostObservation& host)
{
    std::vector<Link> links = host.links;
    for (Link& link : links) {
        const Link* bridge = link.master ? host.findLink(*link.master) : nullptr;
        for (const PortVlans& vlans : link.vlans)
            if (vlans.isOwn && bridge && bridge->isVlanAware)
                link.portTag = vlans.first;
    }
    return host.virtualSwitch ? SwitchJoin(std::move(links)).join(*host.virtualSwitch) : links;
}

std::string parentOf(const Link& link)
{
    constexpr std::array<std::string_view, 6> kStacked{"vlan",   "macvlan", "macvtap",
                                                       "ipvlan", "ipvtap",  "vxlan"};
    if (link.master)
        return *link.master;
    // Both ends of a veth pair name each other as lower link and are not on top of each other.
    const bool isStacked = std::find(kStacked.begin(), kStacked.end(), link.kind) != kStacked.end();
    return link.lower && isStacked ? *link.lower : std::string();
}

} // namespace netatlas::providers::linuxhost
