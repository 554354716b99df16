// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/bindings.h"
#include "model/engine/edits/carry_out.h"
#include "model/protocol/scenario/families.h"
#include "model/protocol/scenario/judged.h"

namespace netatlas::protocol::scenario {

namespace json = boost::json;
namespace edits = engine::edits;
using namespace netatlas::domain;

namespace {

using Texts = std::map<std::string, std::string>;

/// A map of endpoints to names or ids of spaces; absent and null are the empty map. An id may stand
/// as a number.
Texts bindingTexts(const exchange::JsonMembers& when, std::string_view name)
{
    Texts texts;
    const exchange::JsonMembers members = when.object(name);
    for (const std::string& endpoint : members.names()) {
        const auto* const value = members.find(endpoint);
        if (value && (value->is_int64() || value->is_uint64()))
            texts.emplace(endpoint, members.id<SpaceId>(endpoint).value_or(kAlpha).text());
        else
            texts.emplace(endpoint, members.text(endpoint));
    }
    return texts;
}

json::object idsJson(const edits::Bindings& bindings)
{
    json::object ids;
    for (const auto& [endpoint, space] : bindings)
        ids[endpoint] = space.text();
    return ids;
}

Answer newBindings(Scene& scene, const exchange::JsonMembers& when)
{
    const auto bindings = edits::parseBindings(scene.model(), bindingTexts(when, "bindings"));
    if (!bindings)
        return fail(bindings.error());
    return idsJson(*bindings);
}

Answer mergeBindings(Scene& scene, const exchange::JsonMembers& when)
{
    edits::Bindings current;
    const exchange::JsonMembers stored = when.object("current");
    for (const std::string& endpoint : stored.names())
        if (const auto space = stored.id<SpaceId>(endpoint))
            current.emplace(endpoint, *space);
    const auto incoming = edits::parseBindings(scene.model(), bindingTexts(when, "merge"));
    if (!incoming)
        return fail(incoming.error());
    std::vector<std::string> endpoints = when.texts("endpoints");
    for (std::string& extra : when.texts("extra-bindings"))
        endpoints.push_back(std::move(extra));
    const edits::MergedBindings merged = edits::mergeBindings(
        current, *incoming, endpoints, edits::defaultBindingSpace(scene.model()));
    return json::object{{"bindings", idsJson(merged.bindings)}, {"modified", merged.isModified}};
}

Answer setBindings(Scene& scene, const exchange::JsonMembers& when)
{
    const std::string name = when.text("application");
    const bool isForced = when.truth("force");
    const Model& model = scene.model();
    const auto application = findApplication(model, name);
    if (!application)
        return notFound("application", name);
    const auto incoming = edits::parseBindings(model, bindingTexts(when, "bindings"));
    if (!incoming)
        return fail(incoming.error());
    const edits::MergedBindings merged = edits::mergeBindings(
        edits::bindingsOf(model, *application), *incoming,
        edits::endpointNames(model, *application), edits::defaultBindingSpace(model));
    if (const Status valid =
            edits::validateBindings(model, *application, merged.bindings, isForced);
        !valid)
        return fail(valid.error());
    if (isForced)
        warnOf(scene, edits::infeasibleBindings(model, *application, merged.bindings));
    if (merged.isModified) {
        ChangeRecorder rows(model.state);
        edits::putBindings(model, rows, *application, merged.bindings);
        scene.apply(rows.changes());
    }
    return json::object{{"modified", merged.isModified}};
}

Answer defaultSpace(Scene& scene, const exchange::JsonMembers&)
{
    return json::string(edits::defaultBindingSpace(scene.model()).text());
}

} // namespace

Family bindingOperations()
{
    static constexpr NamedOperation kOperations[] = {
        {"new-bindings", newBindings},
        {"merge-bindings", mergeBindings},
        {"set-bindings", setBindings},
        {"default-binding-space", defaultSpace},
    };
    return kOperations;
}

} // namespace netatlas::protocol::scenario
