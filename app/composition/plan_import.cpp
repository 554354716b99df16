// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/plan_import.h"

#include <cassert>

namespace netatlas::composition {

std::string modelNameOf(const domain::Revision& revision, const exchange::ImportPlan& plan)
{
    const auto* model = plan.model ? revision.model(*plan.model) : nullptr;
    return model ? model->row.name : plan.newModel.name;
}

Result<std::uint64_t> carryOutImport(session::Session& session, const exchange::ImportPlan& plan,
                                     const std::vector<std::string>& sources)
{
    assert(plan.canCommit());
    if (plan.isNoChange())
        return 0;
    exchange::ImportCounts all;
    for (const auto& [kind, count] : plan.counts) {
        all.added += count.added;
        all.changed += count.changed;
        all.removed += count.removed;
    }
    session::Observation seen;
    seen.model = plan.model;
    seen.newModel = plan.newModel;
    seen.changes = plan.changes;
    seen.facts = {{"sources", sources},
                  {"model", modelNameOf(session.live(), plan)},
                  {"added", std::uint64_t{all.added}},
                  {"changed", std::uint64_t{all.changed}},
                  {"removed", std::uint64_t{all.removed}}};
    return session.observe(std::move(seen));
}

} // namespace netatlas::composition
