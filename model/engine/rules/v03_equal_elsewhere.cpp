// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

#include <algorithm>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

Finding shared(const RuleInput& input, const PlacedBlock* const* first,
               const PlacedBlock* const* last)
{
    Finding finding;
    finding.rule = Rule::V03;
    finding.severity = Severity::Info;
    std::set<std::string> networks;
    std::vector<ObjectRef> parties;
    for (const auto* each = first; each != last; ++each) {
        const PlacedBlock& block = **each;
        networks.insert(input.domains.of(*block.model, block.subnet->id).name);
        parties.push_back(block.model->refOf(*block.subnet));
    }
    finding.object = parties.front();
    finding.others.assign(parties.begin() + 1, parties.end());
    finding.facts = {{"cidr", (*first)->subnet->shownCidr()},
                     {"networks", std::vector<std::string>(networks.begin(), networks.end())}};
    finding.key = keyOf(Rule::V03, parties);
    return finding;
}

} // namespace

void findEqualElsewhere(const RuleInput& input, Findings& findings)
{
    std::vector<const PlacedBlock*> byBlock;
    byBlock.reserve(input.blocks().size());
    // Equal blocks keep the order of domains.
    for (const OrderedBlock& ordered : orderOf(input.blocks()))
        byBlock.push_back(&input.blocks()[ordered.place]);
    for (std::size_t start = 0; start < byBlock.size();) {
        std::size_t end = start + 1;
        while (end < byBlock.size() && byBlock[end]->isSameBlock(*byBlock[start]))
            ++end;
        if (byBlock[end - 1]->domain != byBlock[start]->domain)
            findings.push_back(shared(input, byBlock.data() + start, byBlock.data() + end));
        start = end;
    }
}

} // namespace netatlas::engine::rules
