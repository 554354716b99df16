// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/linux/netlink_messages.h"

#include <libmnl/libmnl.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <sys/socket.h>

#include <linux/if.h>
#include <linux/if_arp.h>
#include <linux/if_bridge.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>

namespace netatlas::providers::linuxhost {

namespace {

constexpr std::uint16_t kLargestAttribute = 64;

/// The attributes of a message or a nest by their types; the last of a type counts.
class Attributes
{
public:
    Attributes(const nlmsghdr& message, std::size_t headerSize)
    {
        mnl_attr_parse(&message, static_cast<unsigned int>(headerSize), &Attributes::keep, this);
    }
    explicit Attributes(const nlattr* nest)
    {
        if (nest)
            mnl_attr_parse_nested(nest, &Attributes::keep, this);
    }
    Attributes(const void* payload, std::size_t size)
    {
        mnl_attr_parse_payload(payload, size, &Attributes::keep, this);
    }

    const nlattr* find(std::uint16_t type) const { return m_byType[type]; }
    std::string text(std::uint16_t type) const
    {
        const auto bytes = this->bytes(type);
        return {bytes.begin(), std::find(bytes.begin(), bytes.end(), '\0')};
    }
    std::string_view bytes(std::uint16_t type) const
    {
        const nlattr* found = m_byType[type];
        return found ? std::string_view(static_cast<const char*>(mnl_attr_get_payload(found)),
                                        mnl_attr_get_payload_len(found))
                     : std::string_view();
    }
    /// A number of that size; nothing when absent or of another size.
    template <class Number>
    std::optional<Number> number(std::uint16_t type) const
    {
        const nlattr* found = find(type);
        Number value{};
        if (!found || mnl_attr_get_payload_len(found) < sizeof value)
            return std::nullopt;
        std::memcpy(&value, mnl_attr_get_payload(found), sizeof value);
        return value;
    }

private:
    static int keep(const nlattr* attribute, void* data)
    {
        auto* self = static_cast<Attributes*>(data);
        const std::uint16_t type = mnl_attr_get_type(attribute);
        if (type < self->m_byType.size())
            self->m_byType[type] = attribute;
        return MNL_CB_OK;
    }

    std::array<const nlattr*, kLargestAttribute> m_byType{};
};

template <class Header>
const Header* headerOf(const nlmsghdr& message)
{
    if (mnl_nlmsg_get_payload_len(&message) < sizeof(Header))
        return nullptr;
    return static_cast<const Header*>(mnl_nlmsg_get_payload(&message));
}

/// The word that the host's tools use for a number, else the number.
template <std::size_t Size>
std::string wordOf(const std::array<std::pair<std::uint32_t, std::string_view>, Size>& words,
                   std::uint32_t number)
{
    for (const auto& [known, word] : words)
        if (known == number)
            return std::string(word);
    return std::to_string(number);
}

using Word = std::pair<std::uint32_t, std::string_view>;

constexpr std::array kLayers{
    Word{ARPHRD_ETHER, "ether"},     Word{ARPHRD_LOOPBACK, "loopback"},
    Word{ARPHRD_NONE, "none"},       Word{ARPHRD_SIT, "sit"},
    Word{ARPHRD_IPGRE, "gre"},       Word{ARPHRD_TUNNEL, "ipip"},
    Word{ARPHRD_TUNNEL6, "tunnel6"}, Word{ARPHRD_IP6GRE, "gre6"},
    Word{ARPHRD_PPP, "ppp"},         Word{ARPHRD_INFINIBAND, "infiniband"}};
constexpr std::array kStates{
    Word{0, "UNKNOWN"}, Word{1, "NOTPRESENT"}, Word{2, "DOWN"}, Word{3, "LOWERLAYERDOWN"},
    Word{4, "TESTING"}, Word{5, "DORMANT"},    Word{6, "UP"}};
constexpr std::array kScopes{Word{RT_SCOPE_UNIVERSE, "global"}, Word{RT_SCOPE_SITE, "site"},
                             Word{RT_SCOPE_LINK, "link"}, Word{RT_SCOPE_HOST, "host"},
                             Word{RT_SCOPE_NOWHERE, "nowhere"}};
constexpr std::array kTables{Word{RT_TABLE_MAIN, "main"}, Word{RT_TABLE_LOCAL, "local"},
                             Word{RT_TABLE_DEFAULT, "default"}};
constexpr std::array kProtocols{Word{0, "unspec"}, Word{1, "redirect"},  Word{2, "kernel"},
                                Word{3, "boot"},   Word{4, "static"},    Word{8, "gated"},
                                Word{9, "ra"},     Word{10, "mrt"},      Word{11, "zebra"},
                                Word{12, "bird"},  Word{13, "dnrouted"}, Word{14, "xorp"},
                                Word{15, "ntk"},   Word{16, "dhcp"},     Word{18, "keepalived"},
                                Word{42, "babel"}, Word{186, "bgp"},     Word{187, "isis"},
                                Word{188, "ospf"}, Word{189, "rip"},     Word{192, "eigrp"}};

std::string macText(std::string_view bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        if (!text.empty())
            text += ':';
        text += kDigits[value >> 4U];
        text += kDigits[value & 15U];
    }
    return text;
}

/// An address of 4 or 16 bytes in network order.
std::optional<net::IpAddress> addressOf(std::string_view bytes)
{
    if (bytes.size() == 4) {
        std::uint32_t number = 0;
        for (const char byte : bytes)
            number = (number << 8U) | static_cast<unsigned char>(byte);
        return net::IpAddress::ofIpv4(number);
    }
    std::array<std::uint8_t, 16> all{};
    if (bytes.size() != all.size())
        return std::nullopt;
    std::memcpy(all.data(), bytes.data(), all.size());
    return net::IpAddress::ofBytes(all);
}

std::string protocolText(std::string_view networkOrder)
{
    const std::string hexadecimal = macText(networkOrder);
    return hexadecimal == "81:00" ? "802.1Q" : hexadecimal == "88:a8" ? "802.1ad" : hexadecimal;
}

void readKind(const Attributes& attributes, Link& link)
{
    const Attributes info(attributes.find(IFLA_LINKINFO));
    link.kind = info.text(IFLA_INFO_KIND);
    link.memberKind = info.text(IFLA_INFO_SLAVE_KIND);
    const Attributes details(info.find(IFLA_INFO_DATA));
    if (link.kind == "vlan") {
        link.vlanTag = details.number<std::uint16_t>(IFLA_VLAN_ID).value_or(0);
        link.vlanProtocol = protocolText(details.bytes(IFLA_VLAN_PROTOCOL));
    } else if (link.kind == "vxlan") {
        link.vxlanId = details.number<std::uint32_t>(IFLA_VXLAN_ID);
    } else if (link.kind == "vrf") {
        link.vrfTable = details.number<std::uint32_t>(IFLA_VRF_TABLE);
    } else if (link.kind == "bridge") {
        link.isVlanAware = details.number<std::uint8_t>(IFLA_BR_VLAN_FILTERING).value_or(0) != 0;
    }
}

/// Puts a VLAN of a port behind the others, as one with the last of them where it goes on.
int keepVlan(const nlattr* attribute, void* data)
{
    bridge_vlan_info info{};
    if (mnl_attr_get_type(attribute) != IFLA_BRIDGE_VLAN_INFO ||
        mnl_attr_get_payload_len(attribute) < sizeof info)
        return MNL_CB_OK;
    std::memcpy(&info, mnl_attr_get_payload(attribute), sizeof info);
    auto& vlans = *static_cast<std::vector<PortVlans>*>(data);
    const PortVlans one{.first = info.vid,
                        .last = info.vid,
                        .isOwn = (info.flags & BRIDGE_VLAN_INFO_PVID) != 0,
                        .isUntagged = (info.flags & BRIDGE_VLAN_INFO_UNTAGGED) != 0};
    if (!vlans.empty() && vlans.back().last + 1 == one.first && !vlans.back().isOwn && !one.isOwn &&
        vlans.back().isUntagged == one.isUntagged)
        vlans.back().last = one.last;
    else
        vlans.push_back(one);
    return MNL_CB_OK;
}

int keepName(const nlattr* attribute, void* data)
{
    if (mnl_attr_get_type(attribute) == IFLA_ALT_IFNAME)
        static_cast<std::vector<std::string>*>(data)->emplace_back(
            static_cast<const char*>(mnl_attr_get_payload(attribute)),
            std::max<std::size_t>(mnl_attr_get_payload_len(attribute), 1) - 1);
    return MNL_CB_OK;
}

std::optional<net::IpAddress> gatewayOf(const Attributes& attributes)
{
    if (const auto direct = addressOf(attributes.bytes(RTA_GATEWAY)))
        return direct;
    // The next hop of another family: its family, then the address.
    const auto via = attributes.bytes(RTA_VIA);
    return via.size() > 2 ? addressOf(via.substr(2)) : std::nullopt;
}

} // namespace

void LinkTable::addLink(const nlmsghdr& message)
{
    const auto* header = headerOf<ifinfomsg>(message);
    if (message.nlmsg_type != RTM_NEWLINK || !header)
        return;
    const Attributes attributes(message, sizeof *header);
    Link link;
    link.index = static_cast<std::uint32_t>(header->ifi_index);
    link.name = attributes.text(IFLA_IFNAME);
    if (link.name.empty() || m_places.contains(link.index))
        return;
    link.layer = wordOf(kLayers, header->ifi_type);
    if (link.layer == "ether" || link.layer == "loopback")
        link.mac = macText(attributes.bytes(IFLA_ADDRESS));
    link.alias = attributes.text(IFLA_IFALIAS);
    if (const nlattr* names = attributes.find(IFLA_PROP_LIST))
        mnl_attr_parse_nested(names, keepName, &link.otherNames);
    link.mtu = attributes.number<std::uint32_t>(IFLA_MTU).value_or(0);
    link.isUp = (header->ifi_flags & IFF_UP) != 0;
    link.hasCarrier = (header->ifi_flags & IFF_LOWER_UP) != 0;
    link.state = wordOf(kStates, attributes.number<std::uint8_t>(IFLA_OPERSTATE).value_or(0));
    readKind(attributes, link);
    Relations relations;
    relations.master = attributes.number<std::uint32_t>(IFLA_MASTER).value_or(0);
    relations.lower = attributes.number<std::uint32_t>(IFLA_LINK).value_or(0);
    link.isLowerElsewhere = relations.lower != 0 && attributes.find(IFLA_LINK_NETNSID);
    m_places.emplace(link.index, m_links.size());
    m_links.push_back(std::move(link));
    m_relations.push_back(relations);
}

void LinkTable::addAddress(const nlmsghdr& message)
{
    const auto* header = headerOf<ifaddrmsg>(message);
    if (message.nlmsg_type != RTM_NEWADDR || !header)
        return;
    Link* link = find(header->ifa_index);
    const Attributes attributes(message, sizeof *header);
    const auto own = addressOf(attributes.bytes(IFA_LOCAL));
    const auto other = addressOf(attributes.bytes(IFA_ADDRESS));
    const auto value = own ? own : other;
    if (!link || !value || header->ifa_prefixlen > net::bitsOf(value->family()))
        return;
    LinkAddress address;
    address.value = *value;
    address.prefixLength = header->ifa_prefixlen;
    if (other && other != value)
        address.peer = other;
    address.broadcast = addressOf(attributes.bytes(IFA_BROADCAST));
    address.scope = wordOf(kScopes, header->ifa_scope);
    address.label = attributes.text(IFA_LABEL);
    const std::uint32_t flags =
        attributes.number<std::uint32_t>(IFA_FLAGS).value_or(header->ifa_flags);
    // One bit with two meanings.
    const bool isSecond = (flags & IFA_F_SECONDARY) != 0;
    address.isSecondary = isSecond && header->ifa_family == AF_INET;
    address.isTemporary = isSecond && header->ifa_family == AF_INET6;
    address.isPermanent = (flags & IFA_F_PERMANENT) != 0;
    address.isTentative = (flags & IFA_F_TENTATIVE) != 0;
    address.isDeprecated = (flags & IFA_F_DEPRECATED) != 0;
    address.hasFailedDetection = (flags & IFA_F_DADFAILED) != 0;
    if (const auto times = attributes.number<ifa_cacheinfo>(IFA_CACHEINFO)) {
        address.validSeconds = times->ifa_valid;
        address.preferredSeconds = times->ifa_prefered;
    }
    link->addresses.push_back(std::move(address));
}

void LinkTable::addPort(const nlmsghdr& message)
{
    const auto* header = headerOf<ifinfomsg>(message);
    if (message.nlmsg_type != RTM_NEWLINK || !header)
        return;
    Link* link = find(static_cast<std::uint32_t>(header->ifi_index));
    const Attributes attributes(message, sizeof *header);
    const nlattr* ports = attributes.find(IFLA_AF_SPEC);
    if (!link || !ports)
        return;
    link->vlans.clear();
    mnl_attr_parse_nested(ports, keepVlan, &link->vlans);
}

bool LinkTable::hasVlanAwareBridge() const
{
    return std::any_of(m_links.begin(), m_links.end(),
                       [](const Link& link) { return link.isVlanAware; });
}

void LinkTable::addRoute(const nlmsghdr& message)
{
    const auto* header = headerOf<rtmsg>(message);
    if (message.nlmsg_type != RTM_NEWROUTE || !header || header->rtm_type != RTN_UNICAST ||
        (header->rtm_flags & RTM_F_CLONED) != 0)
        return;
    const Attributes attributes(message, sizeof *header);
    const auto everywhere = *net::Cidr::parse(header->rtm_family == AF_INET ? "0.0.0.0/0" : "::/0");
    const auto target = addressOf(attributes.bytes(RTA_DST));
    const auto block = target ? net::Cidr::of(*target, header->rtm_dst_len) : everywhere;
    if (!block)
        return;
    Route route;
    route.destination = *block;
    route.metric = attributes.number<std::uint32_t>(RTA_PRIORITY).value_or(0);
    route.table =
        wordOf(kTables, attributes.number<std::uint32_t>(RTA_TABLE).value_or(header->rtm_table));
    route.protocol = wordOf(kProtocols, header->rtm_protocol);
    route.source = addressOf(attributes.bytes(RTA_PREFSRC));
    const auto add = [&](std::uint32_t index, const Attributes& way) {
        route.gateway = gatewayOf(way);
        route.device = nameOf(index);
        if (index != 0)
            m_routes.push_back(route);
    };
    std::string_view hops = attributes.bytes(RTA_MULTIPATH);
    if (hops.empty())
        add(attributes.number<std::uint32_t>(RTA_OIF).value_or(0), attributes);
    while (hops.size() >= sizeof(rtnexthop)) {
        rtnexthop hop{};
        std::memcpy(&hop, hops.data(), sizeof hop);
        if (hop.rtnh_len < sizeof hop || hop.rtnh_len > hops.size())
            return;
        add(static_cast<std::uint32_t>(hop.rtnh_ifindex),
            Attributes(hops.data() + sizeof hop, hop.rtnh_len - sizeof hop));
        hops.remove_prefix(std::min<std::size_t>(hops.size(), (hop.rtnh_len + 3U) & ~3U));
    }
}

void LinkTable::moveTo(HostObservation& host)
{
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        Link& link = m_links[i];
        if (m_relations[i].master != 0)
            link.master = nameOf(m_relations[i].master);
        if (m_relations[i].lower != 0 && !link.isLowerElsewhere)
            link.lower = nameOf(m_relations[i].lower);
        // A bridge that does not look at VLANs has them, too, and they mean nothing.
        const Link* bridge = link.isVlanAware ? &link : find(m_relations[i].master);
        if (!bridge || !bridge->isVlanAware)
            link.vlans.clear();
    }
    host.links = std::move(m_links);
    host.routes = std::move(m_routes);
}

Link* LinkTable::find(std::uint32_t index)
{
    const auto found = m_places.find(index);
    return found == m_places.end() ? nullptr : &m_links[found->second];
}

/// The name, in the words of the host's tools where the link is gone or elsewhere.
std::string LinkTable::nameOf(std::uint32_t index) const
{
    const auto found = m_places.find(index);
    return found == m_places.end() ? "if" + std::to_string(index) : m_links[found->second].name;
}

} // namespace netatlas::providers::linuxhost
