// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/domain/model_state.h"

#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace netatlas::domain {

/// What happens to one row: added (no `before`), removed (no `after`) or altered.
template <class Row>
struct RowChange
{
    decltype(Row::id) id{0};
    std::optional<Row> before;
    std::optional<Row> after;

    bool operator==(const RowChange&) const = default;
};

template <class Row>
using RowChanges = std::vector<RowChange<Row>>;

/// Changes of a group of tables. At most one change a row.
template <class Rows>
class TableChanges
{
public:
    template <class Row>
    const RowChanges<Row>& of() const
    {
        return std::get<RowChanges<Row>>(m_changes);
    }
    template <class Row>
    RowChanges<Row>& of()
    {
        return std::get<RowChanges<Row>>(m_changes);
    }

    bool operator==(const TableChanges&) const = default;

private:
    typename Rows::template TupleOf<RowChanges> m_changes;
};

/// Changes of a model's tables.
class ModelChanges : public TableChanges<ModelRows>
{
public:
    ModelChanges();
    ModelChanges(const ModelChanges&);
    ModelChanges(ModelChanges&&) noexcept;
    ModelChanges& operator=(const ModelChanges&);
    ModelChanges& operator=(ModelChanges&&) noexcept;
    ~ModelChanges();

    std::size_t size() const;
    bool empty() const { return size() == 0; }
    /// The way back: before and after exchanged.
    ModelChanges inverse() const;
    bool operator==(const ModelChanges& other) const;
};

/// Changes of the project's own tables.
class ProjectChanges : public TableChanges<ProjectRows>
{
public:
    ProjectChanges();
    ProjectChanges(const ProjectChanges&);
    ProjectChanges(ProjectChanges&&) noexcept;
    ProjectChanges& operator=(const ProjectChanges&);
    ProjectChanges& operator=(ProjectChanges&&) noexcept;
    ~ProjectChanges();

    std::size_t size() const;
    bool empty() const { return size() == 0; }
    ProjectChanges inverse() const;
    bool operator==(const ProjectChanges& other) const;
};

/// What one edit or observation does to one model (architecture 3).
///
/// What follows by rule (preferred addresses, spaces of listed addresses, host ports) stands
/// apart: undo restores it where untouched and otherwise computes it afresh.
struct ChangeSet
{
    ModelChanges rows;
    ModelChanges consequences;

    bool empty() const { return rows.empty() && consequences.empty(); }
    ChangeSet inverse() const { return {rows.inverse(), consequences.inverse()}; }

    bool operator==(const ChangeSet&) const = default;
};

/// Carries the changes out on the state, all or nothing.
///
/// Each change is checked against the present row, field by field of what it alters: a row that
/// should be absent and is there, one that should be there and is not, or a field that is neither
/// as before nor as after gives `stale` with `table`, `id` and `field`. Fields that the change
/// leaves alone may have moved on. Sequences pass every id that appears.
Status apply(ModelState& state, const ModelChanges& changes);
Status apply(ProjectTables& tables, const ProjectChanges& changes);

/// Applies the rows, then those consequences that still fit. Gives the consequences left out in
/// `skipped`, for the caller to compute afresh.
Status apply(ModelState& state, const ChangeSet& changes, ModelChanges* skipped = nullptr);

/// Changes a state and remembers what was before, to give the change set of an edit.
class ChangeRecorder
{
public:
    explicit ChangeRecorder(ModelState start);

    const ModelState& state() const { return m_state; }

    template <class Row>
    const Table<Row>& table() const
    {
        return m_state.table<Row>();
    }

    /// A new id, never used before.
    template <class Row>
    auto draw()
    {
        return m_state.sequences.draw<Row>();
    }
    /// Adds or replaces the row.
    template <class Row>
    void put(Row row)
    {
        touch<Row>(row.id);
        m_state.sequences.passBy<Row>(row.id.number());
        m_state.table<Row>().put(std::move(row));
    }
    /// Alters the row, which must be there: `alter<SubnetRow>(id, [](SubnetRow& row) {...})`.
    template <class Row, class Alter>
    void alter(decltype(Row::id) id, Alter&& change)
    {
        Row row = m_state.table<Row>().at(id);
        change(row);
        put(std::move(row));
    }
    template <class Row>
    void erase(decltype(Row::id) id)
    {
        touch<Row>(id);
        m_state.table<Row>().erase(id);
    }

    /// What differs from the start, by table and in the order of first touch; rows that came back
    /// to what they were are left out.
    ModelChanges changes() const;

private:
    /// A row by the place of its table in `ModelRows` and its number.
    using Touched = std::pair<std::size_t, std::uint32_t>;

    template <class Row>
    void touch(decltype(Row::id) id)
    {
        touch({ModelRows::indexOf<Row>(), id.number()});
    }
    void touch(Touched row);

    ModelState m_start;
    ModelState m_state;
    std::vector<Touched> m_order;
    std::set<Touched> m_seen;
};

} // namespace netatlas::domain
