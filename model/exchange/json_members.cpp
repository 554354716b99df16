// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/json_members.h"

#include "model/base/text.h"

#include <boost/json/serialize.hpp>
#include <boost/json/stream_parser.hpp>

namespace netatlas::exchange {

namespace json = boost::json;

namespace {

/// A document that was made in memory may hold the same number without a sign.
std::optional<std::int64_t> wholeNumber(const json::value& value)
{
    if (const std::int64_t* number = value.if_int64())
        return *number;
    const std::uint64_t* number = value.if_uint64();
    if (number && *number <= 0x7FFF'FFFF'FFFF'FFFFU)
        return static_cast<std::int64_t>(*number);
    return std::nullopt;
}

bool isWhole(const json::value& value)
{
    return value.is_int64() || value.is_uint64();
}

} // namespace

JsonMembers::JsonMembers(const json::value& value, std::optional<Error>& problem)
    : JsonMembers(value, problem, nullptr, {}, kNoIndex)
{
}

JsonMembers::JsonMembers(const json::value& value, std::optional<Error>& problem,
                         const JsonMembers* parent, std::string_view name, std::size_t index)
    : m_problem(&problem)
    , m_object(value.if_object())
    , m_parent(parent)
    , m_name(name)
    , m_index(index)
{
    if (!m_object && !value.is_null())
        refuse({}, "object expected");
}

const json::value* JsonMembers::find(std::string_view name) const
{
    if (!m_object)
        return nullptr;
    const json::value* member = m_object->if_contains(name);
    return member && !member->is_null() ? member : nullptr;
}

std::string JsonMembers::text(std::string_view name, std::string_view fallback) const
{
    const json::value* member = find(name);
    if (!member)
        return std::string(fallback);
    if (const json::string* text = member->if_string())
        return std::string(text->data(), text->size());
    refuse(name, "text expected");
    return std::string(fallback);
}

bool JsonMembers::truth(std::string_view name, bool fallback) const
{
    const json::value* member = find(name);
    if (!member)
        return fallback;
    if (const bool* truth = member->if_bool())
        return *truth;
    refuse(name, "true or false expected");
    return fallback;
}

std::int64_t JsonMembers::number(std::string_view name, std::int64_t fallback) const
{
    const json::value* member = find(name);
    if (!member)
        return fallback;
    if (const auto number = wholeNumber(*member))
        return *number;
    refuse(name, "whole number expected");
    return fallback;
}

std::int64_t JsonMembers::digits(std::string_view name) const
{
    const json::value* member = find(name);
    const json::string* given = member ? member->if_string() : nullptr;
    if (!given)
        return number(name);
    const std::string_view text(given->data(), given->size());
    if (const auto number = parseNumber<std::int64_t>(text))
        return *number;
    refuse(name, "whole number expected", text);
    return 0;
}

std::uint32_t JsonMembers::numberUpTo(std::string_view name, std::uint32_t largest,
                                      std::uint32_t fallback) const
{
    const std::int64_t value = number(name, fallback);
    if (value >= 0 && value <= std::int64_t{largest})
        return static_cast<std::uint32_t>(value);
    refuse(name, "range", std::to_string(value));
    return fallback;
}

std::vector<std::string> JsonMembers::texts(std::string_view name) const
{
    std::vector<std::string> found;
    const json::array* list = listOf(name);
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        if (const json::string* text = (*list)[i].if_string())
            found.emplace_back(text->data(), text->size());
        else
            refuse(name, "list of texts expected");
    }
    return found;
}

std::string JsonMembers::idText(std::string_view name) const
{
    const json::value* member = find(name);
    return member && isWhole(*member) ? json::serialize(*member) : text(name);
}

std::vector<std::string> JsonMembers::idTexts(std::string_view name) const
{
    std::vector<std::string> found;
    const json::array* list = listOf(name);
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        const json::value& value = (*list)[i];
        if (const json::string* text = value.if_string())
            found.emplace_back(text->data(), text->size());
        else if (isWhole(value))
            found.push_back(json::serialize(value));
        else
            refuse(name, "list of ids expected");
    }
    return found;
}

std::optional<net::IpAddress> JsonMembers::address(std::string_view name) const
{
    const std::string given = text(name);
    if (given.empty())
        return std::nullopt;
    if (const auto parsed = net::IpAddress::parse(given))
        return *parsed;
    refuse(name, "no address", given);
    return std::nullopt;
}

std::optional<net::Cidr> JsonMembers::cidr(std::string_view name) const
{
    const std::string given = text(name);
    if (given.empty())
        return std::nullopt;
    if (const auto parsed = net::Cidr::parse(given))
        return *parsed;
    refuse(name, "no CIDR", given);
    return std::nullopt;
}

std::optional<std::uint32_t> JsonMembers::idNumber(std::string_view name) const
{
    const json::value* member = find(name);
    if (!member)
        return std::nullopt;
    std::string given;
    if (const json::string* text = member->if_string())
        given.assign(text->data(), text->size());
    else if (const auto number = wholeNumber(*member))
        given = std::to_string(*number);
    const auto id = Id<void>::parse(given);
    if (const auto* text = member->if_string(); text && text->empty())
        return std::nullopt;
    if (!id)
        refuse(name, "no id", given);
    else if (id->number() > kLargestId)
        refuse(name, "range", given);
    else
        return id->number();
    return std::nullopt;
}

JsonMembers JsonMembers::object(std::string_view name) const
{
    static const json::value none;
    const json::value* member = find(name);
    return JsonMembers(member ? *member : none, *m_problem, this, name, kNoIndex);
}

const json::array* JsonMembers::listOf(std::string_view name) const
{
    const json::value* member = find(name);
    if (!member)
        return nullptr;
    if (const json::array* list = member->if_array())
        return list;
    refuse(name, "list expected");
    return nullptr;
}

std::vector<std::string> JsonMembers::names() const
{
    std::vector<std::string> found;
    if (m_object)
        for (const auto& member : *m_object)
            found.emplace_back(member.key());
    return found;
}

void JsonMembers::refuse(std::string_view name, std::string_view cause,
                         std::string_view value) const
{
    if (*m_problem)
        return;
    std::string where = place();
    if (!where.empty() && !name.empty())
        where += '.';
    where += name;
    *m_problem = Error{ErrorKind::NotValid,
                       {{"what", where.empty() ? "document" : std::string_view(where)},
                        {"value", value},
                        {"cause", cause}}};
}

std::string JsonMembers::place() const
{
    std::string where = m_parent ? m_parent->place() : std::string();
    if (!where.empty())
        where += '.';
    where += m_name;
    if (m_index != kNoIndex)
        where += '[' + std::to_string(m_index) + ']';
    return where;
}

Result<json::value> parseJson(std::string_view text)
{
    boost::system::error_code problem;
    json::stream_parser parser;
    const std::size_t read = parser.write_some(text.data(), text.size(), problem);
    if (!problem && read == text.size())
        parser.finish(problem);
    else if (!problem)
        problem = json::error::extra_data;
    if (problem)
        return fail(ErrorKind::NotValid, {{"what", "json"},
                                          {"value", ""},
                                          {"cause", problem.message()},
                                          {"position", std::uint64_t{read}}});
    return parser.release();
}

namespace {

/// One line for each member between the brackets, or the brackets alone.
template <class Members, class Append>
void appendAll(std::string& out, const Members& members, char open, char close, std::size_t depth,
               Append&& appendMember)
{
    out += open;
    bool isFirst = true;
    for (const auto& member : members) {
        out += isFirst ? "\n" : ",\n";
        isFirst = false;
        out.append((depth + 1) * 2, ' ');
        appendMember(member);
    }
    if (!isFirst)
        out += '\n' + std::string(depth * 2, ' ');
    out += close;
}

} // namespace

void appendIndented(std::string& out, const json::value& value, std::size_t depth)
{
    if (const json::object* object = value.if_object())
        appendAll(out, *object, '{', '}', depth, [&](const json::key_value_pair& member) {
            out += json::serialize(json::string(member.key())) + ": ";
            appendIndented(out, member.value(), depth + 1);
        });
    else if (const json::array* list = value.if_array())
        appendAll(out, *list, '[', ']', depth,
                  [&](const json::value& element) { appendIndented(out, element, depth + 1); });
    else
        out += json::serialize(value);
}

std::string indentedJson(const json::value& value)
{
    std::string out;
    appendIndented(out, value, 0);
    out += '\n';
    return out;
}

} // namespace netatlas::exchange
