// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reports/writers.h"

namespace netatlas::reports {

namespace {

/// Text as Markdown shows it, on one line.
std::string markdownEscaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (std::string_view("\\`*_[]|~").find(c) != std::string_view::npos)
            out += '\\';
        if (c == '<')
            out += "&lt;";
        else if (c == '&')
            out += "&amp;";
        else if (static_cast<unsigned char>(c) < 0x20)
            out += ' ';
        else
            out += c;
    }
    return out;
}

/// Text at the start of a line, where some characters begin a list, a heading or a quote.
std::string escapedLine(std::string_view text)
{
    std::string out = markdownEscaped(text);
    if (!out.empty() && std::string_view("#>+-=").find(out.front()) != std::string_view::npos)
        return '\\' + out;
    const std::size_t digits = out.find_first_not_of("0123456789");
    if (digits != 0 && digits != std::string::npos && (out[digits] == '.' || out[digits] == ')'))
        out.insert(digits, "\\");
    return out;
}

struct MarkdownElement
{
    std::string& out;

    void operator()(const Paragraph& paragraph) const
    {
        out += escapedLine(paragraph.text) + "\n\n";
    }
    void operator()(const Note& note) const { out += "> " + escapedLine(note.text) + "\n\n"; }
    void operator()(const KeyValues& facts) const
    {
        for (const auto& [name, value] : facts.rows)
            out += "- **" + markdownEscaped(name) + ":** " + markdownEscaped(value) + '\n';
        out += '\n';
    }
    void operator()(const Table& table) const
    {
        if (!table.title.empty())
            out += "**" + markdownEscaped(table.title) + "**\n\n";
        std::string rule;
        out += '|';
        for (const Column& column : table.columns) {
            out += ' ' + markdownEscaped(column.title) + " |";
            rule += column.isNumber ? " ---: |" : " --- |";
        }
        out += "\n|" + rule + '\n';
        for (const auto& row : table.rows) {
            out += '|';
            for (const std::string& cell : row)
                out += ' ' + markdownEscaped(cell) + (cell.empty() ? "|" : " |");
            out += '\n';
        }
        out += '\n';
    }
};

void appendMarkdown(std::string& out, const Section& section, std::size_t level)
{
    out += std::string(level < 6 ? level : 6, '#') + ' ' + markdownEscaped(section.title) + "\n\n";
    for (const Element& element : section.elements)
        std::visit(MarkdownElement{out}, element);
    for (const Section& inner : section.sections)
        appendMarkdown(out, inner, level + 1);
}

} // namespace

std::string markdownText(const Report& report)
{
    std::string out = "# " + markdownEscaped(report.title) + "\n\n";
    for (const Section& section : report.sections)
        appendMarkdown(out, section, 2);
    out.pop_back(); // one line end is enough at the end
    return out;
}

} // namespace netatlas::reports
