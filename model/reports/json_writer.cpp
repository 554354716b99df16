// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reports/writers.h"

#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

namespace netatlas::reports {

namespace {

std::string quoted(std::string_view text)
{
    return boost::json::serialize(boost::json::string(text));
}

std::string blanks(std::size_t depth)
{
    return std::string(depth * 2, ' ');
}

/// A list, one line for each element; `[]` when there is none.
template <class Elements, class TextOf>
std::string listText(const Elements& elements, std::size_t depth, TextOf&& textOf)
{
    std::string out = "[";
    for (const auto& element : elements)
        out += (out.size() == 1 ? "\n" : ",\n") + blanks(depth + 1) + textOf(element);
    return out.size() == 1 ? "[]" : out + '\n' + blanks(depth) + ']';
}

std::string cellsText(const std::vector<std::string>& cells)
{
    std::string out = "[";
    for (const std::string& cell : cells)
        out += (out.size() == 1 ? "" : ", ") + quoted(cell);
    return out + ']';
}

struct ElementText
{
    std::size_t depth;

    std::string operator()(const Paragraph& paragraph) const
    {
        return "{\"paragraph\": " + quoted(paragraph.text) + '}';
    }
    std::string operator()(const Note& note) const
    {
        return "{\"note\": " + quoted(note.text) + '}';
    }
    std::string operator()(const KeyValues& facts) const
    {
        return "{\"facts\": " +
               listText(facts.rows, depth,
                        [](const auto& row) {
                            return "{\"name\": " + quoted(row.first) +
                                   ", \"value\": " + quoted(row.second) + '}';
                        }) +
               '}';
    }
    std::string operator()(const Table& table) const
    {
        std::vector<std::string> titles;
        for (const Column& column : table.columns)
            titles.push_back(column.title);
        return "{\"table\": " + quoted(table.title) + ", \"columns\": " + cellsText(titles) +
               ", \"rows\": " + listText(table.rows, depth, cellsText) + '}';
    }
};

std::string sectionText(const Section& section, std::size_t depth)
{
    const std::string indent = blanks(depth + 1);
    return "{\n" + indent + "\"title\": " + quoted(section.title) + ",\n" + indent +
           "\"elements\": " +
           listText(section.elements, depth + 1,
                    [depth](const Element& element) {
                        return std::visit(ElementText{depth + 2}, element);
                    }) +
           ",\n" + indent + "\"sections\": " +
           listText(section.sections, depth + 1,
                    [depth](const Section& inner) { return sectionText(inner, depth + 2); }) +
           '\n' + blanks(depth) + '}';
}

} // namespace

std::string jsonText(const Report& report)
{
    return "{\n  \"report\": " + quoted(report.id) + ",\n  \"title\": " + quoted(report.title) +
           ",\n  \"sections\": " +
           listText(report.sections, 1,
                    [](const Section& section) { return sectionText(section, 2); }) +
           "\n}\n";
}

} // namespace netatlas::reports
