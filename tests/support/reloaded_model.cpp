// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/reloaded_model.h"

#include "model/domain/object_changes.h"

#include <stdexcept>

namespace netatlas::tests {

std::string changesText(const exchange::ReloadPlan& plan, const domain::Model& model)
{
    using Fate = domain::ObjectChanges::Fate;
    const domain::ObjectChanges changes(plan.model, &model,
                                        std::make_shared<domain::ChangeSet>(plan.changes));
    std::string text;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const Fate fate = changes.fate(i);
        const std::string line = std::string(wordOf(changes.object(i).kind)) + ' ' +
                                 changes.label(i) +
                                 (fate == Fate::Added     ? " added"
                                  : fate == Fate::Removed ? " removed"
                                                          : "");
        for (const domain::FieldChange& field : changes.fields(i))
            text += "  " + line + ": " + field.field + " '" + field.before + "' -> '" +
                    field.after + "'\n";
    }
    return text;
}

ReloadedModel::ReloadedModel()
{
    domain::ModelRow row;
    row.name = "site";
    model = engine::facts::makeModel(row, domain::emptyModelState());
    source.name = "site";
}

exchange::ReloadPlan ReloadedModel::take(const providers::Observed& observed, Timestamp now)
{
    const domain::Revision revision(1, {model}, domain::ProjectTables());
    auto plan = exchange::planReload(revision, source, observed, now);
    if (!plan)
        throw std::runtime_error(errorText(plan.error()));
    domain::ModelState state = model->state;
    if (const Status applied = domain::apply(state, plan->changes); !applied)
        throw std::runtime_error(errorText(applied.error()));
    model = engine::facts::makeModel(model->row, std::move(state));
    return std::move(*plan);
}

} // namespace netatlas::tests
