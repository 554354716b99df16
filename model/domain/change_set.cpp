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

void passSequences(ModelState& state, const ModelChanges& changes)
{
    ModelRows::forEach([&]<class Row>() {
        for (const auto& change : changes.of<Row>())
            state.sequences.passBy<Row>(change.id.number());
    });
}

} // namespace

Status apply(ModelState& state, const ModelChanges& changes)
{
    Status status = applyAll(state, changes);
    if (status)
        passSequences(state, changes);
    return status;
}

Status apply(ProjectTables& tables, const ProjectChanges& changes)
{
    return applyAll(tables, changes);
}

Status apply(ModelState& state, const ChangeSet& changes, ModelChanges* skipped)
{
    if (Status status = apply(state, changes.rows); !status)
        return status;
    ModelRows::forEach([&]<class Row>() {
        for (const auto& change : changes.consequences.of<Row>())
            if (!applyOne(state.table<Row>(), change) && skipped)
                skipped->of<Row>().push_back(change);
    });
    passSequences(state, changes.consequences);
    return {};
}

} // namespace netatlas::domain
