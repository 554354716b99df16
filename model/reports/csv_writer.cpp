// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reports/writers.h"

namespace netatlas::reports {

namespace {

/// A cell as spreadsheets take it: never as a formula, and quoted where its letters would end it.
std::string cellText(std::string_view value)
{
    constexpr std::string_view kStartsFormula = "=+-@\t\r\n";
    std::string text;
    if (!value.empty() && kStartsFormula.find(value.front()) != std::string_view::npos)
        text += '\'';
    text += value;
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char letter : text) {
        quoted += letter;
        if (letter == '"')
            quoted += '"';
    }
    return quoted + '"';
}

class CsvTable
{
public:
    explicit CsvTable(const std::string& mainTable) : m_mainTable(mainTable) {}

    void addSection(const Section& section)
    {
        if (!section.about.empty())
            m_around.push_back(&section);
        for (const Element& element : section.elements)
            if (const Table* table = std::get_if<Table>(&element);
                table && table->id == m_mainTable)
                addTable(*table);
        for (const Section& inner : section.sections)
            addSection(inner);
        if (!section.about.empty())
            m_around.pop_back();
    }

    std::string takeText() { return std::move(m_text); }

private:
    void addTable(const Table& table)
    {
        if (m_text.empty()) {
            std::vector<std::string> titles;
            for (const Section* section : m_around)
                titles.push_back(section->about);
            for (const Column& column : table.columns)
                titles.push_back(column.id);
            addLine(titles);
        }
        for (const auto& row : table.rows) {
            std::vector<std::string> cells;
            for (const Section* section : m_around)
                cells.push_back(section->title);
            cells.insert(cells.end(), row.begin(), row.end());
            addLine(cells);
        }
    }

    void addLine(const std::vector<std::string>& cells)
    {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0)
                m_text += ',';
            m_text += cellText(cells[i]);
        }
        m_text += "\r\n";
    }

    const std::string& m_mainTable;
    std::vector<const Section*> m_around;
    std::string m_text;
};

} // namespace

Result<std::string> writeCsv(const Report& report)
{
    if (report.mainTable.empty())
        return fail(ErrorKind::NotSupported, {{"feature", "csv"}, {"what", report.id}});
    CsvTable table(report.mainTable);
    for (const Section& section : report.sections)
        table.addSection(section);
    return table.takeText();
}

} // namespace netatlas::reports
