// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_plan.h"
#include "model/session/session.h"

namespace netatlas::composition {

/// Carries out a planned import as one undo step (user-experience 15); `sources` are what its
/// sentence names. Gives the number of the entry, 0 when the model had all of it. The plan must be
/// one that `canCommit()`, made from the session's live revision.
Result<std::uint64_t> carryOutImport(session::Session& session, exchange::ImportPlan plan,
                                     const std::vector<std::string>& sources);
/// The same as what the session is to take.
session::Observation observationOf(const domain::Revision& live, exchange::ImportPlan plan,
                                   const std::vector<std::string>& sources);

/// The name of the model that a plan is for.
std::string modelNameOf(const domain::Revision& revision, const exchange::ImportPlan& plan);

} // namespace netatlas::composition
