// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/bindings.h"
#include "model/engine/rules/rule.h"

#include <algorithm>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

std::vector<std::string> texts(const std::set<std::string>& names)
{
    return {names.begin(), names.end()};
}

std::vector<std::string> boundApplications(const Model& model, SpaceId space)
{
    std::set<std::string> names;
    for (const BindingRow& binding : model.table<BindingRow>())
        if (binding.space == space)
            names.insert(model.at<ApplicationRow>(binding.application).name);
    return texts(names);
}

std::vector<std::string> constraintOwners(const Model& model, const std::string& space)
{
    std::set<std::string> names;
    for (const ConstraintRow& constraint : model.table<ConstraintRow>())
        for (const std::string& entry : constraint.spaces)
            if (entry == space || entry == '^' + space) {
                const auto* application =
                    constraint.level == ConstraintLevel::Application
                        ? model.find<ApplicationRow>(ApplicationId(constraint.target))
                        : nullptr;
                names.insert(application ? application->name : model.row.name);
            }
    return texts(names);
}

/// A space that has subnets, to be the default instead.
std::optional<std::string> otherDefault(const Model& model)
{
    for (const SpaceRow& space : model.table<SpaceRow>())
        if (!model.facts.subnetsOfSpace.of(space.id).empty())
            return space.name;
    return std::nullopt;
}

/// Those of a cluster are reached through its services, whatever spaces there are.
bool hasApplicationsOnMachines(const Model& model)
{
    const auto& all = model.table<ApplicationRow>();
    return std::any_of(all.begin(), all.end(),
                       [](const ApplicationRow& one) { return one.type != ApplicationType::Caas; });
}

void checkEmpty(const Model& model, const SpaceRow& space, Findings& findings)
{
    const auto bound = boundApplications(model, space.id);
    const auto constraints = constraintOwners(model, space.name);
    const bool isDefault = edits::defaultBindingSpace(model) == space.id;
    const bool isUsed =
        !bound.empty() || !constraints.empty() || (isDefault && hasApplicationsOnMachines(model));
    // Alpha is always there; that nothing is in it is no news unless somebody counts on it.
    if (space.id == kAlpha && !isUsed)
        return;
    Finding finding =
        findingOf(Rule::V13, isUsed ? Severity::Warning : Severity::Info, model.refOf(space),
                  {{"space", space.name},
                   {"bound", bound},
                   {"constraints", constraints},
                   {"is-default", isDefault}});
    if (space.id != kAlpha && !isUsed)
        finding.fixUps.push_back({edits::FixUpKind::RemoveSpace,
                                  {edits::RemoveSpace{space.id}},
                                  {{"space", space.name}}});
    if (isDefault && bound.empty() && constraints.empty())
        if (const auto other = otherDefault(model))
            finding.fixUps.push_back({edits::FixUpKind::ChangeDefaultSpace,
                                      {edits::SetSetting{false, "default-space", *other}},
                                      {{"space", *other}}});
    findings.push_back(std::move(finding));
}

} // namespace

void findEmptySpaces(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        for (const SpaceRow& space : model->table<SpaceRow>())
            if (model->facts.subnetsOfSpace.of(space.id).empty())
                checkEmpty(*model, space, findings);
}

} // namespace netatlas::engine::rules
