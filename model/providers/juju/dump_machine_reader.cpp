// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/net/mac_address.h"
#include "model/providers/juju/dump_reading.h"
#include "model/providers/juju/juju_names.h"

#include <boost/json/array.hpp>

#include <algorithm>

namespace netatlas::providers::juju {

namespace json = boost::json;

namespace {

using document::Cursor;

constexpr std::size_t kLongestNicName = 15;

constexpr DumpWord kDeviceTypes[] = {{"", ""},
                                     {"loopback", "loopback"},
                                     {"ethernet", "ethernet"},
                                     {"unknown", ""},
                                     {"802.1q", "802.1q"},
                                     {"bond", "bond"},
                                     {"bridge", "bridge"},
                                     {"vxlan", "vxlan"}};
constexpr DumpWord kPortTypes[] = {
    {"", ""}, {"ovs", "openvswitch"}, {"openvswitch", "openvswitch"}};
/// What no method says is none of them, unlike an address whose method is left out.
constexpr DumpWord kConfigMethods[] = {
    {"static", "static"},     {"dhcp", "dhcp"}, {"dynamic", "dynamic"}, {"manual", "manual"},
    {"loopback", "loopback"}, {"", ""},         {"unknown", ""}};
constexpr DumpWord kAddressTypes[] = {
    {"", ""}, {"ipv4", "ipv4"}, {"ipv6", "ipv6"}, {"hostname", "hostname"}};
constexpr DumpWord kScopes[] = {{"", ""},
                                {"unknown", ""},
                                {"public", "public"},
                                {"local-cloud", "local-cloud"},
                                {"local-fan", "local-fan"},
                                {"local-machine", "local-machine"},
                                {"link-local", "link-local"}};
/// Old data has no origin, and was the provider's.
constexpr DumpWord kOrigins[] = {
    {"provider", "provider"}, {"machine", "machine"}, {"", "provider"}, {"unknown", "provider"}};
constexpr std::string_view kStatuses[] = {"pending", "started", "stopped", "error", "down"};

/// A status stands as a text, as a group with a value, or (newer) as such a group in a group.
struct Status
{
    std::string value;
    std::string message;
};

/// Whether it is one of the hardware addresses of other lengths that tunnels have, which are their
/// ends: pairs of hexadecimal digits joined by `:`.
bool isTunnelEnd(std::string_view text)
{
    const auto pairs = split(text, ':');
    return pairs.size() > 1 && std::all_of(pairs.begin(), pairs.end(), [](std::string_view pair) {
               return pair.size() == 2 &&
                      pair.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
           });
}

std::optional<Status> statusOf(const Cursor& parent)
{
    auto status = parent.member("status");
    if (!status)
        return std::nullopt;
    if (!status->node().isGroup())
        return Status{parent.text("status"), {}};
    if (const auto* inner = status->node().find("status"); inner && inner->isGroup())
        status = status->group("status");
    return Status{status->text("value"), status->text("message")};
}

} // namespace

void DumpReading::readMachines()
{
    const auto rows = table(m_root, {"machines"});
    if (!rows)
        return;
    m_dump.stream["machines"] = json::array();
    for (const Cursor& row : *rows)
        readMachine(row, {});
}

void DumpReading::readMachine(const Cursor& cursor, const std::string& host)
{
    const std::string number = cursor.text("id");
    if (number.empty())
        return cursor.refuse("is a machine without an id");
    if (!isMachineNumber(number))
        return cursor.member("id")->refuse("is no machine number");
    const std::string parent = parentNumber(number);
    if (!host.empty() ? parent != host : !parent.empty() && !m_machines.contains(parent))
        return cursor.member("id")->refuse(host.empty()
                                               ? "is a container of an unknown machine"
                                               : "stands in the containers of machine " + host);
    if (!isFirst(m_machines, number, cursor, "the machine"))
        return;
    Row row{{"id", number}};
    putText(row, "name", cursor, "hostname");
    if (const auto status = statusOf(cursor)) {
        const bool isKnown = std::find(std::begin(kStatuses), std::end(kStatuses), status->value) !=
                             std::end(kStatuses);
        row["status"] = isKnown ? status->value : std::string();
    }
    if (const auto nonce = cursor.findText("nonce"))
        row["manual"] = nonce->starts_with("manual:");
    putInstance(row, cursor);
    putAddresses(row, cursor);
    putConstraints(row, cursor);
    putRole(row, cursor);
    add("machines", std::move(row), cursor);
    if (const auto containers = table(cursor, {"containers"}))
        for (const Cursor& container : *containers)
            readMachine(container, number);
}

void DumpReading::putInstance(Row& row, const Cursor& cursor)
{
    const auto instance = cursor.group("instance");
    if (!instance)
        return;
    Row kept;
    putText(kept, "id", *instance, "instance-id");
    if (const auto status = statusOf(*instance)) {
        kept["status"] = status->value;
        kept["info"] = status->message;
    }
    row["instance"] = std::move(kept);
    putText(row, "zone", *instance, "availability-zone");
}

void DumpReading::putAddresses(Row& row, const Cursor& cursor)
{
    const auto putList = [&](std::string_view name, std::string_view member) {
        const auto rows = table(cursor, {member});
        if (!rows)
            return;
        json::array list;
        for (const Cursor& one : *rows)
            if (auto kept = address(one))
                list.emplace_back(std::move(*kept));
        row[name] = std::move(list);
    };
    putList("addresses", "provider-addresses");
    putList("machine-addresses", "machine-addresses");
    const auto putOne = [&](std::string_view name, std::string_view member) {
        const auto one = cursor.group(member);
        auto kept = one ? address(*one) : std::nullopt;
        if (!kept)
            return;
        putWord(*kept, "origin", *one, "origin", kOrigins);
        row[name] = std::move(*kept);
    };
    putOne("preferred-public", "preferred-public-address");
    putOne("preferred-private", "preferred-private-address");
}

/// Machines of the controller model that run the API server are its nodes.
void DumpReading::putRole(Row& row, const Cursor& cursor)
{
    const auto jobs = cursor.texts("jobs");
    const bool isController = std::any_of(jobs.begin(), jobs.end(), [](const std::string& job) {
        return job == "api-server" || job == "JobManageModel" || job == "JobManageEnviron";
    });
    if (!isController)
        return;
    m_dump.stream["is-controller-model"] = true;
    json::value& controller = m_dump.stream["controller"];
    if (!controller.is_object())
        controller = json::object{{"nodes", json::array()}};
    const json::string& number = row.at("id").get_string();
    controller.get_object()["nodes"].get_array().emplace_back(
        json::object{{"id", number}, {"machine", number}});
}

std::optional<DumpReading::Row> DumpReading::address(const Cursor& cursor)
{
    Row row;
    putText(row, "value", cursor, "value");
    if (!row.contains("value"))
        return std::nullopt;
    putWord(row, "type", cursor, "type", kAddressTypes);
    putWord(row, "scope", cursor, "scope", kScopes);
    putCidr(row, "cidr", cursor, "cidr");
    putSpaceOfAddress(row, cursor);
    return row;
}

/// The id of its space, in one version the name.
void DumpReading::putSpaceOfAddress(Row& row, const Cursor& cursor)
{
    for (const std::string_view member : {"spaceid", "space-id"})
        if (const std::string given = cursor.text(member); !given.empty()) {
            if (isKnownSpace(given))
                row["space-id"] = given;
            else if (isNamedSpace(given))
                row["space-name"] = given;
            else
                cursor.member(member)->refuse("is the id of no space of the dump");
            return;
        }
    for (const std::string_view member : {"space-name", "spacename"})
        if (const std::string given = cursor.text(member); !given.empty()) {
            if (isNamedSpace(given))
                row["space-name"] = given;
            else
                cursor.member(member)->refuse("is the name of no space of the dump");
            return;
        }
}

void DumpReading::readDevices()
{
    const auto rows = table(m_root, {"link-layer-devices", "linklayerdevices"});
    if (!rows)
        return;
    m_dump.stream["devices"] = json::array();
    for (const Cursor& row : *rows)
        readDevice(row);
    checkParents(*rows);
}

void DumpReading::readDevice(const Cursor& cursor)
{
    const std::string machine = cursor.text("machine-id");
    const std::string name = cursor.text("name");
    if (machine.empty() || name.empty())
        return cursor.refuse(name.empty() ? "is a device without a name"
                                          : "is a device without a machine");
    if (!m_machines.contains(machine))
        return cursor.member("machine-id")->refuse("is no machine of the dump");
    if (name.find('#') != std::string::npos)
        return cursor.member("name")->refuse("holds #, which no name of a device does");
    if (name.size() > kLongestNicName)
        cursor.member("name")->warn("is longer than the 15 bytes that Linux allows");
    const std::string parent = cursor.text("parent-name");
    const std::string parentKey = parent.empty() || parent.find('#') != std::string::npos
                                      ? parent
                                      : dumpDeviceKey(machine, parent);
    if (!m_parentByDevice.emplace(dumpDeviceKey(machine, name), parentKey).second)
        return cursor.refuse("is the device " + name + " of machine " + machine +
                             ", which stands twice");
    Row row{{"machine", machine}, {"name", name}, {"type", ""}};
    putWord(row, "type", cursor, "type", kDeviceTypes);
    if (const auto mtu = cursor.number("mtu"))
        row["mtu"] = *mtu;
    if (const std::string mac = cursor.text("mac-address"); !mac.empty()) {
        if (net::isMacAddress(mac))
            row["mac"] = net::normalMacText(mac);
        else if (isTunnelEnd(mac))
            cursor.member("mac-address")->warn("is no hardware address that is kept");
        else
            cursor.member("mac-address")->refuse("is no hardware address");
    }
    putTruth(row, "auto-start", cursor, "is-autostart");
    putTruth(row, "up", cursor, "is-up");
    putWord(row, "virtual-port-type", cursor, "virtual-port-type", kPortTypes);
    if (!parent.empty())
        row["parent"] = parent;
    putProviderId(row, cursor, "linklayerdevice");
    add("devices", std::move(row), cursor);
}

/// Every parent is there, and none is below itself. The steps are counted: no chain of devices is
/// as long as that, so it is a ring.
void DumpReading::checkParents(const std::vector<Cursor>& devices)
{
    for (const Cursor& device : devices) {
        const auto parent = device.member("parent-name");
        if (!parent || parent->node().text.empty())
            continue;
        const std::string own = dumpDeviceKey(device.text("machine-id"), device.text("name"));
        auto next = m_parentByDevice.find(own);
        if (next == m_parentByDevice.end())
            continue;
        if (!m_parentByDevice.contains(next->second)) {
            parent->refuse("is no device of the dump");
            continue;
        }
        constexpr int kDeepest = 64;
        int steps = 0;
        while (next != m_parentByDevice.end() && !next->second.empty() && ++steps < kDeepest)
            next = m_parentByDevice.find(next->second);
        if (steps >= kDeepest)
            parent->refuse("is a parent that leads back to the device itself, or hangs too deep");
    }
}

void DumpReading::readDeviceAddresses()
{
    const auto rows = table(m_root, {"ip-addresses", "ipaddresses"});
    if (!rows)
        return;
    m_dump.stream["ip-addresses"] = json::array();
    for (const Cursor& row : *rows)
        readDeviceAddress(row);
}

void DumpReading::readDeviceAddress(const Cursor& cursor)
{
    const std::string machine = cursor.text("machine-id");
    const std::string device = cursor.text("device-name");
    const std::string given = cursor.text("value");
    Row row{{"machine", machine}, {"device", device}, {"origin", "provider"}};
    if (given.empty())
        return cursor.refuse("is an address without a value");
    putAddress(row, "value", cursor, "value");
    if (!m_machines.contains(machine)) {
        const auto member = cursor.member("machine-id");
        return (member ? *member : cursor).refuse("is no machine of the dump");
    }
    const std::string key = dumpDeviceKey(machine, device);
    if (!m_parentByDevice.contains(key)) {
        const auto member = cursor.member("device-name");
        return (member ? *member : cursor).refuse("is no device of machine " + machine);
    }
    const auto value = net::IpAddress::parse(given);
    if (!value)
        return;
    if (!m_addresses.insert(key + '#' + value->text()).second)
        return cursor.refuse("is the address " + given + " of " + device + " on machine " +
                             machine + ", which stands twice");
    putCidr(row, "cidr", cursor, "subnet-cidr");
    row["config-method"] = "";
    putWord(row, "config-method", cursor, "config-method", kConfigMethods);
    putWord(row, "origin", cursor, "origin", kOrigins);
    putTruth(row, "secondary", cursor, "is-secondary");
    putTruth(row, "shadow", cursor, "is-shadow");
    putAddress(row, "gateway", cursor, "gateway-address");
    putTruth(row, "default-gateway", cursor, "is-default-gateway");
    putTexts(row, "dns-servers", cursor, "dns-servers");
    putTexts(row, "dns-search-domains", cursor, "dns-search-domains");
    putText(row, "provider-network-id", cursor, "provider-network-id");
    putText(row, "provider-subnet-id", cursor, "provider-subnet-id");
    putProviderId(row, cursor, "address");
    add("ip-addresses", std::move(row), cursor);
}

} // namespace netatlas::providers::juju
