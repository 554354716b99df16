// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

namespace netatlas::engine::rules {

using namespace netatlas::domain;

void findLooseOverlays(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        for (const SubnetRow& subnet : model->table<SubnetRow>()) {
            if (!subnet.isOverlay() || model->facts.underlayOfSubnet.find(subnet.id))
                continue;
            const ObjectRef object = model->refOf(subnet);
            findings.push_back(
                {Rule::V25,
                 Severity::Error,
                 object,
                 {},
                 {{"cidr", subnet.shownCidr()}, {"underlay", subnet.fanLocalUnderlay->text()}},
                 {},
                 keyOf(Rule::V25, {object})});
        }
}

} // namespace netatlas::engine::rules
