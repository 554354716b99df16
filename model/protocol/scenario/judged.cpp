// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/protocol/scenario/judged.h"

#include "model/engine/edits/carried_out.h"
#include "model/engine/edits/space_uses.h"

#include <boost/json/serialize.hpp>

namespace netatlas::protocol::scenario {

namespace edits = engine::edits;
using namespace netatlas::domain;

Result<Details> carryOut(Scene& scene, std::vector<edits::Action> actions)
{
    Details result;
    const auto changes = edits::carriedOut(
        scene.revision(), {.model = scene.model().row.id, .actions = std::move(actions)},
        edits::OwnedSpaces::Refuse, result);
    if (!changes)
        return fail(changes.error());
    scene.apply(*changes);
    return result;
}

Result<Details> carryOut(Scene& scene, edits::Action action)
{
    std::vector<edits::Action> actions;
    actions.push_back(std::move(action));
    return carryOut(scene, std::move(actions));
}

void warnOf(Scene& scene, const std::vector<Error>& errors)
{
    for (const Error& error : errors)
        scene.warn(errorKindText(error.kind), error.details);
}

std::string idText(const exchange::JsonMembers& members, std::string_view name)
{
    const auto* const value = members.find(name);
    if (value && (value->is_int64() || value->is_uint64()))
        return boost::json::serialize(*value);
    return members.text(name);
}

std::vector<std::string> idTexts(const exchange::JsonMembers& members, std::string_view name)
{
    std::vector<std::string> texts;
    if (const auto* const list = members.listOf(name))
        for (const boost::json::value& value : *list) {
            if (const auto* const text = value.if_string())
                texts.emplace_back(text->data(), text->size());
            else if (value.is_int64() || value.is_uint64())
                texts.push_back(boost::json::serialize(value));
            else
                members.refuse(name, "list of ids expected");
        }
    return texts;
}

void warnOfRemoval(Scene& scene, const SpaceRow& space)
{
    const Model& model = scene.model();
    const auto warn = [&](std::string_view by, const std::string& name) {
        scene.warn(errorKindText(ErrorKind::SpaceInUse),
                   {{"space", space.name}, {"by", by}, {"key", name}});
    };
    for (const BindingRow& row : model.table<BindingRow>())
        if (row.space == space.id)
            warn("binding",
                 model.at<ApplicationRow>(row.application).name + ':' + row.endpoint.text());
    for (const ConstraintRow& row : model.table<ConstraintRow>())
        if (edits::names(row, space.name))
            warn("constraint", edits::targetName(model, row));
    for (const std::string& key : edits::usesOf(model, space).settings)
        warn("controller-setting", key);
}

tl::unexpected<Error> notFound(std::string_view what, std::string_view key)
{
    return fail(ErrorKind::NotFound, {{"what", what}, {"key", key}});
}

} // namespace netatlas::protocol::scenario
