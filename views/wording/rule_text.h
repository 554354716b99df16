// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/rules/finding.h"

#include <QString>

namespace netatlas::views::wording {

QString severityText(engine::rules::Severity severity);

/// What a rule looks for, in a few words: `Subnets overlap`.
QString ruleTitle(engine::rules::Rule rule);
/// Why it matters and what usually helps: what "Explain" shows.
QString ruleExplanation(engine::rules::Rule rule);

/// One line that names both parties.
QString findingText(const engine::rules::Finding& finding);

} // namespace netatlas::views::wording
