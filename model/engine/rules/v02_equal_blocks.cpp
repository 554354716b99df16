// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

/// Whether both could be one (5.10). Their spaces are left to the edit, which names them: so a move
/// between spaces is no news here.
bool canMerge(const SubnetRow& a, const SubnetRow& b)
{
    return !a.isOverlay() && !b.isOverlay() && a.life == Life::Alive && b.life == Life::Alive &&
           a.segment == b.segment && a.vlanTag == b.vlanTag &&
           a.providerNetworkId == b.providerNetworkId;
}

} // namespace

void findEqualBlocks(const RuleInput& input, Findings& findings)
{
    for (const PlacedBlock& second : input.blocks()) {
        if (second.parent == net::kNoBlock)
            continue;
        const PlacedBlock& first = input.blocks()[second.parent];
        if (!first.isSameBlock(second) || areOverlayAndUnderlay(first, second))
            continue;
        Finding finding =
            findingOf(Rule::V02, Severity::Error, second.model->refOf(*second.subnet),
                      {{"cidr", second.subnet->shownCidr()},
                       {"other-id", first.subnet->id.text()},
                       {"network", input.domains.of(*second.model, second.subnet->id).name}},
                      {first.model->refOf(*first.subnet)});
        for (const PlacedBlock* block : {&second, &first})
            if (block->model == second.model &&
                block->model->facts.addressesOfSubnet.of(block->subnet->id).empty() &&
                block->model->facts.overlaysOfSubnet.of(block->subnet->id).empty())
                finding.fixUps.push_back(
                    {edits::FixUpKind::RemoveSubnet,
                     {edits::RemoveSubnet{block->subnet->id}},
                     {{"cidr", block->subnet->shownCidr()}, {"id", block->subnet->id.text()}}});
        if (first.model == second.model && canMerge(*first.subnet, *second.subnet))
            finding.fixUps.push_back({edits::FixUpKind::MergeSubnets,
                                      {edits::ReplaceSubnets{{first.subnet->id, second.subnet->id},
                                                             {second.subnet->cidr.network().text()},
                                                             {}}},
                                      {{"cidr", second.subnet->cidr.network().text()}}});
        findings.push_back(std::move(finding));
    }
}

} // namespace netatlas::engine::rules
