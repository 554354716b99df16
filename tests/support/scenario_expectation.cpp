// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scenario_expectation.h"

#include "model/base/text.h"
#include "model/net/cidr.h"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <map>
#include <vector>

namespace netatlas::tests {

namespace json = boost::json;

namespace {

enum class Order : bool { kept, free };

const std::map<std::string_view, std::vector<std::string_view>> kKeys{
    {"spaces", {"id"}},
    {"subnets", {"id"}},
    {"machines", {"id"}},
    {"devices", {"machine", "name"}},
    {"ip-addresses", {"machine", "device", "value"}},
    {"applications", {"name"}},
    {"units", {"name"}},
    {"relations", {"id"}},
    {"cloud-services", {"application"}},
    {"cloud-containers", {"unit"}},
    {"ports", {"machine"}}};

std::string_view textOf(const json::value& value)
{
    const auto* const text = value.if_string();
    return text ? std::string_view(text->data(), text->size()) : std::string_view();
}

bool areEqualTexts(std::string_view expected, std::string_view actual)
{
    if (expected == actual)
        return true;
    if (expected.find('/') == std::string_view::npos)
        return false;
    const auto a = net::Cidr::parse(expected);
    const auto b = net::Cidr::parse(actual);
    return a && b && a->sameNetwork(*b);
}

/// `value` or `value@space-id` against an address as an object.
bool isAddress(std::string_view expected, const json::object& actual)
{
    const auto at = expected.rfind('@');
    const auto* const value = actual.if_contains("value");
    const auto* const space = actual.if_contains("space-id");
    if (!value || textOf(*value) != expected.substr(0, at))
        return false;
    return at == std::string_view::npos || (space && textOf(*space) == expected.substr(at + 1));
}

bool fits(const json::value& expected, const json::value& actual, Order order);

bool membersFit(const json::object& expected, const json::object& actual, Order order)
{
    return std::all_of(expected.begin(), expected.end(), [&](const auto& member) {
        const auto* const found = actual.if_contains(member.key());
        return found && fits(member.value(), *found, order);
    });
}

bool listsFit(const json::array& expected, const json::array& actual, Order order)
{
    if (expected.size() != actual.size())
        return false;
    if (order == Order::kept) {
        for (std::size_t i = 0; i < expected.size(); ++i)
            if (!fits(expected[i], actual[i], order))
                return false;
        return true;
    }
    std::vector<bool> isTaken(actual.size());
    return std::all_of(expected.begin(), expected.end(), [&](const json::value& each) {
        for (std::size_t i = 0; i < actual.size(); ++i)
            if (!isTaken[i] && fits(each, actual[i], order)) {
                isTaken[i] = true;
                return true;
            }
        return false;
    });
}

bool fits(const json::value& expected, const json::value& actual, Order order)
{
    if (expected.is_object())
        return actual.is_object() && membersFit(expected.get_object(), actual.get_object(), order);
    if (expected.is_array())
        return actual.is_array() && listsFit(expected.get_array(), actual.get_array(), order);
    if (expected.is_string() && actual.is_object())
        return isAddress(textOf(expected), actual.get_object());
    if (expected.is_string() && actual.is_string())
        return areEqualTexts(textOf(expected), textOf(actual));
    return expected == actual;
}

/// The key of an element, its parts joined; empty where a part is not named.
std::string keyOf(std::string_view collection, const json::object& element)
{
    std::vector<std::string> parts;
    for (const std::string_view name : kKeys.at(collection)) {
        const auto* const part = element.if_contains(name);
        if (!part)
            return {};
        parts.emplace_back(textOf(*part));
    }
    return join(parts, "/");
}

const json::object* elementOf(const json::array& list, std::string_view collection,
                              std::string_view key)
{
    for (const json::value& element : list)
        if (element.is_object() && keyOf(collection, element.get_object()) == key)
            return &element.get_object();
    return nullptr;
}

class Comparison
{
public:
    Comparison(const json::object& then, const json::object& answer)
        : m_then(then)
        , m_answer(answer)
    {
    }

    std::string misfits()
    {
        compareError();
        if (const auto* const result = m_then.if_contains("result")) {
            const auto* const unordered = m_then.if_contains("unordered");
            const Order order =
                unordered && *unordered == json::value(true) ? Order::free : Order::kept;
            if (!fits(*result, m_answer.at("result"), order))
                say("result: ", json::serialize(*result), " is not ",
                    json::serialize(m_answer.at("result")));
        }
        compareModel();
        compareWarnings();
        return m_misfits;
    }

private:
    template <class... Parts>
    void say(const Parts&... parts)
    {
        ((m_misfits += parts), ...);
        m_misfits += '\n';
    }

    void compareError()
    {
        const json::value& error = m_answer.at("error");
        const json::value kind = error.is_object() ? error.get_object().at("kind") : json::value();
        const auto* const wanted = m_then.if_contains("error");
        if (wanted ? *wanted != kind : !kind.is_null())
            say("error: ", json::serialize(error));
        const auto* const details = m_then.if_contains("details");
        if (details && !fits(*details, error, Order::kept))
            say("details: ", json::serialize(*details), " are not in ", json::serialize(error));
    }

    void compareModel()
    {
        const auto* const model = m_then.if_contains("model");
        const json::value& answered = m_answer.at("model");
        if (model && answered.is_object())
            for (const auto& member : model->as_object())
                compareMember(member.key(), member.value(), answered.get_object());
        if (const auto* const exact = m_then.if_contains("exact"))
            for (const json::value& collection : exact->as_array())
                compareExact(textOf(collection), answered.as_object());
        if (const auto* const absent = m_then.if_contains("absent"))
            for (const auto& [collection, keys] : absent->as_object())
                for (const json::value& key : keys.as_array()) {
                    const auto* const list = answered.as_object().if_contains(collection);
                    if (list && elementOf(list->as_array(), collection, textOf(key)))
                        say("there still is ", collection, ' ', textOf(key));
                }
    }

    void compareMember(std::string_view name, const json::value& expected,
                       const json::object& model)
    {
        const auto* const actual = model.if_contains(name);
        if (!actual)
            return say("absent: ", name);
        if (!kKeys.contains(name)) {
            if (!fits(expected, *actual, Order::kept))
                say(name, ": ", json::serialize(expected), " is not ", json::serialize(*actual));
            return;
        }
        for (const json::value& element : expected.as_array())
            compareElement(name, element, actual->as_array());
    }

    void compareElement(std::string_view collection, const json::value& expected,
                        const json::array& list)
    {
        const std::string key = keyOf(collection, expected.as_object());
        if (key.empty()) {
            const bool isThere =
                std::any_of(list.begin(), list.end(), [&](const json::value& element) {
                    return fits(expected, element, Order::kept);
                });
            if (!isThere)
                say(collection, ": none is like ", json::serialize(expected));
            return;
        }
        const json::object* const found = elementOf(list, collection, key);
        if (!found)
            say(collection, ": there is no ", key);
        else if (!fits(expected, *found, Order::kept))
            say(collection, ": ", json::serialize(expected), " is not ", json::serialize(*found));
    }

    /// Alpha aside, a collection may hold nothing but what is expected.
    void compareExact(std::string_view collection, const json::object& model)
    {
        const auto* const expectations = m_then.if_contains("model");
        const auto* const expected =
            expectations ? expectations->as_object().if_contains(collection) : nullptr;
        std::size_t wanted = 0;
        if (expected)
            for (const json::value& element : expected->as_array())
                wanted += isAlpha(collection, element.as_object()) ? 0 : 1;
        std::size_t there = 0;
        for (const json::value& element : model.at(collection).as_array())
            there += isAlpha(collection, element.as_object()) ? 0 : 1;
        if (there != wanted)
            say(collection, ": there are ", std::to_string(there), ", not ", std::to_string(wanted),
                ": ", json::serialize(model.at(collection)));
    }

    static bool isAlpha(std::string_view collection, const json::object& element)
    {
        return collection == "spaces" && keyOf(collection, element) == "0";
    }

    void compareWarnings()
    {
        const auto* const wanted = m_then.if_contains("warnings");
        if (!wanted)
            return;
        const json::array& warnings = m_answer.at("warnings").as_array();
        for (const json::value& one : wanted->as_array())
            if (std::none_of(warnings.begin(), warnings.end(), [&](const json::value& warning) {
                    return one.is_object() ? fits(one, warning, Order::kept)
                                           : warning.at("kind") == one;
                }))
                say("no warning ", json::serialize(one), " among ", json::serialize(warnings));
    }

    const json::object& m_then;
    const json::object& m_answer;
    std::string m_misfits;
};

} // namespace

std::string misfits(const json::object& then, const json::object& answer)
{
    return Comparison(then, answer).misfits();
}

} // namespace netatlas::tests
