// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/spaces/fan.h"
#include "model/engine/spaces/space_names.h"
#include "model/engine/spaces/space_sets.h"
#include "model/engine/spaces/subnets.h"
#include "tests/support/generators.h"
#include "tests/support/properties.h"

#include <set>

using namespace netatlas;
using namespace netatlas::engine;
using namespace netatlas::engine::spaces;

namespace {

/// Three spaces with some subnets of distinct ids.
Spaces anyTopology()
{
    Spaces spaces{{"0", "alpha", "", {}}, {"1", "web", "p1", {}}, {"2", "db", "p2", {}}};
    const auto homes = *rc::gen::container<std::vector<std::size_t>>(
        rc::gen::inRange<std::size_t>(0, spaces.size()));
    for (std::size_t i = 0; i < homes.size(); ++i) {
        Subnet subnet;
        subnet.id = std::to_string(i);
        subnet.cidr = (*support::anyNetwork()).text();
        spaces[homes[i]].subnets.push_back(subnet);
    }
    return spaces;
}

std::multiset<std::string> idsIn(const Spaces& spaces)
{
    std::multiset<std::string> ids;
    for (const Subnet& subnet : allSubnets(spaces))
        ids.insert(subnet.id);
    return ids;
}

} // namespace

/// What must hold for all topologies. Single cases are vectors in `tests/data/eval`.
class TstSpaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void movingKeepsEverySubnetOnce();
    void movingTwiceIsMovingOnce();
    void convertedNamesAreValidAndFree();
    void overlaySegmentsLieInTheOverlay();
    void overlaySegmentsNestAsTheirSubnets();
    void fanTextComesBack();
    void exactLookupPrecedesEnclosing();
    void fanNeedsAFullShift();
    void theTraceEndsWithTheInferredSpace();
    void theTraceEndsWithTheSubnetsOfTheBlock();
};

void TstSpaces::movingKeepsEverySubnetOnce()
{
    NETATLAS_PROPERTY("move", [] {
        const Spaces before = anyTopology();
        const auto all = allSubnets(before);
        std::vector<std::string> ids;
        for (const Subnet& subnet : all)
            if (*rc::gen::arbitrary<bool>())
                ids.push_back(subnet.id);
        const auto after = withMovedSubnets(before, ids, "db");
        RC_ASSERT(after.has_value());
        RC_ASSERT(idsIn(*after) == idsIn(before));
        const std::set<std::string> moved(ids.begin(), ids.end());
        for (const Space& space : *after)
            for (const Subnet& subnet : space.subnets)
                RC_ASSERT(moved.count(subnet.id) == 0 || space.name == "db");
        for (std::size_t i = 0; i < before.size(); ++i)
            RC_ASSERT((*after)[i].id == before[i].id);
    });
}

void TstSpaces::movingTwiceIsMovingOnce()
{
    NETATLAS_PROPERTY("what is there already stays in place", [] {
        const Spaces before = anyTopology();
        std::vector<std::string> ids;
        for (const Subnet& subnet : before[1].subnets)
            ids.push_back(subnet.id);
        const auto once = withMovedSubnets(before, ids, "db");
        const auto twice = withMovedSubnets(*once, ids, "db");
        RC_ASSERT(*once == *twice);
    });
}

void TstSpaces::convertedNamesAreValidAndFree()
{
    NETATLAS_PROPERTY("converted names", [] {
        const auto text = *rc::gen::container<std::string>(
            rc::gen::elementOf(std::string("abzAZ09 -_.\t\xC3\xA9")));
        std::vector<std::string> taken;
        for (int i = 0; i < 4; ++i) {
            const std::string name = spaceNameOf(text, taken);
            RC_ASSERT(isSpaceName(name));
            RC_ASSERT(std::find(taken.begin(), taken.end(), name) == taken.end());
            taken.push_back(name);
        }
    });
    QCOMPARE(spaceNameOf("\xE2\x84\xAA", {}), std::string("k"));
}

void TstSpaces::overlaySegmentsLieInTheOverlay()
{
    NETATLAS_PROPERTY("segment within overlay, as much longer as the subnet", [] {
        const int overlayBits = *rc::gen::inRange(0, 24);
        const int underlayBits = *rc::gen::inRange(overlayBits + 1, 33);
        const auto place = net::IpAddress::ofIpv4(*rc::gen::arbitrary<std::uint32_t>());
        const FanEntry fan{
            net::Cidr::of(place, underlayBits)->network(),
            net::Cidr::of(net::IpAddress::ofIpv4(*rc::gen::arbitrary<std::uint32_t>()), overlayBits)
                ->network()};
        const int length = *rc::gen::inRange(underlayBits, 33);
        const auto subnet = net::Cidr::of(place, length)->network();
        const auto segment = overlaySegment(subnet.text(), fan);
        RC_ASSERT(segment && *segment);
        RC_ASSERT(fan.overlay.contains(**segment));
        RC_ASSERT((*segment)->prefixLength() == overlayBits + length - underlayBits);
        RC_ASSERT(!(*segment)->hasHostBits());
    });
}

void TstSpaces::overlaySegmentsNestAsTheirSubnets()
{
    NETATLAS_PROPERTY("segments relate as their subnets do", [] {
        const FanEntry fan = parseFanConfig("10.0.0.0/16=250.0.0.0/8").value().front();
        const auto subnetAt = [] {
            const auto low = *rc::gen::inRange<std::uint32_t>(0, 0x10000);
            return net::Cidr::of(net::IpAddress::ofIpv4(0x0A000000U + low),
                                 *rc::gen::inRange(16, 33))
                ->network();
        };
        const auto a = subnetAt();
        const auto b = subnetAt();
        const auto x = **overlaySegment(a.text(), fan);
        const auto y = **overlaySegment(b.text(), fan);
        RC_ASSERT(x.relationTo(y) == a.relationTo(b));
    });
}

void TstSpaces::fanTextComesBack()
{
    const char* const text = "10.44.0.0/16=250.0.0.0/8 198.18.0.0/15=251.0.0.0/8";
    QCOMPARE(fanConfigText(parseFanConfig(text).value()), std::string(text));
}

void TstSpaces::exactLookupPrecedesEnclosing()
{
    NETATLAS_PROPERTY("every match holds the block", [] {
        const Subnets subnets = allSubnets(anyTopology());
        const auto block = *support::anyNetwork();
        const auto found = subnetsByCidr(subnets, block.text());
        RC_ASSERT(found.has_value());
        for (const Subnet& subnet : *found)
            RC_ASSERT(net::Cidr::parse(subnet.cidr)->contains(block));
    });
}

void TstSpaces::fanNeedsAFullShift()
{
    // The largest shift there is: all 32 bits of the underlay are its own.
    const FanEntry fan = parseFanConfig("10.0.0.1/32=0.0.0.0/0").value().front();
    QCOMPARE((*overlaySegment("10.0.0.1/32", fan))->text(), std::string("0.0.0.0/0"));
}

void TstSpaces::theTraceEndsWithTheInferredSpace()
{
    NETATLAS_PROPERTY("inference", [] {
        using addressing::TraceReason;
        const Spaces all = anyTopology();
        const std::string address = (*support::anyNetwork()).first().text();
        addressing::Trace trace;
        const auto space = inferFromAddress(all, address, &trace);
        RC_ASSERT((space == inferFromAddress(all, address)));
        RC_ASSERT(space.has_value() == (trace.back().reason == TraceReason::OnlySpace));
        RC_ASSERT(trace.back().value == (space ? (*space)->name : std::string()));
        const bool isAmbiguous = !space && space.error().kind == ErrorKind::Ambiguous;
        RC_ASSERT(isAmbiguous == (trace.back().reason == TraceReason::SeveralSpacesHold));

        trace.clear();
        const std::string cidr = (*support::anyNetwork()).text();
        const auto same = inferFromCidr(all, cidr, "", &trace);
        RC_ASSERT(same.has_value() == (trace.back().reason == TraceReason::SameProviderBlock));
        RC_ASSERT(trace.back().subject == (same ? (*same)->name : std::string()));
    });
}

void TstSpaces::theTraceEndsWithTheSubnetsOfTheBlock()
{
    NETATLAS_PROPERTY("lookup", [] {
        using addressing::TraceReason;
        const Subnets subnets = allSubnets(anyTopology());
        addressing::Trace trace;
        const auto found = subnetsByCidr(subnets, (*support::anyNetwork()).text(), &trace);
        RC_ASSERT(found->empty() == (trace.back().reason == TraceReason::NoCandidate));
        RC_ASSERT(trace.size() == subnets.size() + (found->empty() ? 1U : 0U));
        for (std::size_t i = 0; i < found->size(); ++i)
            RC_ASSERT(trace[trace.size() - found->size() + i].subject == (*found)[i].id);
    });
}

QTEST_GUILESS_MAIN(TstSpaces)
#include "tst_spaces.moc"
