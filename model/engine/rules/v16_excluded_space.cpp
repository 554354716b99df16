// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/workload_fix_ups.h"
#include "model/engine/rules/rule.h"

#include <algorithm>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

void checkExclusion(const Model& model, const ConstraintRow& constraint, const std::string& entry,
                    Findings& findings)
{
    const auto space = findSpace(model, std::string_view(entry).substr(1));
    if (!space)
        return;
    const ApplicationId application(constraint.target);
    std::set<std::string> machines;
    std::vector<ObjectRef> others;
    std::vector<SpaceId> spaces;
    for (const UnitId unit : model.facts.unitsOfApplication.of(application)) {
        const auto& machine = model.at<UnitRow>(unit).machine;
        if (!machine)
            continue;
        spacesOfMachine(model, *machine, spaces);
        if (!std::binary_search(spaces.begin(), spaces.end(), *space))
            continue;
        const MachineRow& row = model.at<MachineRow>(*machine);
        if (machines.insert(row.number.text()).second)
            others.push_back(model.refOf(row));
    }
    if (machines.empty())
        return;
    const ObjectRef object = model.ref(ObjectKind::Application, application.number());
    findings.push_back({Rule::V16,
                        Severity::Error,
                        object,
                        std::move(others),
                        {{"application", model.at<ApplicationRow>(application).name},
                         {"space", model.at<SpaceRow>(*space).name},
                         {"constraints", constraint.spaces},
                         {"machines", std::vector<std::string>(machines.begin(), machines.end())}},
                        {edits::withoutEntry(model, constraint, entry)},
                        keyOf(Rule::V16, {object}, entry)});
}

} // namespace

void findExcludedSpaces(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        for (const ConstraintRow& constraint : model->table<ConstraintRow>())
            if (constraint.level == ConstraintLevel::Application &&
                input.concerns(*model, ApplicationId(constraint.target)))
                for (const std::string& entry : constraint.spaces)
                    if (entry.starts_with('^'))
                        checkExclusion(*model, constraint, entry, findings);
}

} // namespace netatlas::engine::rules
