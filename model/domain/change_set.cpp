// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/change_set.h"

namespace netatlas::domain {

namespace {

template <class Row>
tl::unexpected<Error> stale(const RowChange<Row>& change, std::string_view field)
{
    return fail(ErrorKind::Stale,
                {{"table", Row::kTable}, {"id", change.id.text()}, {"field", field}});
}

/// Puts what the change alters into the row; the name of the first field that does not fit.
template <class Row>
std::optional<std::string_view> alter(Row& row, const Row& before, const Row& after)
{
    std::optional<std::string_view> misfit;
    forEachField<Row>([&](const auto& field) {
        const auto& from = before.*field.member;
        const auto& to = after.*field.member;
        auto& present = row.*field.member;
        if (from == to || present == to)
            return;
        if (!(present == from) && !misfit)
            misfit = field.name;
        present = to;
    });
    return misfit;
}

template <class Row>
Status applyOne(Table<Row>& table, const RowChange<Row>& change)
{
    const Row* present = table.find(change.id);
    if (!change.before) {
        if (present)
            return stale(change, "id");
        table.put(*change.after);
        return {};
    }
    if (!present)
        return stale(change, "id");
    if (!change.after) {
        std::optional<std::string_view> misfit;
        forEachField<Row>([&](const auto& field) {
            if (!misfit && !(present->*field.member == (*change.before).*field.member))
                misfit = field.name;
        });
        if (misfit)
            return stale(change, *misfit);
        table.erase(change.id);
        return {};
    }
    Row row = *present;
    if (const auto misfit = alter(row, *change.before, *change.after))
        return stale(change, *misfit);
    table.put(std::move(row));
    return {};
}

template <class Rows, class Tables>
Status applyAll(Tables& tables, const TableChanges<Rows>& changes)
{
    Tables result = tables;
    Status status;
    Rows::forEach([&]<class Row>() {
        for (const auto& change : changes.template of<Row>()) {
            if (!status)
                return;
            status = applyOne(result.template table<Row>(), change);
        }
    });
    if (status)
        tables = std::move(result);
    return status;
}

template <class Row>
std::set<decltype(Row::id)> removedIn(const ModelChanges& changes)
{
    std::set<decltype(Row::id)> ids;
    for (const auto& change : changes.of<Row>())
        if (!change.after)
            ids.insert(change.id);
    return ids;
}

/// Takes what followed by rule back from rows that are about to go. Whether it is still as it was
/// does not matter: it is nobody's work, and nothing of it is left.
template <class Row>
void settleRemoved(Table<Row>& table, const ChangeSet& changes)
{
    const auto& consequences = changes.consequences.of<Row>();
    if (consequences.empty())
        return;
    const auto removed = removedIn<Row>(changes.rows);
    for (const auto& change : consequences) {
        const Row* present = removed.contains(change.id) ? table.find(change.id) : nullptr;
        if (!present || !change.before || !change.after)
            continue;
        Row row = *present;
        static_cast<void>(alter(row, *change.before, *change.after));
        table.put(std::move(row));
    }
}

template <class Changes, class Rows>
std::size_t countOf(const Changes& changes, Rows)
{
    std::size_t count = 0;
    Rows::forEach([&]<class Row>() { count += changes.template of<Row>().size(); });
    return count;
}

void passSequences(ModelState& state, const ModelChanges& changes)
{
    ModelRows::forEach([&]<class Row>() {
        for (const auto& change : changes.of<Row>())
            state.sequences.passBy<Row>(change.id.number());
    });
}

} // namespace

ModelChanges::ModelChanges() = default;
ModelChanges::ModelChanges(const ModelChanges&) = default;
ModelChanges::ModelChanges(ModelChanges&&) noexcept = default;
ModelChanges& ModelChanges::operator=(const ModelChanges&) = default;
ModelChanges& ModelChanges::operator=(ModelChanges&&) noexcept = default;
ModelChanges::~ModelChanges() = default;

std::size_t ModelChanges::size() const
{
    return countOf(*this, ModelRows{});
}

ModelChanges ModelChanges::inverse() const
{
    ModelChanges back;
    ModelRows::forEach([&]<class Row>() {
        for (const auto& change : of<Row>())
            back.of<Row>().push_back({change.id, change.after, change.before});
    });
    return back;
}

bool ModelChanges::operator==(const ModelChanges& other) const
{
    return TableChanges::operator==(other);
}

ProjectChanges::ProjectChanges() = default;
ProjectChanges::ProjectChanges(const ProjectChanges&) = default;
ProjectChanges::ProjectChanges(ProjectChanges&&) noexcept = default;
ProjectChanges& ProjectChanges::operator=(const ProjectChanges&) = default;
ProjectChanges& ProjectChanges::operator=(ProjectChanges&&) noexcept = default;
ProjectChanges::~ProjectChanges() = default;

std::size_t ProjectChanges::size() const
{
    return countOf(*this, ProjectRows{});
}

ProjectChanges ProjectChanges::inverse() const
{
    ProjectChanges back;
    ProjectRows::forEach([&]<class Row>() {
        for (const auto& change : of<Row>())
            back.of<Row>().push_back({change.id, change.after, change.before});
    });
    return back;
}

bool ProjectChanges::operator==(const ProjectChanges& other) const
{
    return TableChanges::operator==(other);
}

Status apply(ModelState& state, const ModelChanges& changes)
{
    Status status = applyAll<ModelRows>(state, changes);
    if (status)
        passSequences(state, changes);
    return status;
}

Status apply(ProjectTables& tables, const ProjectChanges& changes)
{
    return applyAll<ProjectRows>(tables, changes);
}

Status apply(ModelState& state, const ChangeSet& changes, ModelChanges* skipped)
{
    ModelState next = state;
    ModelRows::forEach([&]<class Row>() { settleRemoved<Row>(next.table<Row>(), changes); });
    if (Status status = apply(next, changes.rows); !status)
        return status;
    ModelRows::forEach([&]<class Row>() {
        const auto removed = removedIn<Row>(changes.rows);
        for (const auto& change : changes.consequences.of<Row>())
            if (!removed.contains(change.id) && !applyOne(next.table<Row>(), change) && skipped)
                skipped->of<Row>().push_back(change);
    });
    passSequences(next, changes.consequences);
    state = std::move(next);
    return {};
}

ChangeRecorder::ChangeRecorder(ModelState start) : m_start(start), m_state(std::move(start)) {}

void ChangeRecorder::touch(Touched row)
{
    if (m_seen.insert(row).second)
        m_order.push_back(row);
}

ModelChanges ChangeRecorder::changes() const
{
    ModelChanges result;
    ModelRows::forEach([&]<class Row>() {
        for (const auto& [table, number] : m_order) {
            if (table != ModelRows::indexOf<Row>())
                continue;
            const decltype(Row::id) id(number);
            const Row* before = m_start.table<Row>().find(id);
            const Row* after = m_state.table<Row>().find(id);
            if (before && after ? *before == *after : before == after)
                continue;
            result.of<Row>().push_back({id, before ? std::optional(*before) : std::nullopt,
                                        after ? std::optional(*after) : std::nullopt});
        }
    });
    return result;
}

} // namespace netatlas::domain
