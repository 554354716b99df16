// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/source/item_reading.h"

#include "model/base/text.h"
#include "model/net/mac_address.h"

#include <algorithm>

namespace netatlas::providers {

using document::Kind;
using document::Node;

namespace {

constexpr std::size_t kLongest = 255;
/// A source that is broken throughout is told so often enough.
constexpr std::size_t kMostProblems = 10'000;

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

std::string cut(std::string text, std::size_t most)
{
    if (text.size() > most) {
        text.resize(most);
        while (!text.empty() && !isUtf8(text))
            text.pop_back();
    }
    return text;
}

Result<net::IpAddress> parseAddress(const std::string& text)
{
    return net::IpAddress::parse(text);
}

Result<net::Cidr> parseCidr(const std::string& text)
{
    return net::Cidr::parse(text);
}

} // namespace

bool isPlainId(std::string_view text)
{
    return !text.empty() && text.size() <= kLongest && isUtf8(text) &&
           std::none_of(text.begin(), text.end(), isControl);
}

std::string plainName(std::string_view text)
{
    std::string result(text.substr(0, std::size_t{4} * kLongest));
    std::replace_if(result.begin(), result.end(), isControl, ' ');
    result = cut(std::string(trimmed(result)), kLongest);
    return isUtf8(result) ? result : std::string();
}

ItemReading::ItemReading(const Node& node, std::string what,
                         std::vector<domain::SeenProblem>& problems)
    : m_node(node)
    , m_what(std::move(what))
    , m_problems(problems)
{
    if (!node.isGroup()) {
        m_isUsable = false;
        note({}, "is " + std::string(document::kindText(node.kind)) + ", not a group");
        return;
    }
    for (const std::string_view member : {"id", "name"})
        if (const Node* found = node.find(member); found && isPlainId(found->text)) {
            m_key = found->text;
            return;
        }
}

ItemReading::ItemReading(const Node& part, const ItemReading& item)
    : m_node(part)
    , m_what(item.m_what)
    , m_problems(item.m_problems)
    , m_key(item.m_key)
{
}

void ItemReading::note(std::string_view member, std::string cause)
{
    if (m_problems.size() >= kMostProblems)
        return;
    const Node* found = m_node.find(member);
    std::string value = found && !found->isList() && !found->isGroup() ? found->text : "";
    m_problems.push_back({.what = m_what,
                          .key = m_key,
                          .field = std::string(member),
                          .value = cut(plainName(value), 80),
                          .cause = std::move(cause)});
}

void ItemReading::refuse(std::string_view member, std::string cause)
{
    if (m_isUsable)
        note(member, std::move(cause));
    m_isUsable = false;
}

void ItemReading::leaveOut(std::string_view member, std::string cause)
{
    if (m_isUsable)
        note(member, std::move(cause));
}

/// The member when it is a text, number or truth; others are left out.
const Node* ItemReading::scalar(std::string_view member)
{
    const Node* found = m_node.find(member);
    if (!found || found->isNothing())
        return nullptr;
    if (found->isList() || found->isGroup()) {
        leaveOut(member, "is " + std::string(document::kindText(found->kind)) + ", not a text");
        return nullptr;
    }
    return found;
}

/// The member, which must be there and be a text or the like; else the item is refused.
const Node* ItemReading::needed(std::string_view member)
{
    const Node* found = m_node.find(member);
    const bool isThere = found && !found->isNothing();
    if (isThere && !found->isList() && !found->isGroup())
        return found;
    refuse(member, !isThere
                       ? "is missing"
                       : "is " + std::string(document::kindText(found->kind)) + ", not a text");
    return nullptr;
}

std::string ItemReading::neededId(std::string_view member)
{
    const Node* found = needed(member);
    if (found && isPlainId(found->text))
        return found->text;
    if (found)
        refuse(member, "is no id");
    return {};
}

std::string ItemReading::id(std::string_view member)
{
    const Node* found = scalar(member);
    if (!found || found->text.empty())
        return {};
    if (isPlainId(found->text))
        return found->text;
    leaveOut(member, "is no id");
    return {};
}

std::string ItemReading::name(std::string_view member)
{
    const Node* found = scalar(member);
    return found ? plainName(found->text) : std::string();
}

bool ItemReading::truth(std::string_view member, bool otherwise)
{
    const Node* found = scalar(member);
    if (!found)
        return otherwise;
    if (found->kind != Kind::Truth)
        leaveOut(member, "is neither true nor false");
    return found->kind == Kind::Truth ? found->isTrue() : otherwise;
}

/// The member as the parser reads its text. Where there must be one, its absence and a text that
/// cannot be read refuse the item; else that text is left out, and an empty one is as good as none.
template <class Parse>
auto ItemReading::parsed(std::string_view member, Need need, Parse parse, std::string cause)
{
    using Value = typename std::invoke_result_t<Parse, const std::string&>::value_type;
    const Node* found = need == Need::yes ? needed(member) : scalar(member);
    if (!found || (need == Need::no && found->text.empty()))
        return std::optional<Value>();
    if (auto value = parse(found->text))
        return std::optional<Value>(std::move(*value));
    if (need == Need::yes)
        refuse(member, std::move(cause));
    else
        leaveOut(member, std::move(cause));
    return std::optional<Value>();
}

std::optional<std::uint64_t> ItemReading::number(std::string_view member, std::uint64_t most)
{
    const auto parse = [most](const std::string& text) {
        const auto value = parseNumber<std::uint64_t>(text);
        return value && *value <= most ? value : std::nullopt;
    };
    return parsed(member, Need::no, parse, "is no whole number from 0 to " + std::to_string(most));
}

std::optional<net::IpAddress> ItemReading::address(std::string_view member)
{
    return parsed(member, Need::no, parseAddress, "is no address");
}

std::optional<net::IpAddress> ItemReading::neededAddress(std::string_view member)
{
    return parsed(member, Need::yes, parseAddress, "is no address");
}

std::optional<net::Cidr> ItemReading::cidr(std::string_view member)
{
    return parsed(member, Need::no, parseCidr, "is no block of addresses");
}

std::optional<net::Cidr> ItemReading::neededCidr(std::string_view member)
{
    return parsed(member, Need::yes, parseCidr, "is no block of addresses");
}

std::string ItemReading::mac(std::string_view member)
{
    const Node* found = scalar(member);
    if (!found || found->text.empty())
        return {};
    if (net::isMacAddress(found->text))
        return net::normalMacText(found->text);
    leaveOut(member, "is no MAC address");
    return {};
}

std::vector<std::string> ItemReading::ids(std::string_view member)
{
    std::vector<std::string> result;
    const Node* found = m_node.find(member);
    if (!found || found->isNothing())
        return result;
    if (!found->isList()) {
        leaveOut(member, "is " + std::string(document::kindText(found->kind)) + ", not a list");
        return result;
    }
    for (const Node& item : found->children)
        if (!item.isList() && !item.isGroup() && isPlainId(item.text))
            result.push_back(item.text);
        else
            leaveOut(member, "holds something that is no text");
    return result;
}

std::vector<const Node*> ItemReading::groups(std::string_view member)
{
    std::vector<const Node*> result;
    const Node* found = m_node.find(member);
    if (!found || found->isNothing())
        return result;
    if (!found->isList()) {
        leaveOut(member, "is " + std::string(document::kindText(found->kind)) + ", not a list");
        return result;
    }
    for (const Node& item : found->children)
        if (item.isGroup())
            result.push_back(&item);
        else
            leaveOut(member, "holds something that is no group");
    return result;
}

const Node* ItemReading::group(std::string_view member)
{
    const Node* found = m_node.find(member);
    if (!found || found->isNothing())
        return nullptr;
    if (found->isGroup())
        return found;
    leaveOut(member, "is " + std::string(document::kindText(found->kind)) + ", not a group");
    return nullptr;
}

} // namespace netatlas::providers
