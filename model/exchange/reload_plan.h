// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "model/domain/revision.h"
#include "model/engine/reconcile/site_reconciliation.h"
#include "model/engine/workers/machine_agent.h"
#include "model/providers/source/provider.h"

namespace netatlas::exchange {

/// What a look at a source would change; nothing has been done yet.
struct ReloadPlan
{
    domain::ModelId model{0};
    domain::ChangeSet changes; ///< against the revision it was planned for
    std::map<domain::ObjectKind, engine::reconcile::SiteCounts> counts;
    std::vector<domain::SeenProblem> problems; ///< named and left out
    std::vector<domain::SeenNote> notes;
    /// Why a host's agent has nothing left to do: its machine is `dead`, or was removed
    /// (`not-found`).
    std::optional<Error> end;

    bool isNoChange() const { return changes.empty(); }
};

/// Brings a look at a source together with its model (model-and-workers 6, 7.5). Pure, so that it
/// may run on any thread; the changes are refused as `stale` where live has moved on meanwhile.
///
/// `not-found` when the model is gone, `not-valid` for a host that cannot be told apart.
///
/// The first machine of a controller model that Netatlas keeps begins as 7.7 says.
Result<ReloadPlan> planReload(const domain::Revision& live, const domain::SourceRow& source,
                              const providers::Observed& observed, Timestamp now,
                              const engine::workers::AgentLook& look = {});

} // namespace netatlas::exchange
