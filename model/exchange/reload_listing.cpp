// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/reload_listing.h"

#include "model/engine/drift/drift.h"

#include <algorithm>

namespace netatlas::exchange {

using namespace netatlas::domain;
using RowFate = ObjectChanges::Fate;
using ChangeKind = FieldChange::Kind;

namespace {

/// Rows that stood before and that the changes leave as they are.
template <class Row, class Visit>
void forEachStanding(const Model& model, const ModelChanges& changes, Visit&& visit)
{
    std::set<decltype(Row::id)> touched;
    for (const auto& change : changes.of<Row>())
        touched.insert(change.id);
    for (const Row& row : model.table<Row>())
        if (!touched.contains(row.id))
            visit(row);
}

} // namespace

ReloadListing::ReloadListing(const Revision& live, SourceRow source, ReloadPlan plan)
    : m_live(live)
    , m_source(std::move(source))
    , m_plan(std::make_shared<const ReloadPlan>(std::move(plan)))
    , m_changes(m_plan->model, live.model(m_plan->model), {m_plan, &m_plan->changes})
{
    addChanges();
    addStanding();
    for (std::size_t i = 0; i < m_plan->problems.size(); ++i)
        add(ReloadOutcome::Refused, {m_plan->model, ObjectKind::Model, 0}, i);
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const ReloadRow& a, const ReloadRow& b) {
        return std::tie(a.outcome, a.object) < std::tie(b.outcome, b.object);
    });
}

void ReloadListing::add(ReloadOutcome outcome, const ObjectRef& object, std::size_t place)
{
    m_rows.push_back({outcome, object, static_cast<std::uint32_t>(place)});
    ++m_counts[static_cast<std::size_t>(outcome)];
}

void ReloadListing::addChanges()
{
    for (std::size_t i = 0; i < m_changes.size(); ++i) {
        const ObjectRef object = m_changes.object(i);
        const RowFate fate = m_changes.fate(i);
        if (fate == RowFate::Added) {
            add(ReloadOutcome::Added, object, i);
            continue;
        }
        if (fate == RowFate::Removed) {
            add(ReloadOutcome::Removed, object, i);
            continue;
        }
        // One object may have changed, be shown no longer and differ, all at once.
        bool isUpdated = m_changes.has(i, ChangeKind::Member);
        bool isMissing = false;
        bool isDrift = false;
        if (m_changes.has(i, ChangeKind::Absence) || m_changes.has(i, ChangeKind::Drift))
            for (const FieldChange& field : m_changes.fields(i)) {
                isMissing =
                    isMissing || (field.kind == ChangeKind::Absence && !field.after.empty());
                isDrift = isDrift || (field.kind == ChangeKind::Drift && !field.after.empty());
                isUpdated = isUpdated || (field.kind != ChangeKind::Member && field.after.empty());
            }
        if (isUpdated)
            add(ReloadOutcome::Updated, object, i);
        if (isMissing)
            add(ReloadOutcome::Missing, object, i);
        if (isDrift)
            add(ReloadOutcome::Drift, object, i);
    }
}

void ReloadListing::addStanding()
{
    const Model* model = m_live.model(m_plan->model);
    if (!model)
        return;
    forEachStanding<DriftRow>(*model, m_plan->changes.rows, [this](const DriftRow& row) {
        if (row.source == m_source.name)
            add(ReloadOutcome::Drift, {m_plan->model, row.kind, row.number},
                m_changes.size() + row.id.number());
    });
    // Whose look missed a row is not noted: where several sources share the model, only what this
    // look brings can be told.
    const auto& sources = m_live.project().table<SourceRow>();
    const auto sharing = std::count_if(sources.begin(), sources.end(), [this](const auto& source) {
        return source.model == m_plan->model;
    });
    if (sharing <= 1)
        forEachStanding<AbsenceRow>(*model, m_plan->changes.rows, [&](const AbsenceRow& row) {
            const ObjectRef object{m_plan->model, row.kind, row.number};
            if (!m_changes.label(object).empty())
                add(ReloadOutcome::Kept, object, m_changes.size() + row.id.number());
        });
}

std::size_t ReloadListing::same() const
{
    std::size_t same = 0;
    for (const auto& [kind, count] : m_plan->counts)
        same += count.same;
    return same;
}

std::string ReloadListing::label(const ReloadRow& row) const
{
    if (const auto* refused = problem(row))
        return refused->key.empty() ? refused->what : refused->what + ' ' + refused->key;
    return m_changes.label(row.object);
}

const SeenProblem* ReloadListing::problem(const ReloadRow& row) const
{
    return row.outcome == ReloadOutcome::Refused ? &m_plan->problems[row.place] : nullptr;
}

std::vector<FieldChange> ReloadListing::fields(const ReloadRow& row) const
{
    const Model* model = m_live.model(m_plan->model);
    const auto keptOf = [&](const std::string& field, const std::string& seen) -> std::string {
        const DriftRow drift{
            .kind = row.object.kind, .number = row.object.number, .field = field, .value = seen};
        return model ? engine::drift::keptValue(*model, drift).value_or("") : std::string();
    };
    if (row.outcome == ReloadOutcome::Refused || row.outcome == ReloadOutcome::Kept)
        return {};
    if (row.place >= m_changes.size()) {
        const auto id = static_cast<std::uint32_t>(row.place - m_changes.size());
        const auto& drift = model->at<DriftRow>(DriftId(id));
        return {{ChangeKind::Drift, drift.field, keptOf(drift.field, drift.value), drift.value}};
    }
    std::vector<FieldChange> fields = m_changes.fields(row.place);
    std::erase_if(fields, [&](const FieldChange& field) {
        const bool isNews = field.kind != ChangeKind::Member && !field.after.empty();
        switch (row.outcome) {
        case ReloadOutcome::Updated: return isNews;
        case ReloadOutcome::Missing: return !isNews || field.kind != ChangeKind::Absence;
        case ReloadOutcome::Drift: return !isNews || field.kind != ChangeKind::Drift;
        default: return false;
        }
    });
    if (row.outcome == ReloadOutcome::Drift)
        for (FieldChange& field : fields)
            field.before = keptOf(field.field, field.after);
    return fields;
}

std::optional<Timestamp> ReloadListing::since(const ReloadRow& row) const
{
    if (row.outcome == ReloadOutcome::Refused || row.place < m_changes.size())
        return std::nullopt;
    const auto id = static_cast<std::uint32_t>(row.place - m_changes.size());
    const Model& model = *m_live.model(m_plan->model);
    return row.outcome == ReloadOutcome::Kept ? model.at<AbsenceRow>(AbsenceId(id)).since
                                              : model.at<DriftRow>(DriftId(id)).since;
}

} // namespace netatlas::exchange
