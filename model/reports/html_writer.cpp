// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedded/kReportStyle.h"
#include "model/reports/writers.h"

namespace netatlas::reports {

namespace {

/// Text as HTML shows it. Control characters, which no document may hold, become a mark that
/// something stood there.
std::string htmlEscaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        case '\n': out += "<br>"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20 && c != '\t')
                out += "\uFFFD";
            else
                out += c;
        }
    }
    return out;
}

struct HtmlElement
{
    std::string& out;

    void operator()(const Paragraph& paragraph) const
    {
        out += "<p>" + htmlEscaped(paragraph.text) + "</p>\n";
    }
    void operator()(const Note& note) const
    {
        out += "<p class=\"note\">" + htmlEscaped(note.text) + "</p>\n";
    }
    void operator()(const KeyValues& facts) const
    {
        out += "<dl>\n";
        for (const auto& [name, value] : facts.rows)
            out += "<dt>" + htmlEscaped(name) + "</dt><dd>" + htmlEscaped(value) + "</dd>\n";
        out += "</dl>\n";
    }
    void operator()(const Table& table) const
    {
        out += "<table>\n";
        if (!table.title.empty())
            out += "<caption>" + htmlEscaped(table.title) + "</caption>\n";
        out += "<thead><tr>";
        for (const Column& column : table.columns)
            out +=
                (column.isNumber ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">") +
                htmlEscaped(column.title) + "</th>";
        out += "</tr></thead>\n<tbody>\n";
        for (const auto& row : table.rows) {
            out += "<tr>";
            for (std::size_t i = 0; i < row.size(); ++i)
                out +=
                    (i < table.columns.size() && table.columns[i].isNumber ? "<td class=\"number\">"
                                                                           : "<td>") +
                    htmlEscaped(row[i]) + "</td>";
            out += "</tr>\n";
        }
        out += "</tbody>\n</table>\n";
    }
};

void appendHtml(std::string& out, const Section& section, int level)
{
    const std::string heading = "h" + std::to_string(level < 6 ? level : 6);
    out += "<section>\n<" + heading + '>' + htmlEscaped(section.title) + "</" + heading + ">\n";
    for (const Element& element : section.elements)
        std::visit(HtmlElement{out}, element);
    for (const Section& inner : section.sections)
        appendHtml(out, inner, level + 1);
    out += "</section>\n";
}

} // namespace

std::string htmlText(const Report& report)
{
    std::string out = "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
                      htmlEscaped(report.title) + "</title>\n<style>\n" +
                      std::string(embedded::kReportStyle) + "</style>\n</head>\n<body>\n<h1>" +
                      htmlEscaped(report.title) + "</h1>\n";
    for (const Section& section : report.sections)
        appendHtml(out, section, 2);
    return out + "</body>\n</html>\n";
}

} // namespace netatlas::reports
