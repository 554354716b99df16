// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/rules/finding.h"
#include "views/widgets/paint/marks.h"

namespace netatlas::views {

/// The mark of a finding's severity.
inline paint::Severity markOf(engine::rules::Severity severity)
{
    switch (severity) {
    case engine::rules::Severity::Error: return paint::Severity::Error;
    case engine::rules::Severity::Warning: return paint::Severity::Warning;
    case engine::rules::Severity::Info: break;
    }
    return paint::Severity::Info;
}

} // namespace netatlas::views
