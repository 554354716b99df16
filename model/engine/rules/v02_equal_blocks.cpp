// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

namespace netatlas::engine::rules {

using namespace netatlas::domain;

void findEqualBlocks(const RuleInput& input, Findings& findings)
{
    for (const PlacedBlock& second : input.blocks) {
        if (second.parent == net::kNoBlock)
            continue;
        const PlacedBlock& first = input.blocks[second.parent];
        if (!first.isSameBlock(second) ||
            (first.model == second.model && areOverlayAndUnderlay(*first.subnet, *second.subnet)))
            continue;
        const ObjectRef object = second.model->refOf(*second.subnet);
        const ObjectRef other = first.model->refOf(*first.subnet);
        Finding finding{Rule::V02,
                        Severity::Error,
                        object,
                        {other},
                        {{"cidr", second.subnet->shownCidr()},
                         {"other-id", first.subnet->id.text()},
                         {"network", input.domains.of(*second.model, second.subnet->id).name}},
                        {},
                        keyOf(Rule::V02, {object, other})};
        for (const PlacedBlock* block : {&second, &first})
            if (block->model == second.model &&
                block->model->facts.addressesOfSubnet.of(block->subnet->id).empty() &&
                block->model->facts.overlaysOfSubnet.of(block->subnet->id).empty())
                finding.fixUps.push_back(
                    {edits::FixUpKind::RemoveSubnet,
                     {edits::RemoveSubnet{block->subnet->id}},
                     {{"cidr", block->subnet->shownCidr()}, {"id", block->subnet->id.text()}}});
        findings.push_back(std::move(finding));
    }
}

} // namespace netatlas::engine::rules
