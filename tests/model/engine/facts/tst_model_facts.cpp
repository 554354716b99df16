// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/facts/address_subnet.h"
#include "model/engine/facts/model_facts.h"

#include <QTest>

#include <atomic>
#include <cstdlib>
#include <new>
#include <random>

namespace {

std::atomic<std::size_t> allocationCount = 0;

} // namespace

// These are what every allocation goes through; there is nothing below them but the C library's.
// NOLINTBEGIN(cppcoreguidelines-no-malloc)
void* operator new(std::size_t size)
{
    ++allocationCount;
    if (void* const memory = std::malloc(size == 0 ? 1 : size))
        return memory;
    throw std::bad_alloc();
}

void operator delete(void* memory) noexcept
{
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}
// NOLINTEND(cppcoreguidelines-no-malloc)

using namespace netatlas;
using namespace netatlas::domain;
using engine::facts::makeModel;
using engine::facts::updatedModel;

namespace {

net::Cidr block(const char* text)
{
    return net::Cidr::parse(text).value();
}

/// One device on one machine, for addresses to stand on.
ChangeRecorder recorderWithDevice()
{
    ChangeRecorder recorder(emptyModelState());
    const auto machine = recorder.draw<MachineRow>();
    recorder.put(MachineRow{.id = machine, .number = "0"});
    recorder.put(DeviceRow{.id = recorder.draw<DeviceRow>(), .machine = machine, .name = "ens3"});
    return recorder;
}

SubnetId addSubnet(ChangeRecorder& recorder, const char* cidr, SubnetRow row = {})
{
    row.id = recorder.draw<SubnetRow>();
    row.cidr = block(cidr);
    recorder.put(row);
    return row.id;
}

AddressId addAddress(ChangeRecorder& recorder, const char* value, DeviceAddressRow row = {})
{
    row.id = recorder.draw<DeviceAddressRow>();
    row.device = DeviceId(0);
    row.value = net::IpAddress::parse(value).value();
    recorder.put(row);
    return row.id;
}

/// One change of many kinds to a small, crowded site.
template <class Below>
void changeSomething(ChangeRecorder& recorder, const Below& below)
{
    static constexpr std::array kNetworks{"", "", "n1", "n2"};
    static constexpr std::array kSubnets{"", "p1", "p2"};
    const auto& subnets = recorder.state().table<SubnetRow>();
    const auto count = static_cast<unsigned>(subnets.size());
    const auto anySubnet = [&] {
        auto it = subnets.begin();
        for (unsigned i = below(count); i > 0; --i)
            ++it;
        return it.id();
    };
    const std::string value =
        "10." + std::to_string(below(3)) + "." + std::to_string(below(4)) + ".7";
    const unsigned choice = below(10);
    if (choice <= 1 || count == 0) {
        static constexpr std::array kLengths{8, 15, 16, 22, 24, 24};
        const auto cidr = net::Cidr::of(net::IpAddress::parse(value).value(), kLengths[below(6)]);
        SubnetRow row{.providerId = below(4) == 0 ? kSubnets[1 + below(2)] : "",
                      .providerNetworkId = kNetworks[below(4)],
                      .space = SpaceId(below(4))};
        if (count > 0 && below(4) == 0)
            row.fanLocalUnderlay = (*subnets.begin()).cidr;
        addSubnet(recorder, cidr->network().text().c_str(), row);
    } else if (choice == 2) {
        recorder.erase<SubnetRow>(anySubnet());
    } else if (choice == 3) {
        recorder.alter<SubnetRow>(anySubnet(),
                                  [&](SubnetRow& row) { row.space = SpaceId(below(4)); });
    } else if (choice == 4) {
        const ProviderNetworkId id(below(2));
        if (recorder.state().table<ProviderNetworkRow>().contains(id))
            recorder.erase<ProviderNetworkRow>(id);
        else
            recorder.put(ProviderNetworkRow{
                .id = id,
                .providerId = kNetworks[2 + id.number()],
                .routingDomain = below(2) == 0 ? std::optional(kDefaultDomain) : std::nullopt});
    } else if (choice == 5) {
        recorder.alter<SubnetRow>(anySubnet(), [&](SubnetRow& row) {
            row.providerId = row.providerId.empty() ? kSubnets[below(3)] : "";
            row.providerNetworkId = kNetworks[below(4)];
        });
    } else {
        DeviceAddressRow row{.providerNetworkId = SharedText(kNetworks[below(4)]),
                             .providerSubnetId = SharedText(kSubnets[below(3)])};
        if (below(2) == 0)
            row.cidr = block((value + "/24").c_str()).network();
        addAddress(recorder, value.c_str(), row);
    }
}

/// The derived facts as text, to hold two ways of computing them against each other.
std::string factsText(const Model& model)
{
    std::string out;
    for (const SubnetRow& subnet : model.table<SubnetRow>()) {
        out += subnet.id.text() + " space " + model.facts.spaceOfSubnet.find(subnet.id)->text() +
               " domain " + model.facts.domainOfSubnet.find(subnet.id)->text() + " network " +
               std::string(networkName(model, subnet.id)) + " addresses";
        for (const AddressId id : model.facts.addressesOfSubnet.of(subnet.id))
            out += ' ' + id.text();
        out += " overlays";
        for (const SubnetId id : model.facts.overlaysOfSubnet.of(subnet.id))
            out += ' ' + id.text();
        out += '\n';
    }
    for (const SpaceRow& space : model.table<SpaceRow>()) {
        out += space.name + ':';
        for (const SubnetId id : model.facts.subnetsOfSpace.of(space.id))
            out += ' ' + id.text();
        out += '\n';
    }
    for (auto it = model.facts.addressesWithoutSubnet.begin();
         it != model.facts.addressesWithoutSubnet.end(); ++it)
        out += "homeless " + it.id().text() + '\n';
    return out;
}

} // namespace

class TstModelFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overlayLiesInTheSpaceOfItsUnderlay();
    void providerIdsKeepEqualBlocksApart();
    void idsOfTheProviderRuleOtherSubnetsOut();
    void addressInTwoSpacesHasNoSubnet();
    void loopbackAddressHasNoSubnet();
    void domainComesFromNetworkThenFabric();
    void eachUnknownNetworkIsADomainOfItsOwn();
    void updatedFactsEqualFactsMadeAfresh();
    void matchingAMillionAddressesAllocatesNothing();
    void objectsAreFoundByTheirIds();
};

void TstModelFacts::overlayLiesInTheSpaceOfItsUnderlay()
{
    auto recorder = recorderWithDevice();
    recorder.put(SpaceRow{.id = SpaceId(1), .name = "db"});
    addSubnet(recorder, "10.2.0.0/20", {.space = SpaceId(1)});
    const SubnetId overlay =
        addSubnet(recorder, "252.2.0.0/16", {.fanLocalUnderlay = block("10.2.0.0/20")});
    const auto model = makeModel({}, recorder.state());
    QCOMPARE(*model->facts.spaceOfSubnet.find(overlay), SpaceId(1));
    QCOMPARE(model->facts.overlaysOfSubnet.of(SubnetId(0)), std::vector{overlay});

    ChangeRecorder move(model->state);
    move.alter<SubnetRow>(SubnetId(0), [](SubnetRow& row) { row.space = kAlpha; });
    const auto moved = updatedModel(*model, move.state(), {move.changes(), {}});
    QCOMPARE(*moved->facts.spaceOfSubnet.find(overlay), kAlpha);
}

void TstModelFacts::providerIdsKeepEqualBlocksApart()
{
    auto recorder = recorderWithDevice();
    recorder.put(SpaceRow{.id = SpaceId(1), .name = "b"});
    const SubnetId a = addSubnet(recorder, "172.20.0.0/20",
                                 {.providerId = "subnet-a1", .providerNetworkId = "vpc-a"});
    const SubnetId b =
        addSubnet(recorder, "172.20.0.0/20",
                  {.providerId = "subnet-b1", .providerNetworkId = "vpc-b", .space = SpaceId(1)});
    const auto byId = addAddress(recorder, "172.20.0.5", {.providerSubnetId = "subnet-b1"});
    const auto byNetwork = addAddress(
        recorder, "172.20.0.6", {.cidr = block("172.20.0.0/20"), .providerNetworkId = "vpc-a"});
    const auto unknown = addAddress(recorder, "172.20.0.7", {.cidr = block("172.20.0.0/20")});
    const auto model = makeModel({}, recorder.state());
    QCOMPARE(*model->facts.subnetOfAddress.find(byId), b);
    QCOMPARE(*model->facts.subnetOfAddress.find(byNetwork), a);
    QVERIFY(!model->facts.subnetOfAddress.find(unknown));
    QVERIFY(model->facts.addressesWithoutSubnet.contains(unknown));
    QCOMPARE(subnetsOf(*model, block("172.20.0.0/20")), (std::vector{a, b}));
}

void TstModelFacts::idsOfTheProviderRuleOtherSubnetsOut()
{
    auto recorder = recorderWithDevice();
    const auto known = addSubnet(recorder, "172.20.0.0/20",
                                 {.providerId = "subnet-a1", .providerNetworkId = "vpc-a"});
    const auto byHand = addSubnet(recorder, "10.0.0.0/24");
    const auto elsewhere =
        addAddress(recorder, "172.20.0.9",
                   {.cidr = block("172.20.0.0/20"), .providerSubnetId = SharedText("subnet-b1")});
    const auto inOtherNetwork =
        addAddress(recorder, "172.20.0.9", {.providerNetworkId = SharedText("vpc-b")});
    const auto untold = addAddress(recorder, "172.20.0.9");
    const auto inUntold =
        addAddress(recorder, "10.0.0.9", {.providerSubnetId = SharedText("subnet-c1")});
    const auto model = makeModel({}, recorder.state());
    QVERIFY(!model->facts.subnetOfAddress.contains(elsewhere));
    QVERIFY(!model->facts.subnetOfAddress.contains(inOtherNetwork));
    QCOMPARE(*model->facts.subnetOfAddress.find(untold), known);
    QCOMPARE(*model->facts.subnetOfAddress.find(inUntold), byHand);
}

void TstModelFacts::addressInTwoSpacesHasNoSubnet()
{
    auto recorder = recorderWithDevice();
    recorder.put(SpaceRow{.id = SpaceId(1), .name = "db"});
    addSubnet(recorder, "10.0.0.0/8");
    const SubnetId inner = addSubnet(recorder, "10.2.0.0/16");
    const auto address = addAddress(recorder, "10.2.0.1");
    const auto model = makeModel({}, recorder.state());
    QCOMPARE(*model->facts.subnetOfAddress.find(address), inner);

    ChangeRecorder move(model->state);
    move.alter<SubnetRow>(inner, [](SubnetRow& row) { row.space = SpaceId(1); });
    const auto moved = updatedModel(*model, move.state(), {move.changes(), {}});
    QVERIFY(!moved->facts.subnetOfAddress.find(address));
}

void TstModelFacts::loopbackAddressHasNoSubnet()
{
    auto recorder = recorderWithDevice();
    addSubnet(recorder, "127.0.0.0/8");
    const auto address =
        addAddress(recorder, "127.0.0.1", {.configMethod = ConfigMethod::Loopback});
    const auto model = makeModel({}, recorder.state());
    QVERIFY(!model->facts.subnetOfAddress.find(address));
    QVERIFY(model->facts.addressesWithoutSubnet.empty());
}

void TstModelFacts::domainComesFromNetworkThenFabric()
{
    auto recorder = recorderWithDevice();
    recorder.put(RoutingDomainRow{.id = RoutingDomainId(1), .name = "vpc-a"});
    recorder.put(RoutingDomainRow{.id = RoutingDomainId(2), .name = "hall"});
    recorder.put(ProviderNetworkRow{
        .id = ProviderNetworkId(0), .providerId = "vpc-a", .routingDomain = RoutingDomainId(1)});
    recorder.put(FabricRow{.id = FabricId(0), .name = "f", .routingDomain = RoutingDomainId(2)});
    recorder.put(SegmentRow{.id = SegmentId(0), .fabric = FabricId(0), .kind = SegmentKind::Vlan});
    const auto inNetwork = addSubnet(recorder, "10.0.0.0/24", {.providerNetworkId = "vpc-a"});
    const auto inFabric = addSubnet(recorder, "10.0.1.0/24", {.segment = SegmentId(0)});
    const auto nowhere = addSubnet(recorder, "10.0.2.0/24");
    const auto model = makeModel({}, recorder.state());
    QCOMPARE(*model->facts.domainOfSubnet.find(inNetwork), RoutingDomainId(1));
    QCOMPARE(*model->facts.domainOfSubnet.find(inFabric), RoutingDomainId(2));
    QCOMPARE(*model->facts.domainOfSubnet.find(nowhere), kDefaultDomain);
}

void TstModelFacts::eachUnknownNetworkIsADomainOfItsOwn()
{
    auto recorder = recorderWithDevice();
    const auto first = addSubnet(recorder, "172.20.0.0/20", {.providerNetworkId = "vpc-a"});
    const auto second = addSubnet(recorder, "172.20.0.0/20", {.providerNetworkId = "vpc-b"});
    const auto inFirst = addSubnet(recorder, "172.20.1.0/24", {.providerNetworkId = "vpc-a"});
    const auto without = addSubnet(recorder, "172.20.0.0/20");
    const auto address = addAddress(recorder, "172.20.9.9");
    auto model = makeModel({}, recorder.state());
    QVERIFY(model->facts.areInOneDomain(first, inFirst));
    QVERIFY(!model->facts.areInOneDomain(first, second));
    QVERIFY(!model->facts.areInOneDomain(second, without));
    QCOMPARE(std::string(networkName(*model, second)), std::string("vpc-b"));
    QCOMPARE(std::string(networkName(*model, without)), std::string(kDefaultDomainName));
    QVERIFY(!model->facts.subnetOfAddress.contains(address));

    // Rows that give both networks one domain make them one.
    ChangeRecorder known(model->state);
    for (const char* network : {"vpc-a", "vpc-b"})
        known.put(ProviderNetworkRow{.id = known.draw<ProviderNetworkRow>(),
                                     .providerId = network,
                                     .routingDomain = kDefaultDomain});
    model = updatedModel(*model, known.state(), {known.changes(), {}});
    QVERIFY(model->facts.areInOneDomain(first, second));
    QVERIFY(model->facts.areInOneDomain(second, without));
    QVERIFY(model->facts.subnetOfAddress.contains(address));

    // Where fabrics are the networks, all is one domain until something else is said.
    auto fabrics = recorderWithDevice();
    fabrics.put(ProviderRow{.id = ProviderId(0), .type = "maas"});
    const auto one = addSubnet(fabrics, "10.0.0.0/24", {.providerNetworkId = "fabric-1"});
    const auto other = addSubnet(fabrics, "10.0.0.0/24", {.providerNetworkId = "fabric-2"});
    QVERIFY(makeModel({}, fabrics.state())->facts.areInOneDomain(one, other));
}

void TstModelFacts::updatedFactsEqualFactsMadeAfresh()
{
    for (unsigned seed = 1; seed <= 200; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&random](unsigned n) { return static_cast<unsigned>(random() % n); };
        auto start = recorderWithDevice();
        for (unsigned i = 1; i <= 3; ++i)
            start.put(SpaceRow{.id = SpaceId(i), .name = "s" + std::to_string(i)});
        auto model = makeModel({}, start.state());
        for (int step = 0; step < 25; ++step) {
            ChangeRecorder recorder(model->state);
            for (unsigned changes = 1 + below(2); changes > 0; --changes)
                changeSomething(recorder, below);
            model = updatedModel(*model, recorder.state(), {recorder.changes(), {}});
            const auto afresh = makeModel({}, model->state);
            QVERIFY2(factsText(*model) == factsText(*afresh),
                     (factsText(*model) + "--- seed " + std::to_string(seed) + " step " +
                      std::to_string(step) + "\n" + factsText(*afresh))
                         .c_str());
        }
    }
}

void TstModelFacts::matchingAMillionAddressesAllocatesNothing()
{
    constexpr std::uint32_t kSubnets = 256;
    constexpr std::uint32_t kAddresses = 1000000;
    auto recorder = recorderWithDevice();
    for (std::uint32_t i = 0; i < kSubnets; ++i) {
        const auto at = net::IpAddress::ofIpv4(0x0A000000U | (i << 8U));
        SubnetRow row{.id = recorder.draw<SubnetRow>(), .providerId = "p" + std::to_string(i)};
        // Every second block lies in the one before, and every sixteenth stands twice.
        row.cidr = net::Cidr::of(at, i % 2 == 0 ? 23 : 24).value();
        recorder.put(row);
        if (i % 16 == 0) {
            row.id = recorder.draw<SubnetRow>();
            recorder.put(row);
        }
    }
    const auto model = makeModel({}, recorder.state());
    std::uint32_t found = 0;
    const std::size_t before = allocationCount;
    for (std::uint32_t i = 0; i < kAddresses; ++i) {
        const auto value = net::IpAddress::ofIpv4(0x0A000000U | (i % (kSubnets << 8U)));
        engine::facts::AddressPlace place{.value = value};
        if (i % 3 == 0)
            place.cidr = net::Cidr::of(value, 24).value();
        if (i % 5 == 0)
            place.providerSubnetId = "p77";
        if (engine::facts::subnetOf(model->state, model->facts, place))
            ++found;
    }
    QCOMPARE(allocationCount - before, std::size_t{0});
    QVERIFY(found > kAddresses / 2);
}

void TstModelFacts::objectsAreFoundByTheirIds()
{
    auto recorder = recorderWithDevice();
    addSubnet(recorder, "10.2.0.0/20");
    recorder.put(MachineRow{.id = MachineId(1), .number = "0/lxd/0", .parent = MachineId(0)});
    const Revision one(1, {makeModel({.id = ModelId(0), .name = "east"}, recorder.state())}, {});
    const ObjectRef container{ModelId(0), ObjectKind::Machine, 1};
    QCOMPARE(objectId(one, container), std::string("machine-0/lxd/0"));
    QVERIFY(findObject(one, "machine-0/lxd/0") == container);
    QVERIFY(!findObject(one, "machine-9"));
    QVERIFY(!findObject(one, "subnet-77"));

    const Revision two(
        2, {one.models().front(), makeModel({.id = ModelId(1), .name = "west"}, recorder.state())},
        {});
    const ObjectRef subnet{ModelId(1), ObjectKind::Subnet, 0};
    QCOMPARE(objectId(two, subnet), std::string("west:subnet-0"));
    QVERIFY(findObject(two, "west:subnet-0") == subnet);
    QVERIFY(!findObject(two, "subnet-0")); // two models have one
    QCOMPARE(objectLabel(two, subnet), std::string("10.2.0.0/20"));
}

QTEST_GUILESS_MAIN(TstModelFacts)
#include "tst_model_facts.moc"
