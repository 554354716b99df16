// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_changes.h"

#include "model/base/text.h"
#include "model/domain/json_codec.h"
#include "model/domain/object_text.h"

#include <algorithm>

namespace netatlas::domain {

namespace {

template <class Row>
concept OfKind = requires { Row::kKind; };

/// What the row is told of.
template <class Row>
ObjectRef ownerOf(ModelId model, const Row& row)
{
    if constexpr (OfKind<Row>)
        return {model, Row::kKind, row.id.number()};
    else if constexpr (std::is_same_v<Row, AbsenceRow> || std::is_same_v<Row, DriftRow>)
        return {model, row.kind, row.number};
    else if constexpr (std::is_same_v<Row, StaticRouteRow>)
        return {model, ObjectKind::Subnet, row.source.number()};
    else
        return {model, ObjectKind::Model, model.number()};
}

/// Values as a person reads them.
class ValueText
{
public:
    explicit ValueText(const Model& names) : m_names(names) {}

    template <class Value>
    std::string of(const Value& value) const
    {
        if constexpr (std::is_same_v<Value, std::string>)
            return value;
        else if constexpr (std::is_same_v<Value, SharedText>)
            return value.text();
        else if constexpr (std::is_same_v<Value, bool>)
            return value ? "true" : "false";
        else if constexpr (std::is_integral_v<Value>)
            return std::to_string(value);
        else if constexpr (detail::IsId<Value>::value)
            return nameOf(value);
        else if constexpr (detail::IsOptional<Value>::value)
            return value ? of(*value) : std::string();
        else if constexpr (detail::IsVector<Value>::value)
            return listOf(value);
        else if constexpr (detail::Worded<Value>)
            return std::string(wordOf(value));
        else if constexpr (std::is_same_v<Value, Timestamp>)
            return timestampText(value);
        else if constexpr (std::is_same_v<Value, ListedAddress>)
            return value.value;
        else if constexpr (detail::Structured<Value>)
            return structureOf(value);
        else
            return value.text();
    }

private:
    template <class Id>
    std::string nameOf(Id id) const
    {
        std::string name;
        ModelRows::forEach([&]<class Row>() {
            if constexpr (OfKind<Row> && std::is_same_v<decltype(Row::id), Id>)
                name = objectLabel(m_names, {m_names.row.id, Row::kKind, id.number()});
        });
        return name.empty() ? '#' + id.text() : name;
    }
    template <class Value>
    std::string listOf(const std::vector<Value>& values) const
    {
        std::vector<std::string> texts;
        for (const Value& value : values)
            texts.push_back(of(value));
        return join(texts, ", ");
    }
    template <class Value>
    std::string structureOf(const Value& value) const
    {
        std::vector<std::string> texts;
        forEachField<Value>([&](const auto& field) {
            if (std::string text = of(value.*(field.member)); !text.empty())
                texts.push_back(std::move(text));
        });
        return join(texts, " ");
    }

    const Model& m_names;
};

/// Members of something new or gone that say nothing.
template <class Value>
bool isEmptyValue(const Value& value)
{
    if constexpr (std::is_same_v<Value, bool>)
        return !value;
    else if constexpr (std::is_integral_v<Value>)
        return value == 0;
    else
        return false;
}

} // namespace

template <class Row>
void ObjectChanges::note(const RowChanges<Row>& rows, bool isConsequence)
{
    for (std::size_t place = 0; place < rows.size(); ++place) {
        const RowChange<Row>& change = rows[place];
        const Row& row = change.after ? *change.after : *change.before;
        const Fate fate = !change.before  ? Fate::Added
                          : !change.after ? Fate::Removed
                                          : Fate::Altered;
        // Of an altered row the journal tells the altered members alone.
        auto& names = m_names.state.table<Row>();
        if (fate != Fate::Altered || !names.contains(row.id))
            names.put(row);
        m_parts.push_back({ownerOf(m_names.row.id, names.at(row.id)),
                           static_cast<std::uint8_t>(ModelRows::indexOf<Row>()), isConsequence,
                           fate, static_cast<std::uint32_t>(place)});
    }
}

ObjectChanges::ObjectChanges(ModelId model, const Model* present,
                             std::shared_ptr<const ChangeSet> changes)
    : m_changes(std::move(changes))
{
    if (present) {
        m_names.row = present->row;
        m_names.state = present->state;
    }
    m_names.row.id = model;
    ModelRows::forEach([&]<class Row>() {
        note(m_changes->consequences.of<Row>(), true);
        note(m_changes->rows.of<Row>(), false);
    });
    std::stable_sort(m_parts.begin(), m_parts.end(),
                     [](const Part& a, const Part& b) { return a.object < b.object; });
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        if (i == 0 || m_parts[i].object != m_parts[i - 1].object)
            m_first.push_back(static_cast<std::uint32_t>(i));
    m_first.push_back(static_cast<std::uint32_t>(m_parts.size()));
}

ObjectChanges::Fate ObjectChanges::fate(std::size_t index) const
{
    const ObjectKind kind = object(index).kind;
    for (auto i = m_first[index]; i < m_first[index + 1]; ++i) {
        bool isOwn = false;
        ModelRows::forEach([&]<class Row>() {
            if constexpr (OfKind<Row>)
                isOwn =
                    isOwn || (Row::kKind == kind && m_parts[i].table == ModelRows::indexOf<Row>());
        });
        if (isOwn && m_parts[i].fate != Fate::Altered)
            return m_parts[i].fate;
    }
    return Fate::Altered;
}

bool ObjectChanges::has(std::size_t index, FieldChange::Kind kind) const
{
    const auto kindOf = [](std::uint8_t table) {
        return table == ModelRows::indexOf<AbsenceRow>() ? FieldChange::Kind::Absence
               : table == ModelRows::indexOf<DriftRow>() ? FieldChange::Kind::Drift
                                                         : FieldChange::Kind::Member;
    };
    for (auto i = m_first[index]; i < m_first[index + 1]; ++i)
        if (kindOf(m_parts[i].table) == kind)
            return true;
    return false;
}

template <class Row>
void ObjectChanges::addFields(const RowChange<Row>& change, std::vector<FieldChange>& fields) const
{
    const ValueText text(m_names);
    using Kind = FieldChange::Kind;
    // What such a row says, as one field: its value where there is one.
    const auto whole = [&](Kind kind, std::string name, auto valueOf) {
        fields.push_back({kind, std::move(name),
                          change.before ? valueOf(*change.before) : std::string(),
                          change.after ? valueOf(*change.after) : std::string()});
    };
    // Whole, unlike what the journal tells of an altered one.
    const Row& row = m_names.state.table<Row>().at(change.id);
    if constexpr (std::is_same_v<Row, AbsenceRow>) {
        whole(Kind::Absence, text.of(row.side), [&](const Row& one) { return text.of(one.since); });
    } else if constexpr (std::is_same_v<Row, DriftRow>) {
        whole(Kind::Drift, row.field, [](const Row& one) { return one.value; });
    } else if constexpr (std::is_same_v<Row, SettingRow>) {
        whole(Kind::Member, row.key, [](const Row& one) { return one.value; });
    } else if constexpr (std::is_same_v<Row, StaticRouteRow>) {
        whole(Kind::Member, "route", [&](const Row& one) {
            return join(std::vector{text.of(row.destination), text.of(one.gateway)}, " ");
        });
    } else {
        forEachField<Row>([&](const auto& field) {
            using Value = std::remove_cvref_t<decltype(row.*(field.member))>;
            if constexpr (!std::is_same_v<Value, decltype(Row::id)>) {
                if (change.before && change.after &&
                    (*change.before).*(field.member) == (*change.after).*(field.member))
                    return;
                const auto shown = [&](const std::optional<Row>& of) {
                    return of && !(isEmptyValue((*of).*(field.member)) &&
                                   !(change.before && change.after))
                               ? text.of((*of).*(field.member))
                               : std::string();
                };
                FieldChange one{Kind::Member, std::string(field.name), shown(change.before),
                                shown(change.after)};
                if (!one.before.empty() || !one.after.empty())
                    fields.push_back(std::move(one));
            }
        });
    }
}

std::vector<FieldChange> ObjectChanges::fields(std::size_t index) const
{
    std::vector<FieldChange> fields;
    for (auto i = m_first[index]; i < m_first[index + 1]; ++i) {
        const Part& part = m_parts[i];
        const ModelChanges& changes =
            part.isConsequence ? m_changes->consequences : m_changes->rows;
        ModelRows::forEach([&]<class Row>() {
            if (part.table == ModelRows::indexOf<Row>())
                addFields(changes.of<Row>()[part.place], fields);
        });
    }
    return fields;
}

std::string ObjectChanges::label(const ObjectRef& object) const
{
    return objectLabel(m_names, object);
}

} // namespace netatlas::domain
