// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

#include <algorithm>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

/// Whether all that lies in the subnet would lie in the part, too; overlays are not looked into.
bool holdsAllOf(const Model& model, const SubnetRow& subnet, const net::Cidr& part)
{
    const ModelFacts& facts = model.facts;
    if (subnet.gateway && subnet.cidr.contains(*subnet.gateway) && !part.contains(*subnet.gateway))
        return false;
    const auto& addresses = facts.addressesOfSubnet.of(subnet.id);
    const auto& ranges = facts.rangesOfSubnet.of(subnet.id);
    const auto& loose = model.table<LooseAddressRow>();
    return facts.overlaysOfSubnet.of(subnet.id).empty() &&
           std::all_of(addresses.begin(), addresses.end(),
                       [&](AddressId id) {
                           const auto& value = model.at<DeviceAddressRow>(id).value;
                           return part.contains(value) || !subnet.cidr.contains(value);
                       }) &&
           std::all_of(ranges.begin(), ranges.end(),
                       [&](RangeId id) {
                           const auto& range = model.at<RangeRow>(id);
                           return part.contains(range.first) && part.contains(range.last);
                       }) &&
           std::all_of(loose.begin(), loose.end(), [&](const LooseAddressRow& row) {
               return row.subnet != subnet.id || part.contains(row.value);
           });
}

/// The other half of the block that it is a half of; none where that is IPv4 inside of IPv6.
std::optional<net::Cidr> siblingOf(const net::Cidr& block)
{
    const int length = block.prefixLength();
    const auto whole = net::Cidr::of(block.first(), length - 1);
    if (!whole)
        return std::nullopt;
    std::optional<net::IpAddress> first = whole->first();
    if (*first == block.first())
        first = block.last().next();
    if (!first || first->family() != block.family())
        return std::nullopt;
    const auto sibling = net::Cidr::of(*first, length);
    return sibling ? std::optional(*sibling) : std::nullopt;
}

/// The largest part of the outer subnet that leaves the inner one alone, when nothing in the outer
/// one is cut off by that (5.10): then it was given too wide.
std::optional<net::Cidr> partBeside(const Model& model, const SubnetRow& outer,
                                    const SubnetRow& inner)
{
    if (outer.isOverlay() || outer.life != Life::Alive)
        return std::nullopt;
    for (int length = outer.cidr.prefixLength() + 1; length <= inner.cidr.prefixLength();
         ++length) {
        const auto part = siblingOf(net::Cidr::of(inner.cidr.first(), length)->network());
        bool isTaken = false;
        if (part)
            model.facts.blocks->eachEqual(*part, [&isTaken](SubnetId) { isTaken = true; });
        if (part && !isTaken && holdsAllOf(model, outer, *part))
            return part;
    }
    return std::nullopt;
}

std::vector<edits::FixUp> waysOut(const Model& model, const SubnetRow& outer,
                                  const SubnetRow& inner)
{
    std::vector<edits::FixUp> fixUps;
    if (const auto part = partBeside(model, outer, inner))
        fixUps.push_back({edits::FixUpKind::ResizeSubnet,
                          {edits::ReplaceSubnets{{outer.id}, {part->text()}, {}}},
                          {{"cidr", outer.shownCidr()}, {"to", part->text()}}});
    fixUps.push_back({edits::FixUpKind::MarkSupernet,
                      {edits::MarkSupernet{outer.id, true}},
                      {{"cidr", outer.shownCidr()}}});
    return fixUps;
}

Finding overlap(const RuleInput& input, const PlacedBlock& outer, const PlacedBlock& inner)
{
    Finding finding =
        findingOf(Rule::V01, Severity::Error, inner.model->refOf(*inner.subnet),
                  {{"cidr", inner.subnet->shownCidr()},
                   {"other", outer.subnet->shownCidr()},
                   {"network", input.domains.of(*inner.model, inner.subnet->id).name}},
                  {outer.model->refOf(*outer.subnet)});
    // An edit acts in one model: that of the finding's object.
    if (outer.model == inner.model)
        finding.fixUps = waysOut(*inner.model, *outer.subnet, *inner.subnet);
    return finding;
}

} // namespace

void findOverlaps(const RuleInput& input, Findings& findings)
{
    for (const PlacedBlock& block : input.blocks())
        for (std::uint32_t around = block.parent; around != net::kNoBlock;
             around = input.blocks()[around].parent) {
            const PlacedBlock& outer = input.blocks()[around];
            if (!outer.isSameBlock(block) && !outer.subnet->isSupernet &&
                !areOverlayAndUnderlay(outer, block))
                findings.push_back(overlap(input, outer, block));
        }
}

} // namespace netatlas::engine::rules
