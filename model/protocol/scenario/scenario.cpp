// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/protocol/scenario/scenario.h"

#include "model/domain/error_json.h"
#include "model/protocol/scenario/families.h"
#include "model/protocol/scenario/judged.h"

#include <algorithm>
#include <optional>

namespace netatlas::protocol::scenario {

namespace json = boost::json;

namespace {

constexpr std::string_view kUpgrade = "upgrade";

Error badRequest(std::string_view what, std::string_view cause)
{
    return {ErrorKind::NotValid, {{"what", what}, {"cause", cause}}};
}

std::string_view nameOf(const json::object& when)
{
    const auto* const op = when.if_contains("op");
    const auto* const text = op ? op->if_string() : nullptr;
    return text ? std::string_view(text->data(), text->size()) : std::string_view();
}

bool isListing(Operation operation)
{
    const Family family = listings();
    return std::any_of(family.begin(), family.end(), [operation](const NamedOperation& listing) {
        return listing.run == operation;
    });
}

Answer runStep(Scene& scene, const json::value& when)
{
    if (!when.is_object())
        return fail(badRequest("op", "object expected"));
    const std::string_view name = nameOf(when.get_object());
    const Operation operation = findOperation(name);
    if (!operation)
        return fail(ErrorKind::NotValid, {{"what", "op"}, {"value", name}, {"cause", "unknown"}});
    // What cannot be read yet can be upgraded, and is judged by the step after that.
    const bool isTold = isListing(operation) && !scene.unreadSubnets().empty();
    if (scene.problem() && name != kUpgrade && !isTold)
        return fail(*scene.problem());
    std::optional<Error> problem;
    Scene changed = scene;
    Answer result = operation(changed, exchange::JsonMembers(when, problem));
    if (problem)
        return fail(*problem);
    if (result) {
        warnOfOverlaps(changed, scene.model());
        scene = std::move(changed);
    }
    return result;
}

/// The steps in order; the first error is that of the whole, with its place in the list.
Answer runSequence(Scene& scene, const json::object& when)
{
    const auto* const steps = when.if_contains("steps");
    if (!steps || !steps->is_array())
        return fail(badRequest("steps", "list expected"));
    json::array results;
    for (const json::value& step : steps->get_array()) {
        auto result = runStep(scene, step);
        if (!result) {
            Error error = result.error();
            error.details.try_emplace("step", static_cast<std::int64_t>(results.size()));
            return fail(std::move(error));
        }
        results.push_back(std::move(*result));
    }
    return results;
}

json::object answerOf(const Error& error, json::value model)
{
    return {{"error", domain::errorJson(error)},
            {"model", std::move(model)},
            {"result", nullptr},
            {"warnings", json::array()}};
}

} // namespace

json::object answer(const json::object& request)
{
    static const json::value nothing;
    const auto* const found = request.if_contains("given");
    const json::value& given = found ? *found : nothing;
    const json::value& when = request.at("when");

    const Scene scene = Scene::read(given);
    if (!when.is_object())
        return answerOf(badRequest("request", "when is no object"), scene.fragment());

    Scene changed = scene;
    const bool isSequence = nameOf(when.get_object()) == "seq";
    Answer result = isSequence ? runSequence(changed, when.get_object()) : runStep(changed, when);
    if (!result) // what an upgrade refuses keeps the members that only old streams have
        return answerOf(result.error(),
                        nameOf(when.get_object()) == kUpgrade ? scene.stream() : scene.fragment());
    return {{"error", nullptr},
            {"model", changed.fragment()},
            {"result", std::move(*result)},
            {"warnings", changed.warnings()}};
}

} // namespace netatlas::protocol::scenario
