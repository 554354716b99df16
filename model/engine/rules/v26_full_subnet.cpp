// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"
#include "model/engine/stats/use.h"
#include "model/engine/stats/use_limits.h"

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

/// Links between two hosts are full by design.
constexpr std::uint64_t kLink = 2;

} // namespace

void findFullSubnets(const RuleInput& input, Findings& findings)
{
    const stats::UseLimits ofProject = stats::useLimitsOf(input.revision.project());
    for (const auto& model : input.revision.models()) {
        const auto uses = stats::useOfAll(*model);
        for (const SubnetRow& subnet : model->table<SubnetRow>()) {
            const stats::Use* use = uses.find(subnet.id);
            const auto percent = use ? use->percent() : std::nullopt;
            if (!percent || *use->usable <= kLink || subnet.isSupernet)
                continue;
            const stats::UseLimits limits = stats::useLimitsOf(ofProject, subnet);
            const bool isFull = *percent > limits.error;
            if (!isFull && *percent <= limits.warn)
                continue;
            findings.push_back(findingOf(Rule::V26, isFull ? Severity::Error : Severity::Warning,
                                         model->refOf(subnet),
                                         {{"cidr", subnet.shownCidr()},
                                          {"use", *percent},
                                          {"limit", isFull ? limits.error : limits.warn}}));
        }
    }
}

} // namespace netatlas::engine::rules
