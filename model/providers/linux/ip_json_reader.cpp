// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/linux/ip_json_reader.h"

#include "model/base/text.h"
#include "model/net/mac_address.h"
#include "model/providers/document/cursor.h"

#include <algorithm>
#include <unordered_set>

namespace netatlas::providers::linuxhost {

namespace {

using document::Cursor;
using document::Node;

constexpr std::size_t kLongestLinkName = 15;
constexpr std::size_t kLongestOtherName = 127; // ALTIFNAMSIZ
constexpr std::uint32_t kLargestVlanTag = 4094;
constexpr std::uint32_t kLargestVxlanId = 0xFFFFFF;

bool hasFlag(const std::vector<std::string>& flags, std::string_view flag)
{
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

/// The address in that member; nothing when it is absent or was refused.
std::optional<net::IpAddress> findAddress(const Cursor& of, std::string_view name)
{
    const auto text = of.findText(name);
    if (!text)
        return std::nullopt;
    const auto address = net::IpAddress::parse(*text);
    if (address)
        return *address;
    of.member(name)->refuse(address.error());
    return std::nullopt;
}

std::optional<LinkAddress> readAddress(const Cursor& cursor)
{
    if (!cursor.node().isGroup()) {
        cursor.refuse("is no address entry");
        return std::nullopt;
    }
    if (cursor.node().children.empty())
        return std::nullopt; // iproute2 leaves an empty group for addresses that a filter dropped
    if (!cursor.member("local")) {
        cursor.refuse("has no \"local\" address");
        return std::nullopt;
    }
    const auto value = findAddress(cursor, "local");
    if (!value)
        return std::nullopt;
    const auto most = static_cast<std::uint32_t>(net::bitsOf(value->family()));
    const auto prefix = cursor.number("prefixlen", most);
    if (!prefix) {
        if (!cursor.member("prefixlen"))
            cursor.refuse("has no \"prefixlen\"");
        return std::nullopt;
    }
    LinkAddress address;
    address.value = *value;
    address.prefixLength = static_cast<int>(*prefix);
    address.peer = findAddress(cursor, "address");
    if (!address.peer)
        address.peer = findAddress(cursor, "peer");
    address.broadcast = findAddress(cursor, "broadcast");
    address.scope = cursor.text("scope");
    address.label = cursor.text("label");
    address.isSecondary = cursor.truth("secondary");
    address.isTemporary = cursor.truth("temporary");
    address.isPermanent = !cursor.truth("dynamic");
    address.isTentative = cursor.truth("tentative");
    address.isDeprecated = cursor.truth("deprecated");
    address.hasFailedDetection = cursor.truth("dadfailed");
    address.validSeconds = cursor.number("valid_life_time").value_or(kForEver);
    address.preferredSeconds = cursor.number("preferred_life_time").value_or(kForEver);
    return address;
}

void readKind(const Cursor& cursor, Link& link)
{
    const auto info = cursor.group("linkinfo");
    if (!info)
        return;
    link.kind = info->text("info_kind");
    link.memberKind = info->text("info_slave_kind");
    const auto details = info->group("info_data");
    if (!details)
        return;
    if (link.kind == "vlan") {
        link.vlanTag = details->number("id", kLargestVlanTag).value_or(0);
        link.vlanProtocol = details->text("protocol");
    } else if (link.kind == "vxlan") {
        link.vxlanId = details->number("id", kLargestVxlanId);
    } else if (link.kind == "vrf") {
        link.vrfTable = details->number("table");
    } else if (link.kind == "bridge") {
        link.isVlanAware = details->number("vlan_filtering").value_or(0) != 0;
    }
}

void readMac(const Cursor& cursor, Link& link)
{
    const std::string written = cursor.text("address");
    // Tunnels have an IP address in this place, or nothing.
    if (link.layer != "ether" && link.layer != "loopback")
        return;
    if (net::isMacAddress(written))
        link.mac = net::normalMacText(written);
    else if (!written.empty())
        cursor.member("address")->refuse("is no hardware address");
}

/// The link as far as it can be read; nothing when it has no usable name.
std::optional<Link> readLink(const Cursor& cursor)
{
    if (!cursor.node().isGroup()) {
        cursor.refuse("is no link entry");
        return std::nullopt;
    }
    Link link;
    link.name = cursor.text("ifname");
    if (link.name.empty()) {
        if (!cursor.node().children.empty())
            cursor.refuse("has no \"ifname\"");
        return std::nullopt;
    }
    if (link.name.find('#') != std::string::npos) { // which ends a name in the keys of devices
        cursor.member("ifname")->refuse("holds #");
        return std::nullopt;
    }
    if (link.name.size() > kLongestOtherName) {
        cursor.member("ifname")->refuse("is longer than any name that Linux allows");
        return std::nullopt;
    }
    if (link.name.size() > kLongestLinkName)
        cursor.member("ifname")->warn("is longer than the 15 bytes that Linux allows");
    link.index = cursor.number("ifindex").value_or(0);
    link.layer = cursor.text("link_type");
    link.mtu = cursor.number("mtu").value_or(0);
    link.state = cursor.text("operstate");
    link.alias = cursor.text("ifalias");
    link.otherNames = cursor.texts("altnames");
    link.master = cursor.findText("master");
    link.lower = cursor.findText("link");
    if (const auto elsewhere = cursor.number("link_index")) {
        link.isLowerElsewhere = true;
        link.lower.reset();
    }
    const auto flags = cursor.texts("flags");
    link.isUp = hasFlag(flags, "UP");
    link.hasCarrier = hasFlag(flags, "LOWER_UP");
    readKind(cursor, link);
    readMac(cursor, link);
    if (const auto addresses = cursor.list("addr_info"))
        for (const Cursor& entry : addresses->children())
            if (auto address = readAddress(entry))
                link.addresses.push_back(std::move(*address));
    return link;
}

/// Says once what is lost when the option for details was left out.
void warnOfMissingDetails(const Cursor& cursor)
{
    for (const Node& node : cursor.node().children)
        if (node.find("linkinfo") || node.find("promiscuity"))
            return;
    if (!cursor.node().children.empty())
        cursor.warn("has no details of the links: bonds, VLANs and bridges look like plain ones",
                    "run ip -j -d address");
}

std::optional<net::Cidr> readDestination(const Cursor& cursor,
                                         const std::optional<net::IpAddress>& gateway)
{
    const std::string written = cursor.text("dst");
    if (written == "default" || written.empty()) {
        // The family of a default route without gateway shows only by what IPv6 routes have.
        const bool isIpv6 = gateway ? !gateway->isIpv4() : cursor.member("pref").has_value();
        return *net::Cidr::parse(isIpv6 ? "::/0" : "0.0.0.0/0");
    }
    const auto block = written.find('/') == std::string::npos
                           ? net::IpAddress::parse(written).map(net::Cidr::ofHost)
                           : net::Cidr::parse(written);
    if (block)
        return *block;
    cursor.member("dst")->refuse(block.error());
    return std::nullopt;
}

std::optional<net::IpAddress> readGateway(const Cursor& cursor)
{
    if (const auto via = cursor.group("via"))
        return findAddress(*via, "host");
    return findAddress(cursor, "gateway");
}

/// One route for each way out: a route over several next hops is as many routes.
void readRoute(const Cursor& cursor, std::vector<Route>& routes)
{
    if (!cursor.node().isGroup()) {
        cursor.refuse("is no route entry");
        return;
    }
    const std::string type = cursor.text("type");
    if (!type.empty() && type != "unicast")
        return;
    Route route;
    route.metric = cursor.number("metric").value_or(0);
    route.table = cursor.findText("table").value_or("main");
    route.protocol = cursor.findText("protocol").value_or("boot");
    route.source = findAddress(cursor, "prefsrc");
    const auto hops = cursor.list("nexthops");
    const std::vector<Cursor> ways = hops ? hops->children() : std::vector{cursor};
    for (const Cursor& way : ways) {
        route.gateway = readGateway(way);
        route.device = way.text("dev");
        const auto destination = readDestination(cursor, route.gateway);
        if (!destination)
            return;
        route.destination = *destination;
        if (!route.device.empty())
            routes.push_back(route);
    }
}

/// Whether a list has a group with that member, or nothing in it.
bool isListWith(const Node& document, std::string_view member)
{
    if (!document.isList())
        return false;
    return std::any_of(document.children.begin(), document.children.end(),
                       [member](const Node& node) { return node.find(member) != nullptr; });
}

} // namespace

bool isAddressOutput(const Node& document)
{
    return isListWith(document, "ifname");
}

bool isRouteOutput(const Node& document)
{
    return isListWith(document, "dst");
}

document::Reading<std::vector<Link>> readLinks(const Node& document)
{
    document::Reading<std::vector<Link>> reading;
    const Cursor cursor(document, reading.rejections);
    warnOfMissingDetails(cursor);
    std::unordered_set<std::string> names;
    for (const Cursor& entry : cursor.children()) {
        auto link = readLink(entry);
        if (!link)
            continue;
        if (names.insert(link->name).second)
            reading.value.push_back(std::move(*link));
        else
            entry.member("ifname")->refuse("stands twice in the output");
    }
    return reading;
}

document::Reading<std::vector<Route>> readRoutes(const Node& document)
{
    document::Reading<std::vector<Route>> reading;
    const Cursor cursor(document, reading.rejections);
    for (const Cursor& entry : cursor.children())
        readRoute(entry, reading.value);
    return reading;
}

} // namespace netatlas::providers::linuxhost
