// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/document/cursor.h"

#include "model/base/text.h"

namespace netatlas::providers::document {

namespace {

constexpr std::size_t kLongestShown = 80;

std::string shown(const Node& node)
{
    if (node.isList() || node.isGroup())
        return {};
    if (node.text.size() <= kLongestShown)
        return node.text;
    std::size_t size = kLongestShown;
    while (size > 0 && (static_cast<unsigned char>(node.text[size]) & 0xC0U) == 0x80U)
        --size;
    return node.text.substr(0, size) + "…";
}

bool isScalar(const Node& node)
{
    return node.isText() || node.isNumber() || node.kind == Kind::Truth;
}

} // namespace

std::optional<Cursor> Cursor::member(std::string_view name) const
{
    const Node* found = m_node->find(name);
    if (!found || found->isNothing())
        return std::nullopt;
    return Cursor(*found, *m_rejections,
                  m_path.empty() ? std::string(name) : m_path + '.' + std::string(name));
}

std::optional<Cursor> Cursor::ofKind(std::string_view name, Kind kind) const
{
    auto found = member(name);
    if (!found || found->node().kind == kind)
        return found;
    found->refuse("is " + std::string(kindText(found->node().kind)) + ", not " +
                  std::string(kindText(kind)));
    return std::nullopt;
}

std::optional<std::string> Cursor::findText(std::string_view name) const
{
    const auto found = member(name);
    if (!found)
        return std::nullopt;
    if (isScalar(found->node()))
        return found->node().text;
    found->refuse("is " + std::string(kindText(found->node().kind)) + ", not a text");
    return std::nullopt;
}

std::string Cursor::text(std::string_view name) const
{
    return findText(name).value_or(std::string());
}

std::optional<bool> Cursor::findTruth(std::string_view name) const
{
    const auto found = member(name);
    if (!found)
        return std::nullopt;
    if (found->node().kind == Kind::Truth)
        return found->node().isTrue();
    found->refuse("is " + std::string(kindText(found->node().kind)) + ", not true or false");
    return std::nullopt;
}

bool Cursor::truth(std::string_view name) const
{
    return findTruth(name).value_or(false);
}

std::optional<std::uint32_t> Cursor::number(std::string_view name, std::uint32_t most) const
{
    const auto found = member(name);
    if (!found)
        return std::nullopt;
    const auto value = parseNumber<std::uint32_t>(found->node().text);
    if (isScalar(found->node()) && value && *value <= most)
        return value;
    found->refuse("is no whole number from 0 to " + std::to_string(most));
    return std::nullopt;
}

std::vector<std::string> Cursor::texts(std::string_view name) const
{
    std::vector<std::string> result;
    const auto found = list(name);
    if (!found)
        return result;
    for (const Cursor& item : found->children()) {
        if (isScalar(item.node()))
            result.push_back(item.node().text);
        else
            item.refuse("is " + std::string(kindText(item.node().kind)) + ", not a text");
    }
    return result;
}

std::vector<Cursor> Cursor::children() const
{
    std::vector<Cursor> result;
    result.reserve(m_node->children.size());
    for (std::size_t i = 0; i < m_node->children.size(); ++i) {
        std::string path = m_path;
        if (!m_node->isGroup())
            path += '[' + std::to_string(i) + ']';
        else
            path += (path.empty() ? "" : ".") + m_node->names[i];
        result.emplace_back(m_node->children[i], *m_rejections, std::move(path));
    }
    return result;
}

void Cursor::refuse(const Error& error) const
{
    const std::string& cause = detailOf(error.details, "cause").text();
    refuse(cause.empty() ? errorText(error) : cause);
}

void Cursor::note(Gravity gravity, std::string cause, std::string hint) const
{
    m_rejections->push_back(
        {gravity, m_node->position, m_path, shown(*m_node), std::move(cause), std::move(hint)});
}

} // namespace netatlas::providers::document
