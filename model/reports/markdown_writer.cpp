// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reports/writers.h"

#include <algorithm>

namespace netatlas::reports {

namespace {

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// Text of one line without any meaning of its own in Markdown or HTML, wherever it stands.
std::string plainText(std::string_view text)
{
    constexpr std::string_view kActive = "\\`*_[]<>|~";
    std::string out;
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (code < 0x20 || code == 0x7F) {
            out += ' ';
            continue;
        }
        if (letter == '&') {
            out += "&amp;";
            continue;
        }
        if (kActive.find(letter) != std::string_view::npos)
            out += '\\';
        out += letter;
    }
    return out;
}

/// The same at the start of a line, where headings, lists and rules begin.
std::string plainLine(std::string_view text)
{
    std::string out = plainText(text);
    const auto first = out.find_first_not_of(' ');
    out.erase(0, std::min(first, out.size()));
    const auto digits =
        static_cast<std::size_t>(std::find_if_not(out.begin(), out.end(), isDigit) - out.begin());
    if (!out.empty() && std::string_view("#+-=").find(out.front()) != std::string_view::npos)
        out.insert(0, 1, '\\');
    else if (digits > 0 && digits < out.size() && (out[digits] == '.' || out[digits] == ')') &&
             (digits + 1 == out.size() || out[digits + 1] == ' '))
        out.insert(digits, 1, '\\');
    return out;
}

std::string plainValue(std::string_view value, ValueType type)
{
    return plainText(value) + (type == ValueType::Percent && !value.empty() ? " %" : "");
}

bool isFlushRight(ValueType type)
{
    return type == ValueType::Number || type == ValueType::Percent;
}

class MarkdownText
{
public:
    void operator()(const Paragraph& paragraph) { m_text += plainLine(paragraph.text) + "\n\n"; }
    void operator()(const Note& note) { m_text += "> " + plainLine(note.text) + "\n\n"; }

    void operator()(const KeyValues& values)
    {
        addTitle(values.title);
        for (const KeyValue& row : values.rows)
            m_text += "- " + plainLine(row.title) + ": " + plainValue(row.value, row.type) + '\n';
        m_text += '\n';
    }

    void operator()(const Table& table)
    {
        if (table.rows.empty()) {
            if (!table.whenEmpty.empty())
                (*this)(Paragraph{table.whenEmpty});
            return;
        }
        addTitle(table.title);
        for (const Column& column : table.columns)
            m_text += "| " + plainText(column.title) + ' ';
        m_text += "|\n";
        for (const Column& column : table.columns)
            m_text += isFlushRight(column.type) ? "| ---: " : "| --- ";
        m_text += "|\n";
        for (const auto& row : table.rows) {
            for (std::size_t i = 0; i < row.size(); ++i)
                m_text += "| " + plainValue(row[i], table.columns[i].type) + ' ';
            m_text += "|\n";
        }
        m_text += '\n';
    }

    void addHeading(std::string_view title, int level)
    {
        m_text.append(static_cast<std::size_t>(std::min(level, 6)), '#');
        m_text += ' ' + plainLine(title) + "\n\n";
    }

    void addSection(const Section& section, int level)
    {
        addHeading(section.title, level);
        m_heading = section.title;
        for (const Element& element : section.elements)
            std::visit(*this, element);
        for (const Section& inner : section.sections)
            addSection(inner, level + 1);
    }

    /// Ends with one line end.
    std::string takeText()
    {
        while (m_text.ends_with("\n\n"))
            m_text.pop_back();
        return std::move(m_text);
    }

private:
    /// The name of what follows, where the heading above does not say the same.
    void addTitle(std::string_view title)
    {
        if (!title.empty() && title != m_heading)
            m_text += "**" + plainText(title) + "**\n\n";
    }

    std::string m_text;
    std::string m_heading;
};

} // namespace

std::string writeMarkdown(const Report& report)
{
    MarkdownText text;
    text.addHeading(report.title, 1);
    for (const Section& section : report.sections)
        text.addSection(section, 2);
    return text.takeText();
}

} // namespace netatlas::reports
