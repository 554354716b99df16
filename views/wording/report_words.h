// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reports/words.h"

namespace netatlas::views::wording {

/// The words of reports, translated: the builders of the model have none of their own
/// (architecture 6).
class ReportWords final : public reports::Words
{
public:
    std::string label(const char* english) const override;
    std::string severityText(engine::rules::Severity severity) const override;
    std::string ruleTitle(engine::rules::Rule rule) const override;
    std::string findingText(const engine::rules::Finding& finding) const override;
};

} // namespace netatlas::views::wording
