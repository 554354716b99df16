// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"
#include "model/engine/stats/use.h"

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

constexpr int kWarnFrom = 80;
constexpr int kFailFrom = 95;
/// Links between two hosts are full by design.
constexpr std::uint64_t kLink = 2;

} // namespace

void findFullSubnets(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models()) {
        const auto uses = stats::useOfAll(*model);
        for (const SubnetRow& subnet : model->table<SubnetRow>()) {
            const stats::Use* use = uses.find(subnet.id);
            const auto percent = use ? use->percent() : std::nullopt;
            if (!percent || *percent <= kWarnFrom || *use->usable <= kLink || subnet.isSupernet)
                continue;
            const bool isFull = *percent > kFailFrom;
            findings.push_back(findingOf(Rule::V26, isFull ? Severity::Error : Severity::Warning,
                                         model->refOf(subnet),
                                         {{"cidr", subnet.shownCidr()},
                                          {"use", *percent},
                                          {"limit", isFull ? kFailFrom : kWarnFrom}}));
        }
    }
}

} // namespace netatlas::engine::rules
