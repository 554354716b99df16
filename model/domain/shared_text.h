// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace netatlas::domain {

/// An immutable text of one pointer's size whose copies share storage: for texts of the big
/// tables, which repeat (names, zones, provider ids). Empty takes no storage at all.
///
/// Equal texts need not share storage; `TextPool` makes them do so while rows are read in bulk.
class SharedText
{
public:
    SharedText() = default;
    SharedText(std::string_view text)
        : m_text(text.empty() ? nullptr : std::make_shared<const std::string>(text))
    {
    }
    SharedText(const std::string& text) : SharedText(std::string_view(text)) {}
    SharedText(const char* text) : SharedText(std::string_view(text)) {}

    std::string_view view() const
    {
        return m_text ? std::string_view(*m_text) : std::string_view();
    }
    std::string text() const { return std::string(view()); }
    bool empty() const { return !m_text; }
    /// Where it is, for the processor to fetch; not to be read.
    const void* place() const { return m_text.get(); }

    operator std::string_view() const { return view(); }

    friend bool operator==(const SharedText& a, const SharedText& b)
    {
        return a.m_text == b.m_text || a.view() == b.view();
    }
    friend bool operator==(const SharedText& a, std::string_view b) { return a.view() == b; }
    friend bool operator==(const SharedText& a, const char* b) { return a.view() == b; }
    friend auto operator<=>(const SharedText& a, const SharedText& b)
    {
        return a.view() <=> b.view();
    }

private:
    std::shared_ptr<const std::string> m_text;
};

/// Gives equal texts the same storage. One for each reading of a source or a file; thrown away
/// afterwards, while the texts live on.
class TextPool
{
public:
    SharedText share(std::string_view text)
    {
        if (text.empty())
            return {};
        const auto found = m_texts.find(text);
        if (found != m_texts.end())
            return found->second;
        const SharedText shared(text);
        m_texts.emplace(shared.view(), shared);
        return shared;
    }

private:
    // The keys point into the shared texts, which never move.
    std::unordered_map<std::string_view, SharedText> m_texts;
};

} // namespace netatlas::domain
