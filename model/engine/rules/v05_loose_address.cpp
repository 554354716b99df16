// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

namespace netatlas::engine::rules {

using namespace netatlas::domain;

void findLooseAddresses(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        for (const LooseAddressRow& address : model->table<LooseAddressRow>()) {
            // A reservation is meant to have no device.
            if (address.state == LooseState::Reserved)
                continue;
            const ObjectRef object = model->refOf(address);
            findings.push_back(
                {Rule::V05,
                 Severity::Warning,
                 object,
                 {},
                 {{"address", address.value.text()}, {"state", wordOf(address.state)}},
                 {{edits::FixUpKind::RemoveLooseAddress,
                   {edits::RemoveLooseAddress{address.id}},
                   {{"address", address.value.text()}}}},
                 keyOf(Rule::V05, {object})});
        }
}

} // namespace netatlas::engine::rules
