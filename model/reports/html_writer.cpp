// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedded/kReportStyle.h"
#include "model/reports/writers.h"

namespace netatlas::reports {

namespace {

/// Text as HTML shows it. Control characters, which no document may hold, become a mark that
/// something stood there.
std::string escaped(std::string_view text)
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

struct ElementWriter
{
    std::string& out;

    void operator()(const Paragraph& paragraph) const
    {
        out += "<p>" + escaped(paragraph.text) + "</p>\n";
    }
    void operator()(const Note& note) const
    {
        out += "<p class=\"note\">" + escaped(note.text) + "</p>\n";
    }
    void operator()(const KeyValues& facts) const
    {
        out += "<dl>\n";
        for (const auto& [name, value] : facts.rows)
            out += "<dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd>\n";
        out += "</dl>\n";
    }
    void operator()(const Table& table) const
    {
        out += "<table>\n";
        if (!table.title.empty())
            out += "<caption>" + escaped(table.title) + "</caption>\n";
        out += "<thead><tr>";
        for (const Column& column : table.columns)
            out +=
                (column.isNumber ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">") +
                escaped(column.title) + "</th>";
        out += "</tr></thead>\n<tbody>\n";
        for (const auto& row : table.rows) {
            out += "<tr>";
            for (std::size_t i = 0; i < row.size(); ++i)
                out +=
                    (i < table.columns.size() && table.columns[i].isNumber ? "<td class=\"number\">"
                                                                           : "<td>") +
                    escaped(row[i]) + "</td>";
            out += "</tr>\n";
        }
        out += "</tbody>\n</table>\n";
    }
};

void append(std::string& out, const Section& section, int level)
{
    const std::string heading = "h" + std::to_string(level < 6 ? level : 6);
    out += "<section>\n<" + heading + '>' + escaped(section.title) + "</" + heading + ">\n";
    for (const Element& element : section.elements)
        std::visit(ElementWriter{out}, element);
    for (const Section& inner : section.sections)
        append(out, inner, level + 1);
    out += "</section>\n";
}

} // namespace

std::string htmlText(const Report& report)
{
    std::string out = "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
                      escaped(report.title) + "</title>\n<style>\n" +
                      std::string(embedded::kReportStyle) + "</style>\n</head>\n<body>\n<h1>" +
                      escaped(report.title) + "</h1>\n";
    for (const Section& section : report.sections)
        append(out, section, 2);
    return out + "</body>\n</html>\n";
}

} // namespace netatlas::reports
