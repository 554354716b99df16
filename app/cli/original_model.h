// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/original_verbs.h"

namespace netatlas::cli {

/// The one model that a verb of the original works on; `ambiguous` with the names of the models
/// when there are several, `not-found` when there is none.
Result<const domain::Model*> onlyModel(const domain::Revision& revision,
                                       const Invocation& invocation);

/// Prints the answer in the form that was asked for, or in the verb's own (`yaml` or `json`).
/// Whether it did: `tabular` is left to the verb. `not-valid` for any other word.
Result<bool> printAnswer(const Invocation& invocation, const OriginalOptions& options,
                         const std::string& habit, const boost::json::value& answer);

} // namespace netatlas::cli
