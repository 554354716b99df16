// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedded/kReportStyle.h"
#include "model/reports/writers.h"

#include <algorithm>

namespace netatlas::reports {

namespace {

/// Safe between tags and inside quoted attributes. Control characters have no place in HTML.
std::string escapedHtml(std::string_view text)
{
    std::string out;
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (letter == '&')
            out += "&amp;";
        else if (letter == '<')
            out += "&lt;";
        else if (letter == '>')
            out += "&gt;";
        else if (letter == '"')
            out += "&quot;";
        else if (letter == '\'')
            out += "&#39;";
        else if ((code < 0x20 && letter != '\n' && letter != '\t') || code == 0x7F)
            out += "\uFFFD";
        else
            out += letter;
    }
    return out;
}

std::string shownHtml(std::string_view value, ValueType type)
{
    return escapedHtml(value) + (type == ValueType::Percent && !value.empty() ? "&nbsp;%" : "");
}

std::string_view classOf(ValueType type)
{
    switch (type) {
    case ValueType::Text: return "";
    case ValueType::Number:
    case ValueType::Percent: return " class=\"number\"";
    case ValueType::Address: return " class=\"address\"";
    }
    return "";
}

/// Writes one report; sections deepen the headings down to the last one there is.
class HtmlPage
{
public:
    void operator()(const Paragraph& paragraph)
    {
        m_text += "<p>" + escapedHtml(paragraph.text) + "</p>\n";
    }

    void operator()(const Note& note)
    {
        m_text += "<p class=\"note\">" + escapedHtml(note.text) + "</p>\n";
    }

    void operator()(const KeyValues& values)
    {
        m_text += "<table class=\"values\">\n";
        if (!values.title.empty())
            m_text += "<caption>" + escapedHtml(values.title) + "</caption>\n";
        for (const KeyValue& row : values.rows)
            m_text += "<tr><th scope=\"row\">" + escapedHtml(row.title) + "</th><td" +
                      std::string(classOf(row.type)) + '>' + shownHtml(row.value, row.type) +
                      "</td></tr>\n";
        m_text += "</table>\n";
    }

    void operator()(const Table& table)
    {
        if (table.rows.empty()) {
            if (!table.whenEmpty.empty())
                (*this)(Paragraph{table.whenEmpty});
            return;
        }
        m_text += "<table>\n<caption>" + escapedHtml(table.title) + "</caption>\n<thead><tr>";
        for (const Column& column : table.columns)
            m_text += "<th scope=\"col\"" + std::string(classOf(column.type)) + '>' +
                      escapedHtml(column.title) + "</th>";
        m_text += "</tr></thead>\n<tbody>\n";
        for (const auto& row : table.rows)
            addRow(table, row);
        m_text += "</tbody>\n</table>\n";
    }

    void addSection(const Section& section, int level)
    {
        const std::string heading = 'h' + std::to_string(std::min(level, 6));
        m_text +=
            "<section>\n<" + heading + '>' + escapedHtml(section.title) + "</" + heading + ">\n";
        for (const Element& element : section.elements)
            std::visit(*this, element);
        for (const Section& inner : section.sections)
            addSection(inner, level + 1);
        m_text += "</section>\n";
    }

    std::string takeText() { return std::move(m_text); }

private:
    void addRow(const Table& table, const std::vector<std::string>& row)
    {
        m_text += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i)
            m_text += "<td" + std::string(classOf(table.columns[i].type)) + '>' +
                      shownHtml(row[i], table.columns[i].type) + "</td>";
        m_text += "</tr>\n";
    }

    std::string m_text;
};

} // namespace

std::string writeHtml(const Report& report)
{
    const std::string title = escapedHtml(report.title);
    HtmlPage body;
    for (const Section& section : report.sections)
        body.addSection(section, 2);
    // The policy forbids whatever a mistake in escaping could let through.
    return "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" "
           "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
           "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
           title + "</title>\n<style>\n" + std::string(embedded::kReportStyle) +
           "</style>\n</head>\n<body>\n<h1>" + title + "</h1>\n" + body.takeText() +
           "</body>\n</html>\n";
}

} // namespace netatlas::reports
