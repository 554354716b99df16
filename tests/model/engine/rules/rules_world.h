// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/facts/model_facts.h"
#include "model/engine/rules/finding.h"
#include "model/exchange/fragment_reader.h"
#include "tests/support/state_text.h"

#include <QTest>

namespace netatlas::tests {

/// The model of a fragment. One that cannot be read ends the test program.
inline domain::ModelState stateOf(std::string_view json)
{
    auto fragment = exchange::parseFragment(json);
    if (!fragment)
        qFatal("%s", errorText(fragment.error()).c_str());
    return std::move(fragment->state);
}

inline domain::Revision revisionOf(domain::ModelState state)
{
    return {0, {engine::facts::makeModel({}, std::move(state))}, {}};
}

/// What the rule of this name, such as `V08`, finds.
inline std::vector<engine::rules::Finding> findingsOf(const domain::Revision& revision,
                                                      std::string_view rule)
{
    std::vector<engine::rules::Finding> found;
    for (engine::rules::Finding& finding : engine::rules::findAll(revision))
        if (engine::rules::ruleText(finding.rule) == rule)
            found.push_back(std::move(finding));
    return found;
}

} // namespace netatlas::tests
