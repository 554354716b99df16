// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/generate/site_draft.h"

#include <algorithm>
#include <set>

namespace netatlas::engine::generate {

using namespace netatlas::domain;

namespace {

/// Puts so many of each kind of problem into a site. Everything is added beside what is there, at
/// places that no other flaw uses, so that each shows for itself.
class FlawPlanter
{
public:
    explicit FlawPlanter(SiteDraft& draft)
        : m_draft(draft)
        , m_stream(draft.options.seed, StreamOf::Flaws)
        , m_count(draft.options.scale / 1000)
    {
    }

    void plant()
    {
        for (std::uint32_t i = 0; i < m_count; ++i)
            plantNested();
        for (std::uint32_t i = 0; i < m_count; ++i)
            plantRepeatedBlock();
        // One network has no other to repeat a block in.
        for (std::uint32_t i = 0; i < m_count && m_draft.options.domains > 1; ++i)
            plantBlockElsewhere(i);
        for (std::uint32_t i = 0; i < m_count; ++i)
            plantHomeless(i);
        for (std::uint32_t i = 0; i < m_count; ++i)
            plantLoose();
        for (std::uint32_t i = 0; i < m_count; ++i)
            plantRepeatedAddress();
        for (std::uint32_t i = 0; i < m_count; ++i)
            plantFalseClaim(i);
        for (std::uint32_t i = 0; i < m_count; ++i)
            plantRepeatedTag(i);
        for (std::uint32_t i = 0; i < m_count; ++i)
            plantEmptySpace(i);
        for (std::uint32_t i = 0; i < m_count; ++i)
            plantApplication(i);
        for (std::uint32_t i = 0; i < m_count; ++i)
            plantStrayGateway();
        for (std::uint32_t i = 0; i < m_count; ++i)
            plantEmptyFabric(i);
        for (std::uint32_t i = 0; i < m_count; ++i)
            plantFullSubnet();
        for (std::uint32_t i = 0; i < m_count; ++i)
            plantRepeatedMac(i);
        for (std::uint32_t i = 0; i < m_count; ++i)
            plantDownDevice(i);
        for (std::uint32_t i = 0; i < m_count; ++i)
            plantMuteMachine(i);
        for (std::uint32_t i = 0; i < m_count; ++i)
            plantBadName(i);
        for (std::uint32_t i = 0; i < m_count; ++i)
            plantLoneFamily(i);
    }

private:
    void note(const char* rule, ObjectKind kind, std::uint32_t number)
    {
        m_draft.site.flaws.push_back({rule, kind, number});
    }

    /// A subnet that none was taken from before, that nothing lies in and that has room.
    const DealtSubnet& drawSubnet()
    {
        for (;;) {
            const auto place = m_stream.below(m_draft.subnets.size());
            const DealtSubnet& subnet = m_draft.subnets[place];
            const int longest = subnet.network.family() == net::Family::Ipv4 ? 29 : 119;
            if (!subnet.isSupernet && subnet.network.prefixLength() <= longest &&
                m_taken.insert(place).second)
                return subnet;
            // A small site may run out; then places are used twice.
            if (m_taken.size() * 2 > m_draft.subnets.size())
                m_taken.clear();
        }
    }

    SubnetId addSubnet(const DealtSubnet& like, const net::Cidr& block)
    {
        return m_draft.add(SubnetRow{.cidr = block,
                                     .providerNetworkId = networkName(like.domain),
                                     .space = SpaceId(like.space),
                                     .segment = SegmentId(like.vlan)});
    }

    void plantNested()
    {
        const DealtSubnet& outer = drawSubnet();
        const auto block =
            net::Cidr::of(outer.network.first(), outer.network.prefixLength() + 1).value();
        note("V01", ObjectKind::Subnet, addSubnet(outer, block).number());
    }

    void plantRepeatedBlock()
    {
        const DealtSubnet& subnet = drawSubnet();
        note("V02", ObjectKind::Subnet, addSubnet(subnet, subnet.network).number());
    }

    /// A block outside of all ranges that blocks are taken from, in the first two networks.
    void plantBlockElsewhere(std::uint32_t number)
    {
        constexpr std::uint32_t kFirst = 0x06000000;
        constexpr int kLength = 28;
        const auto start = net::IpAddress::ofIpv4(kFirst + (number << (32U - kLength)));
        const net::Cidr block = net::Cidr::of(start, kLength).value();
        const DealtSubnet& like = drawSubnet();
        for (const std::uint32_t domain : {0U, 1U}) {
            DealtSubnet subnet = like;
            subnet.domain = domain;
            const SubnetId id = addSubnet(subnet, block);
            if (domain == 0)
                note("V03", ObjectKind::Subnet, id.number());
        }
    }

    void plantLoose()
    {
        const DealtSubnet& subnet = drawSubnet();
        const auto place = static_cast<std::uint32_t>(&subnet - m_draft.subnets.data());
        const auto id = m_draft.add(LooseAddressRow{.routingDomain = RoutingDomainId(subnet.domain),
                                                    .subnet = SubnetId(place),
                                                    .value = drawHost(m_stream, subnet.network),
                                                    .state = LooseState::Unattached});
        note("V05", ObjectKind::LooseAddress, id.number());
    }

    /// A second VLAN with the tag of one that is there.
    void plantRepeatedTag(std::uint32_t number)
    {
        const auto& segments = m_draft.site.state.table<SegmentRow>();
        SegmentRow segment = segments.at(SegmentId(number % m_draft.counts.vlans));
        segment.name = "again-" + std::to_string(number);
        note("V11", ObjectKind::Segment, m_draft.add(std::move(segment)).number());
    }

    DeviceId drawDevice()
    {
        return DeviceId(static_cast<std::uint32_t>(m_stream.below(m_draft.counts.devices)));
    }

    /// Outside of all ranges that blocks are taken from.
    static net::IpAddress homeless(std::uint32_t number)
    {
        return net::IpAddress::ofIpv4(0x05000000U + number);
    }

    void plantHomeless(std::uint32_t number)
    {
        const auto id =
            m_draft.add(DeviceAddressRow{.device = drawDevice(), .value = homeless(number)});
        note("V04", ObjectKind::Address, id.number());
    }

    void plantRepeatedAddress()
    {
        const DealtSubnet& subnet = drawSubnet();
        const net::IpAddress value = drawHost(m_stream, subnet.network);
        const DeviceId first = drawDevice();
        DeviceId second = drawDevice();
        while (second == first)
            second = drawDevice();
        m_draft.add(addressRow(m_draft, first.number(), subnet, value));
        const auto id = m_draft.add(addressRow(m_draft, second.number(), subnet, value));
        note("V06", ObjectKind::Address, id.number());
    }

    void plantFalseClaim(std::uint32_t number)
    {
        const DealtSubnet& subnet = drawSubnet();
        const auto id = m_draft.add(
            addressRow(m_draft, drawDevice().number(), subnet, homeless(m_count + number)));
        note("V07", ObjectKind::Address, id.number());
    }

    void plantEmptySpace(std::uint32_t number)
    {
        const auto id = m_draft.add(SpaceRow{.name = "empty-" + std::to_string(number)});
        note("V13", ObjectKind::Space, id.number());
        m_emptySpaces.push_back(id);
    }

    /// An application of one unit whose binding and positive constraint name a space that is empty,
    /// and that shuns one its machine is in.
    void plantApplication(std::uint32_t number)
    {
        const std::string name = "flawed-" + std::to_string(number);
        const auto application = m_draft.add(ApplicationRow{.name = name});
        std::uint64_t machine = m_stream.below(m_draft.counts.machines);
        while (m_draft.spacesOfMachine[machine].empty())
            machine = (machine + 1) % m_draft.counts.machines;
        m_draft.add(UnitRow{.name = SharedText(name + "/0"),
                            .application = application,
                            .machine = MachineId(static_cast<std::uint32_t>(machine))});
        const SpaceId empty = m_emptySpaces[number];
        m_draft.add(BindingRow{.application = application, .space = empty});
        m_draft.add(EndpointRow{.application = application, .name = "db"});
        m_draft.add(BindingRow{.application = application, .endpoint = "db", .space = empty});
        m_draft.add(
            ConstraintRow{.level = ConstraintLevel::Application,
                          .target = application.number(),
                          .spaces = {m_draft.site.state.table<SpaceRow>().at(empty).name,
                                     '^' + spaceName(m_draft.spacesOfMachine[machine].front())}});
        for (const char* const rule : {"V14", "V15", "V16"})
            note(rule, ObjectKind::Application, application.number());
    }

    void plantStrayGateway()
    {
        const DealtSubnet& subnet = drawSubnet();
        const auto place = static_cast<std::uint32_t>(&subnet - m_draft.subnets.data());
        auto& subnets = m_draft.site.state.table<SubnetRow>();
        SubnetRow row = subnets.at(SubnetId(place));
        row.gateway = homeless(0);
        subnets.put(std::move(row));
        note("V08", ObjectKind::Subnet, place);
    }

    void plantEmptyFabric(std::uint32_t number)
    {
        const auto id = m_draft.add(FabricRow{.name = "empty-" + std::to_string(number)});
        note("V12", ObjectKind::Fabric, id.number());
    }

    /// A block of 14 hosts outside of all ranges that blocks are taken from.
    net::Cidr spareBlock()
    {
        constexpr std::uint32_t kFirst = 0x07000000;
        constexpr int kLength = 28;
        const auto start = net::IpAddress::ofIpv4(kFirst + (m_spare++ << (32U - kLength)));
        return net::Cidr::of(start, kLength).value();
    }
    /// A subnet of the first network.
    SubnetId addSpareSubnet(const net::Cidr& block, SpaceId space,
                            std::optional<SegmentId> segment = std::nullopt)
    {
        return m_draft.add(SubnetRow{.cidr = block, .space = space, .segment = segment});
    }
    AddressId addIn(const net::Cidr& block, DeviceId device, std::uint32_t host)
    {
        const auto value = net::IpAddress::ofIpv4(block.first().ipv4() + host);
        return m_draft.add(DeviceAddressRow{.device = device, .value = value, .cidr = block});
    }

    void plantFullSubnet()
    {
        constexpr std::uint32_t kHosts = 14;
        const net::Cidr block = spareBlock();
        note("V26", ObjectKind::Subnet, addSpareSubnet(block, kAlpha).number());
        for (std::uint32_t host = 1; host <= kHosts; ++host)
            addIn(block, drawDevice(), host);
    }

    MachineId drawMachine()
    {
        return MachineId(static_cast<std::uint32_t>(m_stream.below(m_draft.counts.machines)));
    }

    /// The finding stands at the machine with the higher number.
    void plantRepeatedMac(std::uint32_t number)
    {
        const auto& devices = m_draft.site.state.table<DeviceRow>();
        DeviceId first = drawDevice();
        while (!m_copied.insert(first).second)
            first = drawDevice();
        const DeviceRow like = devices.at(first);
        const MachineId other((like.machine.number() + 1) % m_draft.counts.machines);
        const auto second =
            m_draft.add(DeviceRow{.machine = other,
                                  .name = SharedText("again" + std::to_string(number)),
                                  .type = DeviceType::Ethernet,
                                  .mac = like.mac,
                                  .mtu = like.mtu,
                                  .segment = like.segment});
        note("V27", ObjectKind::Device, (like.machine < other ? second : first).number());
    }

    /// A NIC that is down and the only one of its machine in the space of an application.
    void plantDownDevice(std::uint32_t number)
    {
        const std::string name = "down-" + std::to_string(number);
        const MachineId machine = drawMachine();
        const SpaceId space = m_draft.add(SpaceRow{.name = name});
        const net::Cidr block = spareBlock();
        addSpareSubnet(block, space);
        const auto device =
            m_draft.add(DeviceRow{.machine = machine,
                                  .name = SharedText("down" + std::to_string(number)),
                                  .type = DeviceType::Ethernet,
                                  .isUp = false});
        addIn(block, device, 1);
        const auto application = m_draft.add(ApplicationRow{.name = name});
        m_draft.add(UnitRow{
            .name = SharedText(name + "/0"), .application = application, .machine = machine});
        m_draft.add(BindingRow{.application = application, .space = space});
        m_draft.add(EndpointRow{.application = application, .name = "db"});
        m_draft.add(BindingRow{.application = application, .endpoint = "db", .space = space});
        note("V28", ObjectKind::Device, device.number());
    }

    void plantMuteMachine(std::uint32_t number)
    {
        const std::uint32_t place = m_draft.counts.machines + number;
        const auto id = m_draft.add(MachineRow{.number = SharedText(std::to_string(place)),
                                               .name = "mute-" + std::to_string(number),
                                               .machineAddresses = {{.value = "127.0.0.1",
                                                                     .type = AddressType::Ipv4,
                                                                     .scope = Scope::LocalMachine,
                                                                     .origin = Origin::Machine}}});
        note("V29", ObjectKind::Machine, id.number());
    }

    void plantBadName(std::uint32_t number)
    {
        const SpaceId space =
            m_draft.add(SpaceRow{.name = "Not allowed " + std::to_string(number)});
        addSpareSubnet(spareBlock(), space);
        note("V30", ObjectKind::Space, space.number());
    }

    /// A space with a pair in one VLAN, and in another only half of one.
    void plantLoneFamily(std::uint32_t number)
    {
        const SpaceId space = m_draft.add(SpaceRow{.name = "lone-" + std::to_string(number)});
        const SegmentId paired(2 * number % m_draft.counts.vlans);
        const SegmentId lone((2 * number + 1) % m_draft.counts.vlans);
        constexpr std::uint64_t kFirst = 0x20010DB800000000ULL;
        const auto start = net::IpAddress::ofHalves(kFirst + number, 0);
        addSpareSubnet(spareBlock(), space, paired);
        addSpareSubnet(net::Cidr::of(start, 64).value(), space, paired);
        note("V31", ObjectKind::Subnet, addSpareSubnet(spareBlock(), space, lone).number());
    }

    SiteDraft& m_draft;
    RandomStream m_stream;
    std::uint32_t m_count;
    std::uint32_t m_spare = 0;
    std::set<DeviceId> m_copied;
    std::set<std::uint64_t> m_taken;
    std::vector<SpaceId> m_emptySpaces;
};

} // namespace

void addFlaws(SiteDraft& draft)
{
    FlawPlanter(draft).plant();
}

} // namespace netatlas::engine::generate
