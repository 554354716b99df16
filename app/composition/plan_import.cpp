// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/plan_import.h"

#include <cassert>

namespace netatlas::composition {

std::string modelNameOf(const domain::Revision& revision, const exchange::ImportPlan& plan)
{
    const auto* model = plan.model ? revision.model(*plan.model) : nullptr;
    return model ? model->row.name : plan.newModel.name;
}

Result<std::uint64_t> carryOutImport(session::Session& session, exchange::ImportPlan plan,
                                     const std::vector<std::string>& sources)
{
    assert(plan.canCommit());
    if (plan.isNoChange())
        return 0;
    return session.observe(observationOf(session.live(), std::move(plan), sources));
}

session::Observation observationOf(const domain::Revision& live, exchange::ImportPlan plan,
                                   const std::vector<std::string>& sources)
{
    exchange::ImportCounts all;
    for (const auto& [kind, count] : plan.counts) {
        all.added += count.added;
        all.changed += count.changed;
        all.removed += count.removed;
    }
    session::Observation seen;
    seen.model = plan.model;
    seen.facts = {{"sources", sources},
                  {"model", modelNameOf(live, plan)},
                  {"added", std::uint64_t{all.added}},
                  {"changed", std::uint64_t{all.changed}},
                  {"removed", std::uint64_t{all.removed}}};
    seen.newModel = std::move(plan.newModel);
    seen.changes = std::move(plan.changes);
    seen.usedUp = plan.usedUp;
    return seen;
}

} // namespace netatlas::composition
