// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/rules/finding.h"

#include <string>

namespace netatlas::reports {

/// The words of reports, in the reader's language. Implemented by `views/wording`.
class Words
{
public:
    virtual ~Words() = default;
    /// A title, label or sentence that stands in a builder in English.
    virtual std::string text(const char* english) const = 0;
    virtual std::string severity(engine::rules::Severity severity) const = 0;
    virtual std::string ruleTitle(engine::rules::Rule rule) const = 0;
    virtual std::string finding(const engine::rules::Finding& finding) const = 0;
};

} // namespace netatlas::reports
