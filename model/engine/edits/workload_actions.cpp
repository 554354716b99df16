// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/engine/edits/bindings.h"
#include "model/engine/edits/carry_out.h"
#include "model/engine/edits/controller_nodes.h"
#include "model/engine/spaces/space_names.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

Status requireTarget(const Model& model, const SetConstraint& action)
{
    const std::string key = std::to_string(action.target);
    switch (action.level) {
    case ConstraintLevel::Model: return {};
    case ConstraintLevel::Application:
        if (!model.find<ApplicationRow>(ApplicationId(action.target)))
            return notFound("application", key);
        return {};
    case ConstraintLevel::Unit:
        if (!model.find<UnitRow>(UnitId(action.target)))
            return notFound("unit", key);
        return {};
    case ConstraintLevel::Machine:
        if (!model.find<MachineRow>(MachineId(action.target)))
            return notFound("machine", key);
        return {};
    }
    return {};
}

Status requireControllersIn(const Model& model, const std::string& key, SpaceId space)
{
    std::vector<std::string> missing;
    for (const ControllerNodeRow* node : controllerNodes(model))
        if (!isInSpace(model, *node, space))
            missing.push_back(machineOf(model, *node));
    std::sort(missing.begin(), missing.end(), NaturalLess());
    if (!missing.empty())
        return fail(
            ErrorKind::SpaceUnavailableOnControllers,
            {{"setting", key}, {"space", model.at<SpaceRow>(space).name}, {"machines", missing}});
    return {};
}

} // namespace

void putSetting(ChangeRecorder& rows, bool isController, std::string_view key,
                const std::string& value)
{
    for (const SettingRow& row : rows.table<SettingRow>()) {
        if (row.isController != isController || row.key != key)
            continue;
        const SettingId id = row.id;
        if (value.empty())
            rows.erase<SettingRow>(id);
        else if (row.value != value)
            rows.alter<SettingRow>(id, [&value](SettingRow& altered) { altered.value = value; });
        return;
    }
    if (!value.empty())
        rows.put(SettingRow{.id = rows.draw<SettingRow>(),
                            .isController = isController,
                            .key = std::string(key),
                            .value = value});
}

Status carryOut(const Workplace& place, const BindEndpoint& action)
{
    const auto* application = place.now.find<ApplicationRow>(action.application);
    if (!application)
        return notFound("application", action.application.text());
    if (!place.now.find<SpaceRow>(action.space))
        return fail(ErrorKind::BindingUnknownSpace,
                    {{"space", action.space.text()}, {"endpoint", action.endpoint}});
    const Bindings merged =
        mergeBindings(bindingsOf(place.now, action.application), {{action.endpoint, action.space}},
                      endpointNames(place.now, action.application), defaultBindingSpace(place.now))
            .bindings;
    // Machines without an address there are an effect to accept, as `--force` does.
    if (const Status valid = validateBindings(place.now, action.application, merged, true); !valid)
        return valid;
    putBindings(place.now, place.rows, action.application, merged);
    return {};
}

Status carryOut(const Workplace& place, const SetConstraint& action)
{
    if (const Status there = requireTarget(place.now, action); !there)
        return there;
    for (const std::string& entry : action.spaces) {
        const std::string_view name = std::string_view(entry).substr(entry.starts_with('^'));
        if (!findSpace(place.now, name))
            return notFound("space", std::string(name));
    }
    for (const ConstraintRow& row : place.now.table<ConstraintRow>()) {
        if (row.level != action.level || row.target != action.target)
            continue;
        if (action.spaces.empty())
            place.rows.erase<ConstraintRow>(row.id);
        else if (row.spaces != action.spaces)
            place.rows.alter<ConstraintRow>(
                row.id, [&action](ConstraintRow& altered) { altered.spaces = action.spaces; });
        return {};
    }
    if (!action.spaces.empty())
        place.rows.put(ConstraintRow{.id = place.rows.draw<ConstraintRow>(),
                                     .level = action.level,
                                     .target = action.target,
                                     .spaces = action.spaces});
    return {};
}

Status carryOut(const Workplace& place, const SetSetting& action)
{
    const bool namesSpace = action.isController
                                ? action.key == kHaSpaceKey || action.key == kManagementSpaceKey
                                : action.key == "default-space";
    const bool isNew = settingOf(place.now, action.key, action.isController) != action.value;
    if (namesSpace && isNew && !action.value.empty()) {
        const auto space = findSpace(place.now, action.value);
        if (!space)
            return notFound("space", action.value);
        if (action.isController)
            if (const Status there = requireControllersIn(place.now, action.key, *space); !there)
                return there;
    }
    putSetting(place.rows, action.isController, action.key, action.value);
    return {};
}

} // namespace netatlas::engine::edits
