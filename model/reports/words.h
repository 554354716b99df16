// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/rules/finding.h"

#include <string>

namespace netatlas::reports {

/// The words of reports, in the reader's language; the views have them (architecture 6).
class Words
{
public:
    Words() = default;
    Words(const Words&) = delete;
    Words& operator=(const Words&) = delete;
    virtual ~Words() = default;

    /// A title, label or sentence that stands in a builder in English.
    virtual std::string label(const char* english) const = 0;
    virtual std::string severityText(engine::rules::Severity severity) const = 0;
    /// What a rule looks for, in a few words.
    virtual std::string ruleTitle(engine::rules::Rule rule) const = 0;
    /// One line that names the parties of a finding.
    virtual std::string findingText(const engine::rules::Finding& finding) const = 0;
};

} // namespace netatlas::reports
