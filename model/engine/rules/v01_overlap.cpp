// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

Finding overlap(const RuleInput& input, const PlacedBlock& outer, const PlacedBlock& inner)
{
    const ObjectRef object = inner.model->refOf(*inner.subnet);
    const ObjectRef other = outer.model->refOf(*outer.subnet);
    Finding finding{Rule::V01,
                    Severity::Error,
                    object,
                    {other},
                    {{"cidr", inner.subnet->shownCidr()},
                     {"other", outer.subnet->shownCidr()},
                     {"network", input.domains.of(*inner.model, inner.subnet->id).name}},
                    {},
                    keyOf(Rule::V01, {object, other})};
    // An edit acts in one model: that of the finding's object.
    if (outer.model == inner.model)
        finding.fixUps.push_back({edits::FixUpKind::MarkSupernet,
                                  {edits::MarkSupernet{outer.subnet->id, true}},
                                  {{"cidr", outer.subnet->shownCidr()}}});
    return finding;
}

} // namespace

void findOverlaps(const RuleInput& input, Findings& findings)
{
    for (const PlacedBlock& block : input.blocks)
        for (std::uint32_t around = block.parent; around != net::kNoBlock;
             around = input.blocks[around].parent) {
            const PlacedBlock& outer = input.blocks[around];
            if (!outer.isSameBlock(block) && !outer.subnet->isSupernet &&
                !(outer.model == block.model &&
                  areOverlayAndUnderlay(*outer.subnet, *block.subnet)))
                findings.push_back(overlap(input, outer, block));
        }
}

} // namespace netatlas::engine::rules
