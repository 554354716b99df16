// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/protocol/reading.h"

#include <cmath>
#include <limits>

namespace netatlas::protocol {

namespace json = boost::json;

namespace {

std::vector<std::string> readTexts(const json::value& value, Faults& faults)
{
    std::vector<std::string> texts;
    const auto* const array = value.if_array();
    if (!array) {
        faults.addShape("list of texts");
        return texts;
    }
    for (const auto& element : *array)
        texts.push_back(readText(element, faults));
    return texts;
}

bool readTruth(const json::value& value, Faults& faults)
{
    if (const auto* const truth = value.if_bool())
        return *truth;
    faults.addShape("boolean");
    return false;
}

std::map<std::string, std::vector<std::string>> readTextLists(const json::value& value,
                                                              Faults& faults)
{
    std::map<std::string, std::vector<std::string>> lists;
    const auto* const object = value.if_object();
    if (!object) {
        faults.addShape("object of lists");
        return lists;
    }
    for (const auto& [name, texts] : *object)
        lists[std::string(name)] = readTexts(texts, faults);
    return lists;
}

} // namespace

void Faults::addShape(std::string_view what)
{
    if (!shape)
        shape = what;
}

void Faults::addContent(Error error)
{
    if (!content)
        content = std::move(error);
}

const json::value* Members::required(std::string_view name) const
{
    const auto* const value = optional(name);
    if (!value)
        m_faults.addShape(name);
    return value;
}

const json::value* Members::optional(std::string_view name) const
{
    const auto* const value = m_object.if_contains(name);
    return value && !value->is_null() ? value : nullptr;
}

std::string Members::text(std::string_view name) const
{
    const auto* const value = required(name);
    return value ? readText(*value, m_faults) : std::string();
}

std::string Members::optionalText(std::string_view name) const
{
    return nullableText(name).value_or(std::string());
}

std::optional<std::string> Members::nullableText(std::string_view name) const
{
    const auto* const value = optional(name);
    return value ? std::optional(readText(*value, m_faults)) : std::nullopt;
}

std::int64_t Members::integer(std::string_view name) const
{
    const auto* const value = required(name);
    return value ? readInteger(*value, m_faults) : 0;
}

std::int64_t Members::optionalInteger(std::string_view name, std::int64_t absent) const
{
    const auto* const value = optional(name);
    return value ? readInteger(*value, m_faults) : absent;
}

bool Members::truth(std::string_view name) const
{
    const auto* const value = required(name);
    return value && readTruth(*value, m_faults);
}

bool Members::optionalTruth(std::string_view name, bool absent) const
{
    const auto* const value = optional(name);
    return value ? readTruth(*value, m_faults) : absent;
}

std::vector<std::string> Members::texts(std::string_view name) const
{
    return records(name, readText);
}

std::vector<std::string> Members::optionalTexts(std::string_view name) const
{
    return optionalRecords(name, readText);
}

std::map<std::string, std::vector<std::string>> Members::textLists(std::string_view name) const
{
    static_cast<void>(required(name));
    return optionalTextLists(name);
}

std::map<std::string, std::vector<std::string>>
Members::optionalTextLists(std::string_view name) const
{
    const auto* const value = optional(name);
    if (!value)
        return {};
    return readTextLists(*value, m_faults);
}

void Members::addUnknownWord(std::string_view name, std::string_view written) const
{
    m_faults.addContent(Error{ErrorKind::NotValid,
                              {{"what", name}, {"value", written}, {"cause", "unknown word"}}});
}

std::string readText(const json::value& value, Faults& faults)
{
    if (const auto* const text = value.if_string())
        return std::string(text->data(), text->size());
    faults.addShape("text");
    return {};
}

std::int64_t readInteger(const json::value& value, Faults& faults)
{
    using Limits = std::numeric_limits<std::int64_t>;
    if (const auto* const number = value.if_int64())
        return *number;
    // Numbers beyond 64 bits are still integers: they stay at the end that range checks look at.
    if (value.is_uint64())
        return Limits::max();
    if (const auto* const number = value.if_double()) {
        if (std::isnan(*number)) // how Boost.JSON reads 0e999
            return 0;
        if (std::isinf(*number) || std::abs(*number) >= 9.2e18)
            return *number > 0 ? Limits::max() : Limits::min();
        if (std::trunc(*number) == *number)
            return static_cast<std::int64_t>(*number);
    }
    faults.addShape("integer");
    return 0;
}

} // namespace netatlas::protocol
