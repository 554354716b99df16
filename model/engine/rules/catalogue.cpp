// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

#include <algorithm>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

const std::vector<RuleEntry>& catalogue()
{
    static const std::vector<RuleEntry> entries{
        {Rule::V01, "V01", findOverlaps},
        {Rule::V02, "V02", findEqualBlocks},
        {Rule::V03, "V03", findEqualElsewhere},
        {Rule::V04, "V04", findHomelessAddresses},
        {Rule::V05, "V05", findLooseAddresses},
        {Rule::V06, "V06", findEqualAddresses},
        {Rule::V07, "V07", findFalseClaims},
        {Rule::V08, "V08", findMissingGateways},
        {Rule::V09, "V09", findMisplacedRanges},
        {Rule::V10, "V10", findFixedInDynamic},
        {Rule::V11, "V11", findBadVlanIds},
        {Rule::V12, "V12", findEmptyNetworks},
        {Rule::V13, "V13", findEmptySpaces},
        {Rule::V14, "V14", findUnreachedBindings},
        {Rule::V15, "V15", findUnmetConstraints},
        {Rule::V16, "V16", findExcludedSpaces},
        {Rule::V17, "V17", findNodesOutsideHaSpace},
        {Rule::V18, "V18", findOpenHaAddresses},
        {Rule::V19, "V19", findNodesOutsideManagementSpace},
        {Rule::V20, "V20", findWeakVotes},
        {Rule::V21, "V21", findUnseenAddresses},
        {Rule::V22, "V22", findUnknownAddresses},
        {Rule::V24, "V24", findDriftedSubnets},
        {Rule::V25, "V25", findLooseOverlays},
        {Rule::V26, "V26", findFullSubnets},
        {Rule::V27, "V27", findEqualMacs},
        {Rule::V28, "V28", findDownDevices},
        {Rule::V29, "V29", findUnreachableMachines},
        {Rule::V30, "V30", findBadSpaceNames},
        {Rule::V31, "V31", findLoneFamilies},
        {Rule::V32, "V32", findUnsortedEndpoints},
    };
    return entries;
}

std::string_view ruleText(Rule rule)
{
    for (const RuleEntry& entry : catalogue())
        if (entry.rule == rule)
            return entry.text;
    return {};
}

std::optional<Rule> parseRule(std::string_view text)
{
    for (const RuleEntry& entry : catalogue())
        if (entry.text == text)
            return entry.rule;
    return std::nullopt;
}

std::vector<Finding> findAll(const Revision& revision, std::stop_token stop)
{
    const RuleInput input(revision);
    Findings findings;
    for (const RuleEntry& entry : catalogue()) {
        if (stop.stop_requested())
            break;
        entry.find(input, findings);
    }
    std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        if (a.severity != b.severity)
            return a.severity > b.severity;
        return std::tie(a.rule, a.object, a.key) < std::tie(b.rule, b.object, b.key);
    });
    return findings;
}

} // namespace netatlas::engine::rules
