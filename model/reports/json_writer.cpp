// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/reports/writers.h"

#include <boost/json/serialize.hpp>

namespace netatlas::reports {

namespace {

std::string quoted(std::string_view text)
{
    return boost::json::serialize(boost::json::string_view(text.data(), text.size()));
}

/// Numbers are written as such; one that is not known is `null`.
std::string valueText(std::string_view value, ValueType type)
{
    if (type != ValueType::Number && type != ValueType::Percent)
        return quoted(value);
    if (value.empty())
        return "null";
    return parseNumber<std::uint64_t>(value) ? std::string(value) : quoted(value);
}

/// Writes members and items one a line, rows of tables as one line each, so that two versions can
/// be compared line by line.
class JsonText
{
public:
    void operator()(const Paragraph& paragraph)
    {
        m_text += R"({"kind": "paragraph", "text": )" + quoted(paragraph.text) + '}';
    }

    void operator()(const Note& note)
    {
        m_text += R"({"kind": "note", "text": )" + quoted(note.text) + '}';
    }

    void operator()(const KeyValues& values)
    {
        m_text += R"({"kind": "values", "id": )" + quoted(values.id) + R"(, "title": )" +
                  quoted(values.title) + R"(, "values": {)";
        addItems(values.rows, [this](const KeyValue& row) {
            m_text += quoted(row.id) + ": " + valueText(row.value, row.type);
        });
        m_text += "}}";
    }

    void operator()(const Table& table)
    {
        m_text += R"({"kind": "table", "id": )" + quoted(table.id) + R"(, "title": )" +
                  quoted(table.title) + R"(, "columns": [)";
        addItems(table.columns, [this](const Column& column) {
            m_text +=
                R"({"id": )" + quoted(column.id) + R"(, "title": )" + quoted(column.title) + '}';
        });
        m_text += R"(], "rows": [)";
        addItems(table.rows,
                 [&](const std::vector<std::string>& row) { addRow(table.columns, row); });
        m_text += "]}";
    }

    void addReport(const Report& report)
    {
        m_text += R"({"report": )" + quoted(report.id) + R"(, "title": )" + quoted(report.title) +
                  R"(, "sections": [)";
        addSections(report.sections);
        m_text += "]}\n";
    }

    std::string takeText() { return std::move(m_text); }

private:
    template <class Item, class Write>
    void addItems(const std::vector<Item>& items, Write&& write)
    {
        ++m_depth;
        for (std::size_t i = 0; i < items.size(); ++i) {
            m_text += i == 0 ? "\n" : ",\n";
            m_text.append(m_depth, ' ');
            write(items[i]);
        }
        --m_depth;
        if (!items.empty()) {
            m_text += '\n';
            m_text.append(m_depth, ' ');
        }
    }

    void addRow(const std::vector<Column>& columns, const std::vector<std::string>& row)
    {
        m_text += '{';
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                m_text += ", ";
            m_text += quoted(columns[i].id) + ": " + valueText(row[i], columns[i].type);
        }
        m_text += '}';
    }

    void addSections(const std::vector<Section>& sections)
    {
        addItems(sections, [this](const Section& section) {
            m_text += R"({"about": )" + quoted(section.about) + R"(, "title": )" +
                      quoted(section.title) + R"(, "elements": [)";
            addItems(section.elements,
                     [this](const Element& element) { std::visit(*this, element); });
            m_text += R"(], "sections": [)";
            addSections(section.sections);
            m_text += "]}";
        });
    }

    std::string m_text;
    std::size_t m_depth = 0;
};

} // namespace

std::string writeJson(const Report& report)
{
    JsonText text;
    text.addReport(report);
    return text.takeText();
}

} // namespace netatlas::reports
