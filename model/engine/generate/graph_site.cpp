// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/generate/site_draft.h"
#include "model/engine/generate/stress_sites.h"

#include <algorithm>

namespace netatlas::engine::generate {

using namespace netatlas::domain;

namespace {

/// Room for the NICs of any subnet, however they fall.
constexpr int kSubnetLength = 20;

net::Cidr blockOf(std::uint32_t subnet)
{
    constexpr std::uint32_t kFirst = 0x0A000000;
    const auto start = net::IpAddress::ofIpv4(kFirst + (subnet << (32U - kSubnetLength)));
    return net::Cidr::of(start, kSubnetLength).value();
}

class GraphBuilder
{
public:
    explicit GraphBuilder(const GraphOptions& options)
        : m_options(options)
        , m_counts(options.nodes)
        , m_stream(options.seed, StreamOf::Graph)
        , m_subnetsOfVlan(m_counts.vlans)
        , m_used(m_counts.subnets)
    {
    }

    ModelState build()
    {
        addNetworks();
        for (std::uint32_t i = 0; i < m_counts.machines; ++i)
            addRow(m_state, MachineRow{.number = SharedText(std::to_string(i)),
                                       .name = "node-" + std::to_string(i)});
        addInterfaces();
        return std::move(m_state);
    }

private:
    void addNetworks()
    {
        for (std::uint32_t i = 0; i < m_counts.fabrics; ++i)
            addRow(m_state, FabricRow{.name = "fabric-" + std::to_string(i)});
        for (std::uint32_t i = 1; i < m_counts.spaces; ++i)
            addRow(m_state, SpaceRow{.name = spaceName(i)});
        std::vector<std::uint32_t> spaceOfVlan;
        for (std::uint32_t i = 0; i < m_counts.vlans; ++i) {
            addRow(m_state, SegmentRow{.fabric = FabricId(i % m_counts.fabrics),
                                       .kind = SegmentKind::Vlan,
                                       .tag = 1 + (i / m_counts.fabrics) % 4094,
                                       .name = "vlan-" + std::to_string(i)});
            spaceOfVlan.push_back(below(m_counts.spaces));
        }
        for (std::uint32_t i = 0; i < m_counts.subnets; ++i) {
            const std::uint32_t vlan = i < m_counts.vlans ? i : below(m_counts.vlans);
            m_vlanOfSubnet.push_back(vlan);
            m_subnetsOfVlan[vlan].push_back(i);
            addRow(m_state,
                   SubnetRow{.cidr = blockOf(i),
                             .vlanTag = m_state.table<SegmentRow>().at(SegmentId(vlan)).tag,
                             .space = SpaceId(spaceOfVlan[vlan]),
                             .segment = SegmentId(vlan)});
        }
    }

    void addInterfaces()
    {
        std::uint32_t place = 0; // in its machine
        std::uint32_t last = 0;
        for (std::uint32_t i = 0; i < m_counts.interfaces; ++i) {
            const auto machine = static_cast<std::uint32_t>(std::uint64_t{i} * m_counts.machines /
                                                            m_counts.interfaces);
            place = i > 0 && machine == last ? place + 1 : 0;
            last = machine;
            const std::uint32_t subnet = drawSubnet(machine % m_counts.vlans);
            const auto device =
                addRow(m_state, DeviceRow{.machine = MachineId(machine),
                                          .name = SharedText("eth" + std::to_string(place)),
                                          .type = DeviceType::Ethernet,
                                          .mac = SharedText(macText(i)),
                                          .segment = SegmentId(m_vlanOfSubnet[subnet])});
            addRow(m_state, DeviceAddressRow{.device = device,
                                             .value = takeAddress(subnet),
                                             .cidr = blockOf(subnet)});
        }
    }

    std::uint32_t drawSubnet(std::uint32_t homeVlan)
    {
        const std::uint64_t draw = m_stream.below(100);
        if (draw < 15)
            return drawAbroad(homeVlan % m_counts.fabrics);
        if (draw < 48 && m_options.tangle == Tangle::yes)
            return below(m_counts.subnets);
        const auto& home = m_subnetsOfVlan[homeVlan];
        return home[m_stream.below(home.size())];
    }

    /// There are always two fabrics, and subnets in each, so this ends.
    std::uint32_t drawAbroad(std::uint32_t homeFabric)
    {
        for (;;) {
            const std::uint32_t subnet = below(m_counts.subnets);
            if (m_vlanOfSubnet[subnet] % m_counts.fabrics != homeFabric)
                return subnet;
        }
    }

    /// The next free host; a subnet that is full begins again.
    net::IpAddress takeAddress(std::uint32_t subnet)
    {
        constexpr std::uint32_t kHosts = (1U << (32U - kSubnetLength)) - 2;
        const std::uint32_t host = 1 + m_used[subnet]++ % kHosts;
        return net::IpAddress::ofIpv4(blockOf(subnet).first().ipv4() + host);
    }

    std::uint32_t below(std::uint32_t limit)
    {
        return static_cast<std::uint32_t>(m_stream.below(limit));
    }

    const GraphOptions& m_options;
    GraphCounts m_counts;
    RandomStream m_stream;
    ModelState m_state = emptyModelState();
    std::vector<std::uint32_t> m_vlanOfSubnet;
    std::vector<std::vector<std::uint32_t>> m_subnetsOfVlan;
    std::vector<std::uint32_t> m_used;
};

} // namespace

GraphCounts::GraphCounts(std::uint32_t nodes)
    : machines(std::max(1U, static_cast<std::uint32_t>(std::uint64_t{nodes} * 312 / 1000)))
    , fabrics(std::max(2U, machines / 500))
    , vlans(std::max(4U, machines / 18))
    , subnets(std::max(6U, machines / 12))
    , spaces(std::max(3U, machines / 200))
    , interfaces(machines)
{
    const std::uint32_t others = machines + fabrics + vlans + subnets + spaces;
    interfaces = std::max(machines, nodes > others ? nodes - others : 0);
}

ModelState makeGraphSite(const GraphOptions& options)
{
    return GraphBuilder(options).build();
}

} // namespace netatlas::engine::generate
