// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/workload_fix_ups.h"
#include "model/engine/rules/rule.h"

#include <algorithm>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

void checkWanted(const Model& model, const ConstraintRow& constraint, const std::string& entry,
                 Findings& findings)
{
    const ApplicationId application(constraint.target);
    const auto space = findSpace(model, entry);
    std::vector<std::string> units;
    std::vector<ObjectRef> others;
    std::vector<SpaceId> spaces;
    for (const UnitId unit : model.facts.unitsOfApplication.of(application)) {
        const UnitRow& row = model.at<UnitRow>(unit);
        if (!row.machine)
            continue;
        spacesOfMachine(model, *row.machine, spaces);
        if (space && std::binary_search(spaces.begin(), spaces.end(), *space))
            continue;
        units.push_back(row.name.text());
        others.push_back(model.refOf(row));
    }
    if (units.empty())
        return;
    std::sort(units.begin(), units.end());
    const ObjectRef object = model.ref(ObjectKind::Application, application.number());
    findings.push_back({Rule::V15,
                        Severity::Error,
                        object,
                        std::move(others),
                        {{"application", model.at<ApplicationRow>(application).name},
                         {"space", entry},
                         {"constraints", constraint.spaces},
                         {"units", units}},
                        {edits::withoutEntry(model, constraint, entry)},
                        keyOf(Rule::V15, {object}, entry)});
}

} // namespace

void findUnmetConstraints(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        for (const ConstraintRow& constraint : model->table<ConstraintRow>())
            if (constraint.level == ConstraintLevel::Application &&
                input.concerns(*model, ApplicationId(constraint.target)))
                for (const std::string& entry : constraint.spaces)
                    if (!entry.starts_with('^'))
                        checkWanted(*model, constraint, entry, findings);
}

} // namespace netatlas::engine::rules
