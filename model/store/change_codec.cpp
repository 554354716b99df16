// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/change_codec.h"

#include "model/domain/json_codec.h"

#include <boost/json/serialize.hpp>

namespace netatlas::store {

namespace {

namespace json = boost::json;

template <class Row>
json::object changeJson(const domain::RowChange<Row>& change)
{
    json::object object{{"id", change.id.number()}};
    if (change.before && change.after) {
        json::object before;
        json::object after;
        domain::forEachField<Row>([&](const auto& field) {
            const auto& from = (*change.before).*field.member;
            const auto& to = (*change.after).*field.member;
            if (from == to)
                return;
            before.emplace(field.name, domain::JsonCodec::write(from));
            after.emplace(field.name, domain::JsonCodec::write(to));
        });
        object.emplace("before", std::move(before));
        object.emplace("after", std::move(after));
    } else if (change.before) {
        object.emplace("before", domain::JsonCodec::write(*change.before));
    } else if (change.after) {
        object.emplace("after", domain::JsonCodec::write(*change.after));
    }
    return object;
}

template <class Rows>
json::object tablesJson(const domain::TableChanges<Rows>& changes)
{
    json::object tables;
    Rows::forEach([&]<class Row>() {
        json::array list;
        for (const auto& change : changes.template of<Row>())
            list.push_back(changeJson(change));
        if (!list.empty())
            tables.emplace(Row::kTable, std::move(list));
    });
    return tables;
}

template <class Row>
Status readSide(const json::object& object, std::string_view side, decltype(Row::id) id,
                std::optional<Row>& row)
{
    const auto* member = object.if_contains(side);
    if (!member)
        return {};
    row.emplace();
    row->id = id;
    return domain::JsonCodec::read(*member, *row);
}

template <class Row>
Status readChanges(const json::value& json, domain::RowChanges<Row>& changes)
{
    if (!json.is_array())
        return fail(ErrorKind::BadAnswer, {{"what", "changes"}, {"cause", "no list"}});
    for (const auto& element : json.get_array()) {
        const auto* number = element.is_object() ? element.get_object().if_contains("id") : nullptr;
        domain::RowChange<Row> change;
        Status status = number ? domain::JsonCodec::read(*number, change.id)
                               : fail(ErrorKind::BadAnswer, {{"what", "changes"}});
        if (status)
            status = readSide(element.get_object(), "before", change.id, change.before);
        if (status)
            status = readSide(element.get_object(), "after", change.id, change.after);
        if (!status)
            return status;
        changes.push_back(std::move(change));
    }
    return {};
}

template <class Rows>
Status readTables(const json::value& whole, std::string_view part,
                  domain::TableChanges<Rows>& changes)
{
    const auto* tables = whole.get_object().if_contains(part);
    if (!tables || !tables->is_object())
        return {};
    Status status;
    Rows::forEach([&]<class Row>() {
        if (const auto* list = tables->get_object().if_contains(Row::kTable); list && status)
            status = readChanges(*list, changes.template of<Row>());
    });
    return status;
}

/// `[[first, last], ...]`
json::array rangesJson(const std::vector<NumberRange>& ranges)
{
    json::array list;
    for (const NumberRange& range : ranges)
        list.push_back(json::array{range.first, range.last});
    return list;
}

Status readRanges(const json::value& json, std::vector<NumberRange>& ranges)
{
    const auto bad = [] {
        return fail(ErrorKind::BadAnswer, {{"what", "changes"}, {"cause", "no ranges"}});
    };
    if (!json.is_array())
        return bad();
    for (const auto& element : json.get_array()) {
        if (!element.is_array() || element.get_array().size() != 2)
            return bad();
        NumberRange range;
        Status status = domain::JsonCodec::read(element.get_array()[0], range.first);
        if (status)
            status = domain::JsonCodec::read(element.get_array()[1], range.last);
        if (!status)
            return status;
        const bool isBehind = ranges.empty() || ranges.back().last < range.first;
        if (!isBehind || range.last < range.first)
            return bad();
        ranges.push_back(range);
    }
    return {};
}

json::object addedJson(const EntryChanges& changes)
{
    json::object tables;
    domain::ModelRows::forEach([&]<class Row>() {
        const auto& ranges = changes.added[domain::ModelRows::indexOf<Row>()];
        if (!ranges.empty())
            tables.emplace(Row::kTable, rangesJson(ranges));
    });
    return tables;
}

Status readAdded(const json::value& whole, EntryChanges& changes)
{
    const auto* tables = whole.get_object().if_contains("added");
    if (!tables || !tables->is_object())
        return {};
    Status status;
    domain::ModelRows::forEach([&]<class Row>() {
        if (const auto* list = tables->get_object().if_contains(Row::kTable); list && status)
            status = readRanges(*list, changes.added[domain::ModelRows::indexOf<Row>()]);
    });
    return status;
}

} // namespace

std::string changesText(const EntryChanges& changes)
{
    json::object whole;
    const auto add = [&whole](std::string_view part, json::object tables) {
        if (!tables.empty())
            whole.emplace(part, std::move(tables));
    };
    add("project", tablesJson(changes.project));
    add("rows", tablesJson(changes.model.rows));
    add("consequences", tablesJson(changes.model.consequences));
    add("added", addedJson(changes));
    return json::serialize(whole);
}

Result<EntryChanges> parseChanges(std::string_view text, int format)
{
    // The first format had no `added`.
    if (format < 1 || format > kChangeFormat)
        return fail(ErrorKind::BadAnswer, {{"what", "changes"}, {"value", format}});
    const auto whole = domain::parseJson(text);
    if (!whole)
        return fail(whole.error());
    if (!whole->is_object())
        return fail(ErrorKind::BadAnswer, {{"what", "changes"}, {"cause", "no object"}});
    EntryChanges changes;
    Status status = readTables(*whole, "project", changes.project);
    if (status)
        status = readTables(*whole, "rows", changes.model.rows);
    if (status)
        status = readTables(*whole, "consequences", changes.model.consequences);
    if (status)
        status = readAdded(*whole, changes);
    if (!status)
        return fail(status.error());
    return changes;
}

} // namespace netatlas::store
