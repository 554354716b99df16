// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/juju/dump_reading.h"

#include "model/base/id.h"

#include <boost/json/array.hpp>

#include <algorithm>

namespace netatlas::providers::juju {

namespace json = boost::json;

namespace {

/// Tables take memory by their largest id.
constexpr std::uint32_t kLargestId = 99'999'999;

json::array arrayOf(const std::vector<std::string>& texts)
{
    json::array list;
    for (const std::string& text : texts)
        list.emplace_back(text);
    return list;
}

/// What is shared by `putCidr` and `putAddress`: the text as given, when it can be read.
template <class Value>
void putParsed(json::object& row, std::string_view name, const document::Cursor& cursor,
               std::string_view member)
{
    const auto text = cursor.findText(member);
    if (!text || text->empty())
        return;
    if (const auto value = Value::parse(*text); value)
        row[name] = *text;
    else
        cursor.member(member)->refuse(value.error());
}

} // namespace

std::string dumpDeviceKey(std::string_view machine, std::string_view device)
{
    return "m#" + std::string(machine) + "#d#" + std::string(device);
}

void DumpReading::add(std::string_view collection, Row row, const Cursor& from)
{
    json::value& list = m_dump.stream[collection];
    if (!list.is_array())
        list = json::array();
    list.get_array().push_back(std::move(row));
    m_dump.places[std::string(collection)].push_back(placeOf(from));
}

std::optional<std::vector<document::Cursor>> DumpReading::table(const Cursor& parent,
                                                                Names names) const
{
    std::optional<Cursor> found;
    for (const std::string_view name : names)
        if (!found)
            found = parent.member(name);
    if (!found)
        return std::nullopt;
    std::optional<Cursor> list;
    if (found->node().isList()) {
        list = found;
    } else if (found->node().isGroup()) {
        const auto& members = found->node().names;
        const auto inner =
            std::find_first_of(names.begin(), names.end(), members.begin(), members.end());
        if (inner != names.end())
            list = found->list(*inner);
        else if (members.size() > (found->node().find("version") ? 1U : 0U))
            found->refuse("has no list \"" + std::string(*names.begin()) + '"');
    } else {
        found->refuse("is " + std::string(kindText(found->node().kind)) + ", not a table");
    }
    std::vector<Cursor> rows;
    for (Cursor& row : list ? list->children() : std::vector<Cursor>{}) {
        if (row.node().isGroup())
            rows.push_back(std::move(row));
        else
            row.refuse("is " + std::string(kindText(row.node().kind)) + ", not a group of members");
    }
    return rows;
}

void DumpReading::putText(Row& row, std::string_view name, const Cursor& cursor,
                          std::string_view member)
{
    if (const auto text = cursor.findText(member); text && !text->empty())
        row[name] = *text;
}

void DumpReading::putTruth(Row& row, std::string_view name, const Cursor& cursor,
                           std::string_view member)
{
    if (const auto truth = cursor.findTruth(member))
        row[name] = *truth;
}

std::vector<std::string> DumpReading::textsOf(const Cursor& cursor, std::string_view member)
{
    const auto found = cursor.member(member);
    if (!found || !found->node().isText())
        return cursor.texts(member);
    std::vector<std::string> texts;
    for (const std::string_view piece : split(found->node().text, ','))
        if (const std::string_view text = trimmed(piece); !text.empty())
            texts.emplace_back(text);
    return texts;
}

void DumpReading::putTexts(Row& row, std::string_view name, const Cursor& cursor,
                           std::string_view member)
{
    if (const auto texts = textsOf(cursor, member); !texts.empty())
        row[name] = arrayOf(texts);
}

void DumpReading::putCidr(Row& row, std::string_view name, const Cursor& cursor,
                          std::string_view member)
{
    putParsed<net::Cidr>(row, name, cursor, member);
}

void DumpReading::putAddress(Row& row, std::string_view name, const Cursor& cursor,
                             std::string_view member)
{
    putParsed<net::IpAddress>(row, name, cursor, member);
}

void DumpReading::putWord(Row& row, std::string_view name, const Cursor& cursor,
                          std::string_view member, std::span<const DumpWord> words)
{
    const auto given = cursor.findText(member);
    if (!given)
        return;
    const auto found = std::find_if(words.begin(), words.end(), [&given](const DumpWord& word) {
        return word.given == *given;
    });
    if (found == words.end()) {
        std::vector<std::string> known;
        for (const DumpWord& word : words)
            if (!word.given.empty() && !word.kept.empty())
                known.emplace_back(word.given);
        cursor.member(member)->refuse("is none of " + join(known, ", "));
    } else if (!found->kept.empty()) {
        row[name] = std::string(found->kept);
    }
}

void DumpReading::putConstraints(Row& row, const Cursor& cursor)
{
    const auto constraints = cursor.group("constraints");
    if (!constraints)
        return;
    if (const auto spaces = textsOf(*constraints, "spaces"); !spaces.empty())
        row["constraints"] = json::object{{"spaces", arrayOf(spaces)}};
}

std::optional<std::string> DumpReading::idOf(const Cursor& cursor, std::string_view member)
{
    auto text = cursor.findText(member);
    if (!text || text->empty())
        return std::nullopt;
    const auto id = Id<void>::parse(*text);
    if (id && id->number() <= kLargestId)
        return text;
    cursor.member(member)->refuse(id ? "is larger than any id" : "is no id");
    return std::nullopt;
}

void DumpReading::putProviderId(Row& row, const Cursor& cursor, std::string_view kind)
{
    const std::string id = cursor.text("provider-id");
    if (id.empty())
        return;
    row["provider-id"] = id;
    if (!m_providerIds.insert(std::string(kind) + ' ' + id).second)
        cursor.member("provider-id")
            ->refuse("is the provider's id of another " + std::string(kind) + " too");
}

bool DumpReading::isFirst(std::unordered_set<std::string>& keys, const std::string& key,
                          const Cursor& cursor, std::string_view what)
{
    if (keys.insert(key).second)
        return true;
    cursor.refuse("is " + std::string(what) + ' ' + key + ", which stands twice");
    return false;
}

} // namespace netatlas::providers::juju
