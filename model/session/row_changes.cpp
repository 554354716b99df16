// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/row_changes.h"

#include "model/domain/distinct_numbers.h"
#include "model/domain/json_codec.h"

#include <map>
#include <unordered_set>

namespace netatlas::session {

namespace {

template <class Row>
class WholeRows
{
public:
    WholeRows(const domain::Table<Row>& before, const domain::Table<Row>& after)
        : m_before(before)
        , m_after(after)
    {
    }

    void reserve(std::size_t most) { m_changes.reserve(most); }
    void add(decltype(Row::id) id)
    {
        if (!m_seen.take(id.number()))
            return;
        domain::RowChange<Row> change{id, std::nullopt, std::nullopt};
        if (complete(change))
            m_changes.push_back(std::move(change));
    }
    /// Makes whole rows of the changes themselves, as far as they differ.
    void take(domain::RowChanges<Row> changes)
    {
        m_changes = std::move(changes);
        auto kept = m_changes.begin();
        for (auto& change : m_changes) {
            if (!m_seen.take(change.id.number()) || !complete(change))
                continue;
            if (&*kept != &change)
                *kept = std::move(change);
            ++kept;
        }
        m_changes.erase(kept, m_changes.end());
    }
    domain::RowChanges<Row> result() { return std::move(m_changes); }

private:
    /// False when the row is the same before and after.
    bool complete(domain::RowChange<Row>& change) const
    {
        const Row* from = m_before.find(change.id);
        const Row* to = m_after.find(change.id);
        if (from && to ? *from == *to : from == to)
            return false;
        set(change.before, from);
        set(change.after, to);
        return true;
    }
    static void set(std::optional<Row>& side, const Row* row)
    {
        if (!row)
            side.reset();
        else if (!side || !(*side == *row))
            side = *row;
    }

    const domain::Table<Row>& m_before;
    const domain::Table<Row>& m_after;
    domain::DistinctNumbers m_seen;
    domain::RowChanges<Row> m_changes;
};

/// Both sides of an altered row name only the members that changed, or all of them.
template <class Row>
bool isAltered(const domain::RowChange<Row>& change)
{
    return change.before && change.after;
}

template <class Row>
Encounter encounterOf(const domain::RowChange<Row>& edit, const domain::RowChange<Row>& observed)
{
    if (!isAltered(edit) || !isAltered(observed)) {
        if (edit.after.has_value() != observed.after.has_value())
            return Encounter::Clash;
        return Encounter::Agree;
    }
    Encounter result = Encounter::None;
    domain::forEachField<Row>([&](const auto& field) {
        const auto& mine = (*edit.after).*field.member;
        const auto& theirs = (*observed.after).*field.member;
        if ((*edit.before).*field.member == mine || (*observed.before).*field.member == theirs)
            return;
        if (!(mine == theirs))
            result = Encounter::Clash;
        else if (result == Encounter::None)
            result = Encounter::Agree;
    });
    return result;
}

template <class Row>
bool isRowShown(const domain::Table<Row>& table, const domain::RowChange<Row>& change)
{
    const Row* present = table.find(change.id);
    if (!change.after)
        return !present;
    if (!present)
        return false;
    if (!change.before)
        return true;
    bool shown = true;
    domain::forEachField<Row>([&](const auto& field) {
        const auto& to = (*change.after).*field.member;
        if (!((*change.before).*field.member == to) && !(present->*field.member == to))
            shown = false;
    });
    return shown;
}

template <class Id>
using NewNumbers = std::map<Id, Id>;

/// Walks a value and exchanges the ids of one kind in it.
template <class Id>
class Renumbering
{
public:
    explicit Renumbering(NewNumbers<Id> numbers) : m_numbers(std::move(numbers)) {}

    template <class Value>
    void in(Value& value) const
    {
        if constexpr (std::is_same_v<Value, Id>) {
            if (const auto found = m_numbers.find(value); found != m_numbers.end())
                value = found->second;
        } else if constexpr (domain::detail::IsOptional<Value>::value) {
            if (value)
                in(*value);
        } else if constexpr (domain::detail::IsVector<Value>::value) {
            for (auto& element : value)
                in(element);
        } else if constexpr (domain::detail::Structured<Value>) {
            domain::forEachField<Value>([&](const auto& field) { in(value.*field.member); });
        }
    }
    void in(domain::ModelChanges& changes) const
    {
        domain::ModelRows::forEach([&]<class Row>() {
            for (auto& change : changes.of<Row>()) {
                in(change.id);
                in(change.before);
                in(change.after);
            }
        });
    }

private:
    NewNumbers<Id> m_numbers;
};

template <class Row, class Same>
void keepIds(const domain::ModelChanges& edit, domain::ChangeSet& observed, Same&& isSame)
{
    NewNumbers<decltype(Row::id)> numbers;
    for (const auto& made : edit.template of<Row>())
        for (const auto& seen : observed.rows.template of<Row>())
            if (!made.before && made.after && !seen.before && seen.after &&
                isSame(*made.after, *seen.after))
                numbers.emplace(seen.id, made.id);
    if (numbers.empty())
        return;
    const Renumbering renumbering(std::move(numbers));
    renumbering.in(observed.rows);
    renumbering.in(observed.consequences);
}

} // namespace

void TouchedRows::add(const domain::ModelChanges& changes)
{
    domain::ModelRows::forEach([&]<class Row>() {
        auto& numbers = m_numbers[domain::ModelRows::indexOf<Row>()];
        numbers.reserve(numbers.size() + changes.of<Row>().size());
        for (const auto& change : changes.of<Row>())
            numbers.push_back(change.id.number());
    });
}

domain::ModelChanges wholeRows(const domain::ModelState& before, const domain::ModelState& after,
                               const TouchedRows& touched)
{
    domain::ModelChanges result;
    domain::ModelRows::forEach([&]<class Row>() {
        WholeRows<Row> rows(before.table<Row>(), after.table<Row>());
        rows.reserve(touched.of<Row>().size());
        for (const std::uint32_t number : touched.of<Row>())
            rows.add(decltype(Row::id)(number));
        result.of<Row>() = rows.result();
    });
    return result;
}

domain::ModelChanges wholeRows(const domain::ModelState& before, const domain::ModelState& after,
                               domain::ChangeSet changes)
{
    domain::ModelChanges result;
    domain::ModelRows::forEach([&]<class Row>() {
        WholeRows<Row> rows(before.table<Row>(), after.table<Row>());
        rows.take(std::move(changes.rows.of<Row>()));
        for (const auto& change : changes.consequences.of<Row>())
            rows.add(change.id);
        result.of<Row>() = rows.result();
    });
    return result;
}

domain::ProjectChanges wholeRows(const domain::ProjectTables& before,
                                 const domain::ProjectTables& after,
                                 const domain::ProjectChanges& changes)
{
    domain::ProjectChanges result;
    domain::ProjectRows::forEach([&]<class Row>() {
        WholeRows<Row> rows(before.table<Row>(), after.table<Row>());
        for (const auto& change : changes.of<Row>())
            rows.add(change.id);
        result.of<Row>() = rows.result();
    });
    return result;
}

domain::ModelChanges changesBetween(const domain::ModelState& before,
                                    const domain::ModelState& after)
{
    domain::ModelChanges result;
    domain::ModelRows::forEach([&]<class Row>() {
        WholeRows<Row> rows(before.table<Row>(), after.table<Row>());
        rows.reserve(after.table<Row>().size());
        for (const Row& row : before.table<Row>())
            rows.add(row.id);
        for (const Row& row : after.table<Row>())
            rows.add(row.id);
        result.of<Row>() = rows.result();
    });
    return result;
}

bool meet(const domain::ChangeSet& a, const domain::ChangeSet& b)
{
    bool found = false;
    domain::ModelRows::forEach([&]<class Row>() {
        std::unordered_set<std::uint32_t> ids;
        for (const auto* part : {&a.rows, &a.consequences})
            for (const auto& change : part->template of<Row>())
                ids.insert(change.id.number());
        if (ids.empty())
            return;
        for (const auto* part : {&b.rows, &b.consequences})
            for (const auto& change : part->template of<Row>())
                found = found || ids.contains(change.id.number());
    });
    return found;
}

bool isShownBy(const domain::ModelState& state, const domain::ModelChanges& changes)
{
    bool shown = true;
    domain::ModelRows::forEach([&]<class Row>() {
        for (const auto& change : changes.of<Row>())
            shown = shown && isRowShown(state.table<Row>(), change);
    });
    return shown;
}

Encounter encounter(const domain::ModelChanges& edit, const domain::ModelChanges& observed)
{
    Encounter result = Encounter::None;
    domain::ModelRows::forEach([&]<class Row>() {
        std::map<decltype(Row::id), const domain::RowChange<Row>*> seen;
        for (const auto& change : observed.of<Row>())
            seen.emplace(change.id, &change);
        for (const auto& change : edit.of<Row>())
            if (const auto found = seen.find(change.id); found != seen.end())
                result = std::max(result, encounterOf(change, *found->second));
    });
    return result;
}

void keepIdsOf(const domain::ModelChanges& edit, domain::ChangeSet& observed)
{
    keepIds<domain::SpaceRow>(
        edit, observed, [](const auto& made, const auto& seen) { return made.name == seen.name; });
    keepIds<domain::SubnetRow>(edit, observed, [](const auto& made, const auto& seen) {
        return made.cidr.sameNetwork(seen.cidr) &&
               (made.providerNetworkId.empty() || made.providerNetworkId == seen.providerNetworkId);
    });
}

} // namespace netatlas::session
