// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/generate/site.h"

#include "model/engine/generate/site_draft.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace netatlas::engine::generate {

using namespace netatlas::domain;

namespace {

void addNetworks(SiteDraft& draft)
{
    addDomains(draft.site.state, draft.options.domains);
    for (std::uint32_t i = 0; i < draft.counts.fabrics; ++i)
        draft.add(FabricRow{.name = "fabric-" + std::to_string(i)});
    for (std::uint32_t i = 1; i < draft.counts.spaces; ++i)
        draft.add(SpaceRow{.name = spaceName(i)});
    RandomStream stream(draft.options.seed, StreamOf::Vlans);
    for (std::uint32_t i = 0; i < draft.counts.vlans; ++i) {
        const std::uint32_t fabric = i % draft.counts.fabrics;
        const std::uint32_t tag = 1 + (i / draft.counts.fabrics) % 4094;
        draft.add(SegmentRow{.fabric = FabricId(fabric),
                             .kind = SegmentKind::Vlan,
                             .tag = tag,
                             .mtu = stream.percent(10) ? 9000U : 1500U,
                             .name = "vlan-" + std::to_string(i)});
    }
}

void addSubnets(SiteDraft& draft)
{
    draft.subnets = dealSubnets(
        {.seed = draft.options.seed,
         .subnets = draft.counts.subnets,
         .vlans = draft.counts.vlans,
         .spaces = draft.counts.spaces,
         .domains = draft.options.domains,
         .ipv6Share = draft.options.ipv6Share,
         .repeats = draft.options.profile == Profile::Clean ? Repeats::no : Repeats::yes});
    draft.subnetsOfVlan.resize(draft.counts.vlans);
    const auto& segments = draft.site.state.table<SegmentRow>();
    for (std::uint32_t i = 0; i < draft.subnets.size(); ++i) {
        const DealtSubnet& subnet = draft.subnets[i];
        draft.subnetsOfVlan[subnet.vlan].push_back(i);
        draft.add(SubnetRow{.cidr = subnet.network,
                            .providerId = "subnet-" + std::to_string(i),
                            .providerNetworkId = networkName(subnet.domain),
                            .vlanTag = segments.at(SegmentId(subnet.vlan)).tag,
                            .space = SpaceId(subnet.space),
                            .segment = SegmentId(subnet.vlan),
                            .isSupernet = subnet.isSupernet});
    }
}

/// A kind of device, and how its names begin.
struct DeviceShape
{
    DeviceType type;
    const char* name;
};

DeviceShape drawShape(RandomStream& stream)
{
    if (stream.percent(70))
        return {DeviceType::Ethernet, "eth"};
    constexpr DeviceShape kShapes[]{{DeviceType::Bond, "bond"},
                                    {DeviceType::Bridge, "br"},
                                    {DeviceType::Vlan, "vlan"},
                                    {DeviceType::Vxlan, "vxlan"}};
    return kShapes[stream.below(std::size(kShapes))];
}

void addMachines(SiteDraft& draft)
{
    for (std::uint32_t i = 0; i < draft.counts.machines; ++i)
        draft.add(MachineRow{.number = SharedText(std::to_string(i)),
                             .name = "node-" + std::to_string(i)});
    const SiteCounts& counts = draft.counts;
    RandomStream stream(draft.options.seed, StreamOf::Devices);
    const auto& segments = draft.site.state.table<SegmentRow>();
    std::uint32_t place = 0; // in its machine
    std::uint32_t last = 0;
    for (std::uint32_t i = 0; i < counts.devices; ++i) {
        const auto machine =
            static_cast<std::uint32_t>(std::uint64_t{i} * counts.machines / counts.devices);
        place = i > 0 && machine == last ? place + 1 : 0;
        last = machine;
        const std::uint32_t fabric = machine % counts.fabrics;
        const DeviceShape shape = drawShape(stream);
        const std::uint32_t inFabric =
            (counts.vlans - fabric + counts.fabrics - 1) / counts.fabrics;
        const std::uint64_t vlan = stream.percent(85)
                                       ? fabric + stream.below(inFabric) * counts.fabrics
                                       : stream.below(counts.vlans);
        const SegmentRow& segment = segments.at(SegmentId(static_cast<std::uint32_t>(vlan)));
        draft.add(DeviceRow{.machine = MachineId(machine),
                            .name = SharedText(shape.name + std::to_string(place)),
                            .type = shape.type,
                            .mac = SharedText(macText(i)),
                            .mtu = segment.mtu,
                            .vlanTag = shape.type == DeviceType::Vlan ? segment.tag : 0U,
                            .segment = segment.id});
    }
}

/// Deals addresses to the devices.
class AddressDealer
{
public:
    explicit AddressDealer(SiteDraft& draft)
        : m_draft(draft)
        , m_stream(draft.options.seed, StreamOf::Addresses)
        , m_used(draft.subnets.size())
        , m_isClean(draft.options.profile == Profile::Clean)
    {
    }

    void deal()
    {
        const SiteCounts& counts = m_draft.counts;
        m_draft.spacesOfMachine.resize(counts.machines);
        for (std::uint32_t i = 0; i < counts.addresses; ++i)
            dealOne(
                static_cast<std::uint32_t>(std::uint64_t{i} * counts.devices / counts.addresses));
        for (auto& spaces : m_draft.spacesOfMachine) {
            std::sort(spaces.begin(), spaces.end());
            spaces.erase(std::unique(spaces.begin(), spaces.end()), spaces.end());
        }
    }

private:
    void dealOne(std::uint32_t number)
    {
        const DeviceRow& device = m_draft.site.state.table<DeviceRow>().at(DeviceId(number));
        if (number != m_device)
            m_ofDevice.clear();
        m_device = number;
        if (!m_stream.percent(97) && !m_isClean) {
            m_draft.add(DeviceAddressRow{
                .device = device.id, .value = drawAnywhere(m_stream, m_draft.options.ipv6Share)});
            return;
        }
        const auto& choice = m_draft.subnetsOfVlan[device.segment->number()];
        const double skew = m_stream.unit();
        auto place = static_cast<std::size_t>(skew * skew * static_cast<double>(choice.size()));
        std::size_t tried = 0;
        while (m_isClean && tried < choice.size() && isFull(choice[place])) {
            place = (place + 1) % choice.size();
            ++tried;
        }
        if (tried == choice.size()) {
            ++m_draft.site.droppedAddresses;
            return;
        }
        const DealtSubnet& subnet = m_draft.subnets[choice[place]];
        m_draft.add(addressRow(m_draft, number, subnet, drawIn(choice[place])));
        m_draft.spacesOfMachine[device.machine.number()].push_back(subnet.space);
    }

    bool isFull(std::uint32_t subnet) const
    {
        const net::Cidr& block = m_draft.subnets[subnet].network;
        const int hostBits = net::bitsOf(block.family()) - block.prefixLength();
        if (hostBits >= 32)
            return false;
        const std::uint64_t all = 1ULL << static_cast<unsigned>(hostBits);
        return m_used[subnet].size() >= (hasEnds(block) ? all - 2 : all);
    }

    /// Whether the first and the last address are no addresses of hosts.
    static bool hasEnds(const net::Cidr& block)
    {
        return block.family() == net::Family::Ipv4 && block.prefixLength() < 31;
    }

    net::IpAddress drawIn(std::uint32_t subnet)
    {
        const net::Cidr& block = m_draft.subnets[subnet].network;
        for (;;) {
            const net::IpAddress value = drawHost(m_stream, block);
            // A flawed site may have an address twice, but a device cannot.
            if (!m_isClean && m_ofDevice.insert(value).second)
                return value;
            if (!m_isClean)
                continue;
            if (hasEnds(block) && (value == block.first() || value == block.last()))
                continue;
            if (m_used[subnet].insert(value).second)
                return value;
        }
    }

    SiteDraft& m_draft;
    RandomStream m_stream;
    std::vector<std::unordered_set<net::IpAddress>> m_used;
    std::uint32_t m_device = 0;
    std::unordered_set<net::IpAddress> m_ofDevice; ///< of that one, so far
    bool m_isClean;
};

} // namespace

SiteCounts::SiteCounts(std::uint32_t scale)
    : fabrics(std::max(4U, scale / 5000))
    , spaces(std::max(4U, scale / 2000))
    , vlans(std::max(8U, scale / 100))
    , subnets(std::max(16U, scale / 50))
    , machines(std::max(8U, scale / 10))
    , devices(std::max(16U, static_cast<std::uint32_t>(std::uint64_t{scale} * 4 / 10)))
    , addresses(scale)
    , applications(std::max(4U, scale / 250))
{
}

std::string spaceName(std::uint32_t space)
{
    return space == 0 ? "alpha" : "space-" + std::to_string(space);
}

std::string networkName(std::uint32_t domain)
{
    return domain == 0 ? std::string() : "network-" + std::to_string(domain);
}

void addDomains(ModelState& state, std::uint32_t domains)
{
    for (std::uint32_t i = 1; i < domains; ++i) {
        const auto domain = addRow(state, RoutingDomainRow{.name = "domain-" + std::to_string(i)});
        addRow(state, ProviderNetworkRow{.providerId = networkName(i),
                                         .name = networkName(i),
                                         .routingDomain = domain});
    }
}

std::string macText(std::uint32_t device)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    const std::uint64_t number = 0x525400000000ULL + device;
    std::string text;
    for (int shift = 44; shift >= 0; shift -= 4) {
        text += kDigits[(number >> static_cast<unsigned>(shift)) & 0xFU];
        if (shift % 8 == 0 && shift > 0)
            text += ':';
    }
    return text;
}

DeviceAddressRow addressRow(const SiteDraft& draft, std::uint32_t device, const DealtSubnet& subnet,
                            const net::IpAddress& value)
{
    const auto place = static_cast<std::size_t>(&subnet - draft.subnets.data());
    return {.device = DeviceId(device),
            .value = value,
            .cidr = subnet.network,
            .providerNetworkId = SharedText(networkName(subnet.domain)),
            .providerSubnetId = SharedText("subnet-" + std::to_string(place))};
}

GeneratedSite makeSite(const SiteOptions& options)
{
    SiteDraft draft(options);
    draft.site.state = emptyModelState();
    addNetworks(draft);
    addSubnets(draft);
    addMachines(draft);
    AddressDealer(draft).deal();
    addApplications(draft);
    if (options.profile == Profile::Flawed)
        addFlaws(draft);
    return std::move(draft.site);
}

} // namespace netatlas::engine::generate
