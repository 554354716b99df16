// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/reconcile/ledger.h"

namespace netatlas::engine::reconcile {

using domain::AbsenceRow;
using domain::DriftRow;
using domain::ObjectKind;
using domain::Origin;

Ledger::Ledger(domain::ChangeRecorder& recorder, Timestamp now, std::string source)
    : m_recorder(recorder)
    , m_now(now)
    , m_source(std::move(source))
{
    for (const AbsenceRow& row : recorder.table<AbsenceRow>())
        m_absences.emplace(Absence(row.kind, row.number, row.side), row.id);
    for (const DriftRow& row : recorder.table<DriftRow>())
        if (row.source == m_source)
            m_drifts.emplace(Drift(row.kind, row.number, row.field), row.id);
}

void Ledger::seen(ObjectKind kind, std::uint32_t number, Origin side)
{
    const auto found = m_absences.find(Absence(kind, number, side));
    if (found == m_absences.end())
        return;
    m_recorder.erase<AbsenceRow>(found->second);
    m_absences.erase(found);
}

void Ledger::missing(ObjectKind kind, std::uint32_t number, Origin side)
{
    const Absence key(kind, number, side);
    if (m_absences.contains(key))
        return;
    const auto id = m_recorder.draw<AbsenceRow>();
    m_recorder.put(
        AbsenceRow{.id = id, .kind = kind, .number = number, .side = side, .since = m_now});
    m_absences.emplace(key, id);
}

void Ledger::differs(ObjectKind kind, std::uint32_t number, std::string_view field,
                     std::string_view value)
{
    const Drift key(kind, number, std::string(field));
    const auto found = m_drifts.find(key);
    if (found != m_drifts.end() && m_recorder.table<DriftRow>().at(found->second).value == value)
        return;
    const auto id = found != m_drifts.end() ? found->second : m_recorder.draw<DriftRow>();
    m_recorder.put(DriftRow{.id = id,
                            .source = m_source,
                            .kind = kind,
                            .number = number,
                            .field = std::string(field),
                            .value = std::string(value),
                            .since = m_now});
    m_drifts.insert_or_assign(key, id);
}

void Ledger::agrees(ObjectKind kind, std::uint32_t number, std::string_view field)
{
    const auto found = m_drifts.find(Drift(kind, number, std::string(field)));
    if (found == m_drifts.end())
        return;
    m_recorder.erase<DriftRow>(found->second);
    m_drifts.erase(found);
}

void Ledger::forget(ObjectKind kind, std::uint32_t number)
{
    seen(kind, number, Origin::Machine);
    seen(kind, number, Origin::Provider);
    auto drift = m_drifts.lower_bound(Drift(kind, number, std::string()));
    while (drift != m_drifts.end() && std::get<0>(drift->first) == kind &&
           std::get<1>(drift->first) == number) {
        m_recorder.erase<DriftRow>(drift->second);
        drift = m_drifts.erase(drift);
    }
}

} // namespace netatlas::engine::reconcile
