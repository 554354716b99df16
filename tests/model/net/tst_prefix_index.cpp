// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/prefix_index.h"
#include "tests/support/generators.h"
#include "tests/support/properties.h"

#include <algorithm>
#include <random>

using namespace netatlas;
using net::Cidr;
using net::IndexedBlock;
using net::IpAddress;
using net::PrefixIndex;

namespace {

using Blocks = std::vector<IndexedBlock>;

Cidr cidr(const char* text)
{
    return Cidr::parse(text).value();
}

IpAddress address(const char* text)
{
    return IpAddress::parse(text).value();
}

/// What the index must say, found by looking at every block.
std::vector<std::uint32_t> scannedHolding(const Blocks& blocks, const IpAddress& ip)
{
    Blocks holding;
    for (const IndexedBlock& block : blocks)
        if (block.block.contains(ip))
            holding.push_back(block);
    std::sort(holding.begin(), holding.end(), [](const IndexedBlock& a, const IndexedBlock& b) {
        if (a.block.prefixLength() != b.block.prefixLength())
            return a.block.prefixLength() > b.block.prefixLength();
        return a.payload < b.payload;
    });
    std::vector<std::uint32_t> payloads;
    for (const IndexedBlock& block : holding)
        payloads.push_back(block.payload);
    return payloads;
}

/// Every address where something could change: both ends of each block and what lies beside them.
std::vector<IpAddress> bordersOf(const Blocks& blocks)
{
    std::vector<IpAddress> borders{address("0.0.0.0"), address("255.255.255.255"), address("::")};
    for (const IndexedBlock& block : blocks) {
        borders.push_back(block.block.first());
        borders.push_back(block.block.last());
        if (const auto previous = block.block.first().previous())
            borders.push_back(*previous);
        if (const auto next = block.block.last().next())
            borders.push_back(*next);
    }
    return borders;
}

bool agreesWithScan(const PrefixIndex& index, const Blocks& blocks)
{
    for (const IpAddress& ip : bordersOf(blocks)) {
        const auto expected = scannedHolding(blocks, ip);
        if (index.holding(ip) != expected)
            return false;
        const auto innermost = index.innermost(ip);
        if (innermost.has_value() == expected.empty() ||
            (innermost && *innermost != expected.front()))
            return false;
    }
    return true;
}

rc::Gen<Blocks> anyBlocks()
{
    return rc::gen::container<Blocks>(
        rc::gen::map(rc::gen::pair(support::anyNetwork(), rc::gen::inRange<std::uint32_t>(0, 50)),
                     [](const auto& pair) { return IndexedBlock{pair.first, pair.second}; }));
}

} // namespace

class TstPrefixIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blocksThatHoldComeInnermostFirst();
    void familiesNeverMeet();
    void wholeFamilyIsABlock();
    void everyNumberMayBeAPayload();
    void agreesWithTheNaiveScan();
    void agreesAfterAnyEdits();
    void agreesOnHardSets_data();
    void agreesOnHardSets();
    void gapsAndBlocksFillTheWhole();
    void gapsAreTheFewestBlocks();
    void nestingsNameTheDirectParent();
    void neighboursDoNotOverlap();
    void overlappingLooksBothWays();
};

void TstPrefixIndex::blocksThatHoldComeInnermostFirst()
{
    const PrefixIndex index({{cidr("10.0.0.0/24"), 3},
                             {cidr("10.0.0.0/8"), 1},
                             {cidr("10.0.0.0/24"), 2},
                             {cidr("10.0.0.9/32"), 4}});
    QCOMPARE(index.holding(address("10.0.0.9")), (std::vector<std::uint32_t>{4, 2, 3, 1}));
    QCOMPARE(index.holding(address("10.0.0.10")), (std::vector<std::uint32_t>{2, 3, 1}));
    QCOMPARE(index.holding(address("10.0.1.0")), (std::vector<std::uint32_t>{1}));
    QCOMPARE(index.holding(address("11.0.0.0")), std::vector<std::uint32_t>());
    QVERIFY(!index.innermost(address("9.255.255.255")));
}

void TstPrefixIndex::familiesNeverMeet()
{
    const PrefixIndex index({{cidr("::/0"), 6}, {cidr("0.0.0.0/0"), 4}});
    QCOMPARE(index.innermost(address("::ffff:10.0.0.1")).value(), 4U);
    QCOMPARE(index.innermost(address("::fffe:10.0.0.1")).value(), 6U);
}

void TstPrefixIndex::wholeFamilyIsABlock()
{
    PrefixIndex index({{cidr("0.0.0.0/0"), 1}, {cidr("255.255.255.255/32"), 2}});
    QCOMPARE(index.innermost(address("255.255.255.255")).value(), 2U);
    QCOMPARE(index.innermost(address("0.0.0.0")).value(), 1U);
    QVERIFY(index.remove({cidr("255.255.255.255/32"), 2}));
    QVERIFY(!index.remove({cidr("255.255.255.255/32"), 2}));
    QCOMPARE(index.innermost(address("255.255.255.255")).value(), 1U);
    QVERIFY(index.gaps(cidr("10.0.0.0/8")) == std::vector<Cidr>{cidr("10.0.0.0/8")});
}

void TstPrefixIndex::everyNumberMayBeAPayload()
{
    for (const std::uint32_t payload : {0x7FFFFFFFU, 0x80000000U, 0xC0000000U, 0xFFFFFFFFU}) {
        const PrefixIndex index({{cidr("10.0.0.0/24"), payload}, {cidr("fd00::/64"), payload}});
        QCOMPARE(index.innermost(address("10.0.0.9")).value(), payload);
        QCOMPARE(index.innermost(address("fd00::9")).value(), payload);
        QVERIFY(!index.innermost(address("10.0.1.0")));
        QVERIFY(!index.innermost(address("fd00:0:0:1::")));
    }
}

void TstPrefixIndex::agreesWithTheNaiveScan()
{
    NETATLAS_PROPERTY("index = scan", [] {
        const auto blocks = *anyBlocks();
        RC_ASSERT(agreesWithScan(PrefixIndex(blocks), blocks));
    });
}

void TstPrefixIndex::agreesAfterAnyEdits()
{
    NETATLAS_PROPERTY("edited index = index made anew", [] {
        auto blocks = *anyBlocks();
        PrefixIndex index(blocks);
        for (const IndexedBlock& added : *anyBlocks()) {
            index.insert(added);
            blocks.push_back(added);
        }
        const auto removals =
            *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, 1000));
        for (const std::size_t removal : removals) {
            if (blocks.empty())
                break;
            const auto place = blocks.begin() + std::ptrdiff_t(removal % blocks.size());
            RC_ASSERT(index.remove(*place));
            blocks.erase(place);
        }
        RC_ASSERT(index.size() == blocks.size());
        RC_ASSERT(agreesWithScan(index, blocks));
        RC_ASSERT(index.nestings() == PrefixIndex(blocks).nestings());
    });
}

void TstPrefixIndex::agreesOnHardSets_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind :
         {"ladder", "all equal", "every host", "sparse", "clusters", "many random"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TstPrefixIndex::agreesOnHardSets()
{
    QFETCH(QString, kind);
    Blocks blocks;
    const auto host = address("2001:db8::1");
    std::mt19937 random(7);
    if (kind == u"ladder")
        for (int length = 0; length <= 128; ++length)
            blocks.push_back({Cidr::of(host, length)->network(), std::uint32_t(length)});
    else if (kind == u"all equal")
        for (std::uint32_t i = 0; i < 300; ++i)
            blocks.push_back({cidr("10.0.0.0/24"), 299 - i});
    else if (kind == u"every host")
        for (std::uint32_t i = 0; i < 500; ++i)
            blocks.push_back({Cidr::ofHost(IpAddress::ofIpv4(0xFFFFFFFFU - i)), i});
    else if (kind == u"sparse")
        for (std::uint32_t i = 0; i < 400; ++i)
            blocks.push_back(
                {Cidr::of(IpAddress::ofHalves(1ULL << (i % 64U), i), 120)->network(), i});
    else if (kind == u"clusters") // so close that one bucket holds more than are searched
        for (std::uint32_t i = 0; i < 1500; ++i) {
            const std::uint64_t cluster = std::uint64_t{random() % 5U} << 40U;
            const std::uint64_t upper = 0xFD00000000000000ULL | cluster | (random() & 0xFFU);
            const std::uint64_t lower = i % 4 == 0 ? std::uint64_t{random() & 0xFFFFU} << 8U : 0;
            blocks.push_back({Cidr::of(IpAddress::ofHalves(upper, lower),
                                       i % 4 == 0 ? 112 + int(i % 17U) : 60 + int(i % 5U))
                                  ->network(),
                              i});
        }
    else // enough of them for the radix sort
        for (std::uint32_t i = 0; i < 1200; ++i)
            blocks.push_back(
                {Cidr::of(IpAddress::ofIpv4(0x0A000000U | (random() & 0xFFFFFU)), 12 + int(i % 21U))
                     ->network(),
                 i});
    std::shuffle(blocks.begin(), blocks.end(), random);
    QVERIFY(agreesWithScan(PrefixIndex(blocks), blocks));

    PrefixIndex edited;
    for (const IndexedBlock& block : blocks)
        edited.insert(block);
    QVERIFY(edited.blocks() == PrefixIndex(blocks).blocks());
    QVERIFY(edited.nestings() == PrefixIndex(blocks).nestings());
    QVERIFY(agreesWithScan(edited, blocks));
}

void TstPrefixIndex::gapsAndBlocksFillTheWhole()
{
    NETATLAS_PROPERTY("gaps are what no block inside covers", [] {
        const auto blocks = *anyBlocks();
        const Cidr within = *support::anyNetwork();
        const PrefixIndex index(blocks);
        Blocks inside;
        for (const IndexedBlock& block : index.overlapping(within))
            if (block.block.prefixLength() > within.prefixLength())
                inside.push_back(block);
        const auto gaps = index.gaps(within);
        Blocks both = inside;
        for (const Cidr& gap : gaps)
            both.push_back({gap, 0});
        for (const IpAddress& ip : bordersOf(both)) {
            if (!within.contains(ip))
                continue;
            const bool isUsed = !scannedHolding(inside, ip).empty();
            const auto covering = std::count_if(
                gaps.begin(), gaps.end(), [&ip](const Cidr& gap) { return gap.contains(ip); });
            RC_ASSERT(covering == (isUsed ? 0 : 1));
        }
    });
}

void TstPrefixIndex::gapsAreTheFewestBlocks()
{
    const PrefixIndex index({{cidr("10.0.0.64/26"), 1}, {cidr("10.0.0.0/8"), 2}});
    const std::vector<Cidr> expected{cidr("10.0.0.0/26"), cidr("10.0.0.128/25")};
    QVERIFY(index.gaps(cidr("10.0.0.0/24")) == expected);
    QVERIFY(index.gaps(cidr("10.0.0.64/26")) == std::vector<Cidr>{cidr("10.0.0.64/26")});
    const PrefixIndex beside({{cidr("::fffe:0:0/96"), 1}});
    QVERIFY(beside.gaps(cidr("::fffe:0:0/95")).empty());
}

void TstPrefixIndex::nestingsNameTheDirectParent()
{
    const PrefixIndex index({{cidr("10.0.0.0/8"), 1},
                             {cidr("10.0.0.0/24"), 2},
                             {cidr("10.0.0.0/24"), 3},
                             {cidr("11.0.0.0/8"), 4}});
    const auto nestings = index.nestings();
    QCOMPARE(nestings.size(), std::size_t(2));
    QVERIFY(nestings[0].outer.payload == 1 && nestings[0].inner.payload == 3);
    QVERIFY(nestings[1].outer.payload == 3 && nestings[1].inner.payload == 2);
    QVERIFY(!nestings[0].isDuplicate() && nestings[1].isDuplicate());
    QCOMPARE(index.childrenOf(cidr("10.0.0.0/8")).size(), std::size_t(2));
    QCOMPARE(index.childrenOf(cidr("0.0.0.0/0")).size(), std::size_t(2));
}

void TstPrefixIndex::neighboursDoNotOverlap()
{
    const PrefixIndex index(
        {{cidr("10.0.0.0/8"), 1}, {cidr("10.0.1.0/24"), 2}, {cidr("10.0.3.0/24"), 3}});
    QCOMPARE(index.neighbourBefore(cidr("10.0.2.0/24")).value().payload, 2U);
    QCOMPARE(index.neighbourBehind(cidr("10.0.2.0/24")).value().payload, 3U);
    QVERIFY(!index.neighbourBefore(cidr("10.0.1.0/24")));
    QVERIFY(!index.neighbourBehind(cidr("10.0.3.0/24")));
    QVERIFY(!index.neighbourBehind(cidr("255.0.0.0/8")));
}

void TstPrefixIndex::overlappingLooksBothWays()
{
    const PrefixIndex index({{cidr("10.0.0.0/8"), 1},
                             {cidr("10.0.1.0/24"), 2},
                             {cidr("10.0.1.0/25"), 3},
                             {cidr("10.0.2.0/24"), 4}});
    std::vector<std::uint32_t> payloads;
    for (const IndexedBlock& block : index.overlapping(cidr("10.0.1.0/24")))
        payloads.push_back(block.payload);
    QCOMPARE(payloads, (std::vector<std::uint32_t>{1, 2, 3}));
}

QTEST_GUILESS_MAIN(TstPrefixIndex)
#include "tst_prefix_index.moc"
