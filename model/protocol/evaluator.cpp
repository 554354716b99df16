// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/protocol/evaluator.h"

#include "model/base/text.h"
#include "model/protocol/operation.h"
#include "model/protocol/scenario/scenario.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace netatlas::protocol {

namespace json = boost::json;

namespace {

/// Deep enough for any request, and not so deep that taking it apart could exhaust the stack.
constexpr std::size_t kDeepestNesting = 256;

/// The code of address-engine 1 for a kind: some have a namesake, all others are `failed`.
std::string_view codeOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotFound: return "not_found";
    case ErrorKind::NotValid: return "not_valid";
    case ErrorKind::Ambiguous: return "ambiguous";
    default: return "failed";
    }
}

json::object badRequest(std::string_view message)
{
    return {{"code", "bad_request"}, {"message", message}};
}

/// For lines that could be of either form: what both protocols say of them.
json::object badLine(std::string_view what, std::string_view message)
{
    return {{"code", "bad_request"},
            {"kind", errorKindText(ErrorKind::NotValid)},
            {"what", what},
            {"message", message}};
}

json::object answerPure(const json::object& request)
{
    const auto* const name = request.if_contains("op");
    if (!name->is_string())
        return {{"error", badRequest("op is no text")}};
    const std::string_view operationName(name->get_string().data(), name->get_string().size());
    const Operation operation = findOperation(operationName);
    if (!operation)
        return {{"error", badRequest("unknown op " + std::string(operationName))}};
    const auto* const input = request.if_contains("input");
    if (!input || !input->is_object())
        return {{"error", badRequest("input is no object")}};

    Faults faults;
    Answer answer = operation(Members(input->get_object(), faults));
    if (faults.shape)
        return {{"error", badRequest("absent or of the wrong type: " + *faults.shape)}};
    if (faults.content)
        answer = fail(*faults.content);
    if (!answer)
        return {{"error", json::object{{"code", codeOf(answer.error().kind)},
                                       {"message", errorText(answer.error())}}}};
    return {{"result", std::move(*answer)}};
}

/// Boost.JSON reads 1e999 as infinite and 0e999 as no number, and JSON can write neither: the one
/// becomes the largest number there is, the other 0.
void makeFinite(json::value& value)
{
    if (auto* const number = value.if_double()) {
        if (std::isnan(*number))
            *number = 0;
        else if (std::isinf(*number))
            *number = std::copysign(std::numeric_limits<double>::max(), *number);
    }
    if (auto* const array = value.if_array())
        for (json::value& element : *array)
            makeFinite(element);
    if (auto* const object = value.if_object())
        for (auto& member : *object)
            makeFinite(member.value());
}

/// The text with U+FFFD for every byte that is no part of a character: a name that was cut after so
/// many bytes may begin with one.
std::string wholeCharacters(const std::string& text)
{
    constexpr std::size_t kLongest = 4;
    if (isUtf8(text))
        return text;
    std::string out;
    for (std::string_view rest = text; !rest.empty();) {
        std::size_t length = 1;
        while (length <= std::min(kLongest, rest.size()) && !isUtf8(rest.substr(0, length)))
            ++length;
        const bool isCharacter = length <= std::min(kLongest, rest.size());
        out += isCharacter ? rest.substr(0, length) : "\xEF\xBF\xBD";
        rest.remove_prefix(isCharacter ? length : 1);
    }
    return out;
}

json::object answerRequest(const json::object& request)
{
    json::object response;
    if (request.contains("when"))
        response = scenario::answer(request);
    else if (request.contains("op"))
        response = answerPure(request);
    else
        response = {{"error", badLine("request", "neither op nor when")}};
    if (const auto* const id = request.if_contains("id"))
        response["id"] = *id;
    return response;
}

} // namespace

std::string answerLine(std::string_view line)
{
    // Boost.JSON throws where memory or its limits end; that is answered like any other bad line.
    try {
        json::parse_options options;
        options.max_depth = kDeepestNesting;
        json::error_code problem;
        json::value request = json::parse(line, problem, {}, options);
        makeFinite(request); // a model is given back as it came
        const auto* const object = request.if_object();
        if (problem || !object)
            return json::serialize(
                json::object{{"error", badLine("request", "the line is no JSON object")}});
        return wholeCharacters(json::serialize(answerRequest(*object)));
    } catch (const std::exception& exception) {
        return json::serialize(json::object{{"error", badLine("request", exception.what())}});
    }
}

} // namespace netatlas::protocol
