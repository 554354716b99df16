// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sites.h"

#include <random>

namespace netatlas::test {
namespace {

using domain::SegmentId;
using domain::SubnetId;

/// Machines on one subnet, counted from `first` on, with a second NIC where `also` is given.
struct Herd
{
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    SegmentId segment{0};
    std::string network; ///< `10.2.0`
    std::optional<SegmentId> also;
    std::string alsoNetwork;
};

void addHerd(SiteBuilder& site, const Herd& herd)
{
    for (std::uint32_t i = 0; i < herd.count; ++i) {
        const auto machine = site.machine(std::to_string(herd.first + i));
        const std::string host = "." + std::to_string(10 + i);
        site.nic(machine, herd.segment, herd.network + host);
        if (herd.also && i % 2 == 0)
            site.nic(machine, herd.also, herd.alsoNetwork + host);
    }
}

/// Addresses that nobody's machine has, so that a card shows use without hundreds of machines.
void fill(SiteBuilder& site, SubnetId subnet, std::uint32_t first, std::uint32_t count)
{
    for (std::uint32_t i = 0; i < count; ++i)
        site.add(domain::LooseAddressRow{.subnet = subnet,
                                         .value = net::IpAddress::ofIpv4(first + i),
                                         .state = domain::LooseState::Reserved});
}

constexpr std::uint32_t ipv4(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d)
{
    return a << 24U | b << 16U | c << 8U | d;
}

} // namespace

SiteBuilder pictureSite()
{
    SiteBuilder site;
    const auto db = site.space("db");
    const auto dmz = site.space("dmz");
    const auto apps = site.space("apps");
    site.space("edge");
    const auto store = site.space("store");

    const auto one = site.fabric("fabric-1");
    const auto two = site.fabric("fabric-2");
    const auto three = site.fabric("fabric-3");
    const auto untagged = site.vlan(one, 0);
    const auto vlan10 = site.vlan(one, 10);
    const auto vlan20 = site.vlan(one, 20, 0);
    const auto vlan120 = site.vlan(two, 120, 9000);
    const auto vlan130 = site.vlan(two, 130, 9000);
    const auto vlan140 = site.vlan(two, 140, 9000);
    const auto vlan200 = site.vlan(three, 200, 9000);
    site.vlan(three, 210, 0);
    site.alter<domain::SegmentRow>(vlan10, [&](auto& row) { row.relaySegment = vlan120; });
    site.alter<domain::SegmentRow>(vlan20, [&](auto& row) { row.relaySegment = vlan140; });
    site.alter<domain::SegmentRow>(vlan120, [&](auto& row) { row.dhcpOn = true; });

    fill(site, site.subnet("10.0.0.0/24", untagged), ipv4(10, 0, 0, 100), 129);
    const auto six = site.subnet("fd00:1::/64", untagged);
    for (std::uint32_t i = 0; i < 412; ++i)
        site.add(domain::LooseAddressRow{
            .subnet = six, .value = net::IpAddress::ofHalves(0xFD00000100000000ULL, 1 + i)});
    fill(site, site.subnet("10.1.0.0/22", vlan10, dmz), ipv4(10, 1, 1, 0), 82);
    const auto main = site.subnet("10.2.0.0/20", vlan120, db);
    fill(site, main, ipv4(10, 2, 1, 0), 2470);
    site.overlay("252.2.0.0/16", main);
    fill(site, site.subnet("10.2.8.0/22", vlan120, db), ipv4(10, 2, 8, 100), 122);
    fill(site, site.subnet("10.3.0.0/20", vlan130, apps), ipv4(10, 3, 1, 0), 360);
    fill(site, site.subnet("10.3.16.0/22", vlan130, apps), ipv4(10, 3, 17, 0), 850);
    fill(site, site.subnet("10.4.0.0/20", vlan140, db), ipv4(10, 4, 1, 0), 1400);
    fill(site, site.subnet("10.5.0.0/22", vlan200, store), ipv4(10, 5, 1, 0), 470);
    fill(site, site.subnet("10.5.4.0/22", vlan200, store), ipv4(10, 5, 5, 0), 225);
    fill(site, site.subnet("192.168.9.0/24", std::nullopt), ipv4(192, 168, 9, 10), 8);

    addHerd(site, {20, 18, untagged, "10.0.0", vlan120, "10.2.2"});
    addHerd(site, {38, 9, vlan10, "10.1.0", untagged, "10.0.0"});
    addHerd(site, {50, 21, vlan120, "10.2.0", vlan130, "10.3.2"});
    addHerd(site, {71, 9, vlan130, "10.3.0", {}, {}});
    addHerd(site, {80, 9, vlan140, "10.4.0", vlan200, "10.5.2"});
    addHerd(site, {90, 18, vlan200, "10.5.0", untagged, "10.0.0"});
    const auto host = site.machine("0");
    site.nic(host, vlan120, "10.2.0.5");
    const auto container = site.machine("0/lxd/0", host);
    site.nic(container, vlan120, "10.2.0.6");
    return site;
}

SiteBuilder largeSite(std::uint32_t machines, std::uint32_t fabrics, std::uint32_t seed)
{
    SiteBuilder site;
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t limit) {
        return static_cast<std::uint32_t>(random() % limit);
    };
    std::vector<domain::SpaceId> spaces{domain::kAlpha};
    for (int i = 1; i < 8; ++i)
        spaces.push_back(site.space("space-" + std::to_string(i)));
    std::vector<domain::FabricId> fabricIds;
    for (std::uint32_t i = 0; i < fabrics; ++i)
        fabricIds.push_back(site.fabric("fabric-" + std::to_string(i + 1)));
    struct Vlan
    {
        SegmentId id;
        std::uint32_t network;
    };
    std::vector<std::vector<Vlan>> vlans(fabrics);
    const std::uint32_t vlanCount = std::max(fabrics, machines / 18);
    for (std::uint32_t i = 0; i < vlanCount; ++i) {
        const auto segment = site.vlan(fabricIds[i % fabrics], 1 + i / fabrics);
        const std::uint32_t network = ipv4(10, 0, 0, 0) + i * 512;
        const auto space = spaces[below(8)];
        for (std::uint32_t k = 0; k < 1 + below(2); ++k)
            site.subnet(net::IpAddress::ofIpv4(network + k * 256).text() + "/24", segment, space);
        vlans[i % fabrics].push_back({segment, network});
    }
    for (std::uint32_t i = 0; i < machines; ++i) {
        const auto machine = site.machine(std::to_string(i));
        const auto& home = vlans[i % fabrics];
        const Vlan first = home[below(static_cast<std::uint32_t>(home.size()))];
        const auto& other = below(100) < 15 ? vlans[below(fabrics)] : home;
        const Vlan second = other[below(static_cast<std::uint32_t>(other.size()))];
        site.nic(machine, first.id, net::IpAddress::ofIpv4(first.network + 1 + i % 254).text());
        site.nic(machine, second.id, net::IpAddress::ofIpv4(second.network + 1 + i % 254).text());
    }
    return site;
}

} // namespace netatlas::test
