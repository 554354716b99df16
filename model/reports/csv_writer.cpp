// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reports/writers.h"

namespace netatlas::reports {

namespace {

std::string cellText(std::string_view text)
{
    std::string cell;
    // Spreadsheets run what begins so; a name from a source must not become a command.
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        cell += '\'';
    cell += text;
    if (cell.find_first_of("\",\r\n") == std::string::npos)
        return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

template <class Cells, class TextOf>
void appendRecord(std::string& out, const Cells& cells, TextOf&& textOf)
{
    bool isFirst = true;
    for (const auto& cell : cells) {
        if (!isFirst)
            out += ',';
        isFirst = false;
        out += cellText(textOf(cell));
    }
    out += "\r\n";
}

struct PlacedTable
{
    std::string titles;
    const Table* table;
};

void collect(std::vector<PlacedTable>& tables, const Section& section, const std::string& around)
{
    const std::string titles = around.empty() ? section.title : around + " / " + section.title;
    for (const Element& element : section.elements)
        if (const Table* table = std::get_if<Table>(&element))
            tables.push_back({table->title.empty() || table->title == section.title
                                  ? titles
                                  : titles + " / " + table->title,
                              table});
    for (const Section& inner : section.sections)
        collect(tables, inner, titles);
}

} // namespace

std::string csvText(const Report& report)
{
    std::vector<PlacedTable> tables;
    for (const Section& section : report.sections)
        collect(tables, section, {});
    std::string out;
    for (const PlacedTable& placed : tables) {
        if (!out.empty())
            out += "\r\n";
        if (tables.size() > 1)
            out += cellText(placed.titles) + "\r\n";
        appendRecord(out, placed.table->columns,
                     [](const Column& column) -> std::string_view { return column.title; });
        for (const auto& row : placed.table->rows)
            appendRecord(out, row,
                         [](const std::string& cell) -> std::string_view { return cell; });
    }
    return out;
}

} // namespace netatlas::reports
