// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"
#include "model/engine/edits/judgement.h"

namespace netatlas::cli {

/// What every verb that edits may be told about what its edit breaks.
struct EditChoices
{
    std::string reason;             ///< why broken things are accepted
    std::vector<std::string> fixes; ///< kinds of fix-ups to take, as `judge` names them
};

/// Whether all of them are kinds of fix-ups; says so otherwise.
bool knowsFixUps(const Invocation& invocation, const EditChoices& choices);

/// Judges the edit with the chosen fix-ups and carries it out in the session; 1 when it would break
/// something that nobody answers for.
Exit carryOut(const Invocation& invocation, session::Session& session, engine::edits::Intent intent,
              const EditChoices& choices);

} // namespace netatlas::cli
