// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/demo_site.h"

#include <boost/json/array.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace netatlas::exchange {

namespace json = boost::json;

namespace {

std::string textOf(const json::object& object, std::string_view name)
{
    const json::value* member = object.if_contains(name);
    return member ? std::string(member->as_string()) : std::string();
}

net::IpAddress hostOf(const net::Cidr& cidr, std::uint32_t host)
{
    const net::IpAddress first = cidr.first();
    return first.isIpv4() ? net::IpAddress::ofIpv4(first.ipv4() + host)
                          : net::IpAddress::ofHalves(first.upper(), first.lower() + host);
}

/// The order in which a machine's list is stored where all scopes are equal: IPv4 first, then by
/// text (model-and-workers 6.4).
bool standsBefore(const json::value& a, const json::value& b)
{
    const std::string left = textOf(a.as_object(), "value");
    const std::string right = textOf(b.as_object(), "value");
    const bool leftIsIpv6 = left.find(':') != std::string::npos;
    const bool rightIsIpv6 = right.find(':') != std::string::npos;
    return leftIsIpv6 != rightIsIpv6 ? rightIsIpv6 : left < right;
}

} // namespace

DemoSite::DemoSite(json::object& fragment) : m_fragment(fragment)
{
    for (const json::value& subnet : list("subnets"))
        learnSubnet(subnet.as_object());
    for (json::value& device : list("devices"))
        device.as_object()["mac"] = fmt::format("52:54:00:00:00:{:02x}", m_devices++);
}

json::array& DemoSite::list(std::string_view name)
{
    json::value& member = m_fragment[name];
    if (!member.is_array())
        member = json::array();
    return member.as_array();
}

void DemoSite::learnSubnet(const json::object& subnet)
{
    const std::string id = textOf(subnet, "id");
    m_subnets.emplace(id,
                      Subnet{*net::Cidr::parse(textOf(subnet, "cidr")), textOf(subnet, "space-id"),
                             textOf(subnet, "provider-id"), textOf(subnet, "provider-network-id"),
                             textOf(subnet, "segment-id")});
    m_subnetByProviderId.emplace(textOf(subnet, "provider-id"), id);
}

void DemoSite::addMachine(const std::string& number, int index)
{
    const json::array& zones = list("zones");
    const auto zone = static_cast<std::size_t>(index) % zones.size();
    list("machines")
        .push_back({{"id", number},
                    {"name", "node-" + number},
                    {"zone", textOf(zones[zone].as_object(), "name")},
                    {"instance", {{"id", "i-" + number}, {"status", "running"}}}});
}

void DemoSite::addDevice(const std::string& machine, std::string_view name, int subnet,
                         const json::object& members)
{
    json::array& devices = list("devices");
    if (!devices.empty() && textOf(devices.back().as_object(), "machine") == machine &&
        textOf(devices.back().as_object(), "name") == name)
        return;
    const std::uint32_t index = m_devices++;
    json::object device{{"machine", machine},
                        {"name", json::string(name)},
                        {"mac", fmt::format("52:54:00:{:02x}:{:02x}:{:02x}", index >> 16 & 0xFF,
                                            index >> 8 & 0xFF, index & 0xFF)},
                        {"mtu", 1500},
                        {"segment-id", m_subnets.at(std::to_string(subnet)).segmentId}};
    for (const auto& member : members)
        device[member.key()] = member.value();
    devices.push_back(std::move(device));
}

void DemoSite::addAddress(const std::string& machine, std::string_view device, int subnet,
                          std::uint32_t host)
{
    const Subnet& home = m_subnets.at(std::to_string(subnet));
    list("ip-addresses")
        .push_back({{"machine", machine},
                    {"device", json::string(device)},
                    {"value", hostOf(home.cidr, host).text()},
                    {"cidr", home.cidr.text()},
                    {"origin", "provider"},
                    {"provider-subnet-id", home.providerId},
                    {"provider-network-id", home.networkId}});
}

void DemoSite::addForeignAddress(const std::string& machine, std::string_view device,
                                 std::string_view value, std::string_view cidr)
{
    list("ip-addresses")
        .push_back({{"machine", machine},
                    {"device", json::string(device)},
                    {"value", json::string(value)},
                    {"cidr", json::string(cidr)},
                    {"origin", "machine"}});
}

void DemoSite::changeAddress(std::string_view machine, std::string_view device,
                             std::string_view member, std::string_view value)
{
    for (json::value& element : list("ip-addresses")) {
        json::object& address = element.as_object();
        if (textOf(address, "machine") == machine && textOf(address, "device") == device) {
            address[member] = json::string(value);
            return;
        }
    }
}

void DemoSite::addRackNetworks(int rack, int firstSubnet, int workSpace)
{
    const std::string fabric = std::to_string(100 + rack);
    list("fabrics").push_back(
        {{"id", fabric}, {"name", fmt::format("rack-{}", rack + 1)}, {"routing-domain-id", "1"}});
    constexpr std::uint32_t kFirstRackAddress = 0x0A40'0000; // 10.64.0.0
    for (int part = 0; part < 2; ++part) {
        const std::string id = std::to_string(firstSubnet + part);
        const std::uint32_t block = static_cast<std::uint32_t>(2 * rack + part) * 1024;
        const int tag = part == 0 ? 0 : 300;
        list("segments")
            .push_back({{"id", id},
                        {"fabric-id", fabric},
                        {"kind", part == 0 ? "flat" : "vlan"},
                        {"tag", tag},
                        {"mtu", part == 0 ? 1500 : 9000}});
        json::object subnet{
            {"id", id},
            {"cidr", net::IpAddress::ofIpv4(kFirstRackAddress + block).text() + "/22"},
            {"space-id", part == 0 ? "0" : std::to_string(workSpace)},
            {"provider-id", "subnet-r" + id},
            {"provider-network-id", "vpc-a"},
            {"vlan-tag", tag},
            {"segment-id", id},
            {"gateway", net::IpAddress::ofIpv4(kFirstRackAddress + block + 1).text()}};
        learnSubnet(subnet);
        list("subnets").push_back(std::move(subnet));
    }
}

void DemoSite::listAddresses()
{
    std::map<std::string, json::array> fromProvider;
    std::map<std::string, json::array> fromMachine;
    for (const json::value& element : list("ip-addresses")) {
        const json::object& address = element.as_object();
        json::object listed{{"value", textOf(address, "value")}, {"cidr", textOf(address, "cidr")}};
        const auto home = m_subnetByProviderId.find(textOf(address, "provider-subnet-id"));
        if (home != m_subnetByProviderId.end()) {
            listed["subnet-id"] = home->second;
            listed["space-id"] = m_subnets.at(home->second).spaceId;
        }
        const std::string machine = textOf(address, "machine");
        if (textOf(address, "origin") == "provider")
            fromProvider[machine].push_back(listed);
        fromMachine[machine].push_back(std::move(listed));
    }
    for (json::value& element : list("machines")) {
        json::object& machine = element.as_object();
        json::array& provided = fromProvider[textOf(machine, "id")];
        json::array& seen = fromMachine[textOf(machine, "id")];
        std::stable_sort(provided.begin(), provided.end(), standsBefore);
        std::stable_sort(seen.begin(), seen.end(), standsBefore);
        if (!provided.empty()) {
            machine["preferred-public"] = provided.front();
            machine["preferred-private"] = provided.front();
        }
        machine["addresses"] = std::move(provided);
        machine["machine-addresses"] = std::move(seen);
    }
}

} // namespace netatlas::exchange
