// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"
#include "model/engine/edits/judgement.h"

namespace netatlas::cli {

/// Verdict and effects with their fix-ups, for people: broken ones first, fix-ups below each.
void printJudgement(const Invocation& invocation, const engine::edits::Judgement& judgement);

/// `{"verdict","breaks","effects":[{"kind","breaks","text","facts","fix-ups":[{"kind","text"}]}]}`.
boost::json::object judgementJson(const engine::edits::Judgement& judgement);

} // namespace netatlas::cli
