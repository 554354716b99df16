// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"
#include "model/engine/rules/finding.h"

#include <boost/json/object.hpp>

namespace netatlas::cli {

/// `info`, `warning`, `error`.
std::string_view severityWord(engine::rules::Severity severity);

/// A finding for programs: rule, severity, model, object and the other parties by object id, the
/// sentence, the facts, the kinds of fix-ups, the key, and whether and why it is accepted.
boost::json::object findingJson(const domain::Revision& revision,
                                const engine::rules::Finding& finding);

} // namespace netatlas::cli
