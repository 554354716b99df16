// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/space_uses.h"

#include "model/domain/object_text.h"
#include "model/engine/edits/controller_nodes.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

void sortEachOnce(std::vector<std::string>& names)
{
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
}

} // namespace

bool names(const ConstraintRow& constraint, std::string_view space)
{
    return std::any_of(
        constraint.spaces.begin(), constraint.spaces.end(), [space](std::string_view entry) {
            return entry == space || (entry.starts_with('^') && entry.substr(1) == space);
        });
}

std::string targetName(const Model& model, const ConstraintRow& constraint)
{
    switch (constraint.level) {
    case ConstraintLevel::Model: break;
    case ConstraintLevel::Application:
        return model.at<ApplicationRow>(ApplicationId(constraint.target)).name;
    case ConstraintLevel::Unit: return model.at<UnitRow>(UnitId(constraint.target)).name.text();
    case ConstraintLevel::Machine:
        return model.at<MachineRow>(MachineId(constraint.target)).number.text();
    }
    return "model";
}

SpaceUses usesOf(const Model& model, const SpaceRow& space)
{
    SpaceUses uses;
    for (const ConstraintRow& row : model.table<ConstraintRow>()) {
        if (!names(row, space.name))
            continue;
        if (row.level == ConstraintLevel::Model)
            uses.isInModelConstraint = true;
        else if (row.level == ConstraintLevel::Application)
            uses.constraints.push_back(model.at<ApplicationRow>(ApplicationId(row.target)).name);
    }
    for (const BindingRow& row : model.table<BindingRow>())
        if (row.space == space.id)
            uses.bindings.push_back(model.at<ApplicationRow>(row.application).name);
    if (model.row.isController)
        for (const std::string_view key : {kHaSpaceKey, kManagementSpaceKey})
            if (settingOf(model, key, true) == space.name)
                uses.settings.emplace_back(key);
    sortEachOnce(uses.constraints);
    sortEachOnce(uses.bindings);
    return uses;
}

} // namespace netatlas::engine::edits
