// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

namespace netatlas::engine::rules {

using namespace netatlas::domain;

void findEqualBlocks(const RuleInput& input, Findings& findings)
{
    for (std::size_t i = 1; i < input.blocks.size(); ++i) {
        const PlacedBlock& first = input.blocks[i - 1];
        const PlacedBlock& second = input.blocks[i];
        if (first.domain != second.domain || !first.isSameBlock(second) ||
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
