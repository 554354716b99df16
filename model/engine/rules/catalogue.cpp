// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

#include <algorithm>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

// Who reads subnets of addresses reads the rows that these follow from.
constexpr Aspects kBlocks = Aspect::Networks | Aspect::SubnetBlocks;
constexpr Aspects kHosts = Aspect::Machines | Aspect::Devices | Aspect::Addresses;
constexpr Aspects kSpaces = Aspect::SubnetBlocks | Aspect::SubnetSpaces | Aspect::Spaces;
constexpr Aspects kReach = kSpaces | kHosts | Aspect::MachineLists | Aspect::Applications;
constexpr Aspects kNodes =
    kSpaces | kHosts | Aspect::MachineLists | Aspect::Controllers | Aspect::Settings;

} // namespace

const std::vector<RuleEntry>& catalogue()
{
    static const std::vector<RuleEntry> entries{
        {Rule::V01, "V01", findOverlaps,
         kBlocks | Aspect::Addresses | Aspect::Ranges | Aspect::LooseAddresses},
        {Rule::V02, "V02", findEqualBlocks, kBlocks | Aspect::Addresses},
        {Rule::V03, "V03", findEqualElsewhere, kBlocks},
        {Rule::V04, "V04", findHomelessAddresses, kBlocks | kHosts},
        {Rule::V05, "V05", findLooseAddresses, kBlocks | kHosts | Aspect::LooseAddresses},
        {Rule::V06, "V06", findEqualAddresses, kBlocks | kHosts},
        {Rule::V07, "V07", findFalseClaims, kBlocks | kHosts},
        {Rule::V08, "V08", findMissingGateways, Aspect::SubnetBlocks | kHosts},
        {Rule::V09, "V09", findMisplacedRanges, Aspect::SubnetBlocks | Aspect::Ranges},
        {Rule::V10, "V10", findFixedInDynamic, Aspect::SubnetBlocks | Aspect::Ranges | kHosts},
        {Rule::V11, "V11", findBadVlanIds, Aspect::Networks},
        {Rule::V12, "V12", findEmptyNetworks, kBlocks | Aspect::Devices},
        {Rule::V13, "V13", findEmptySpaces,
         kSpaces | Aspect::Applications | Aspect::Bindings | Aspect::Constraints |
             Aspect::Settings},
        {Rule::V14, "V14", findUnreachedBindings, kReach | Aspect::Bindings, GoesBy::Neighbourhood},
        {Rule::V15, "V15", findUnmetConstraints, kReach | Aspect::Constraints,
         GoesBy::Neighbourhood},
        {Rule::V16, "V16", findExcludedSpaces, kReach | Aspect::Constraints, GoesBy::Neighbourhood},
        {Rule::V17, "V17", findNodesOutsideHaSpace, kNodes},
        {Rule::V18, "V18", findOpenHaAddresses, kNodes},
        {Rule::V19, "V19", findNodesOutsideManagementSpace, kNodes},
        {Rule::V20, "V20", findWeakVotes, Aspect::Controllers | Aspect::Machines},
        {Rule::V21, "V21", findUnseenAddresses, kHosts | Aspect::Observations},
        {Rule::V22, "V22", findUnknownAddresses,
         kHosts | Aspect::SubnetBlocks | Aspect::Ranges | Aspect::Observations},
        {Rule::V23, "V23", findOldReports, kHosts | Aspect::MachineLists | Aspect::Time},
        {Rule::V24, "V24", findDriftedSubnets, kSpaces | Aspect::Observations},
        {Rule::V25, "V25", findLooseOverlays, kSpaces},
        {Rule::V26, "V26", findFullSubnets,
         Aspect::SubnetBlocks | Aspect::Ranges | Aspect::LooseAddresses | kHosts},
        {Rule::V27, "V27", findEqualMacs, kBlocks | kHosts},
        {Rule::V28, "V28", findDownDevices, kReach | Aspect::Bindings, GoesBy::Neighbourhood},
        {Rule::V29, "V29", findUnreachableMachines, Aspect::Machines | Aspect::MachineLists},
        {Rule::V30, "V30", findBadSpaceNames, Aspect::Spaces},
        {Rule::V31, "V31", findLoneFamilies, kSpaces | Aspect::Networks, GoesBy::Neighbourhood},
        {Rule::V32, "V32", findUnsortedEndpoints, kSpaces | Aspect::Controllers | Aspect::Settings},
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

void sortFindings(Findings& findings)
{
    std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        if (a.severity != b.severity)
            return a.severity > b.severity;
        return std::tie(a.rule, a.object, a.key) < std::tie(b.rule, b.object, b.key);
    });
}

std::vector<Finding> findAll(const Revision& revision, std::optional<Timestamp> now,
                             std::stop_token stop)
{
    const RuleInput input(revision, now);
    Findings findings;
    for (const RuleEntry& entry : catalogue()) {
        if (stop.stop_requested())
            break;
        entry.find(input, findings);
    }
    sortFindings(findings);
    return findings;
}

} // namespace netatlas::engine::rules
