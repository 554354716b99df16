// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "model/domain/change_set.h"

#include <map>
#include <tuple>

namespace netatlas::engine::reconcile {

/// Keeps the rows of model-and-workers 2.16: what one side no longer shows, and what a source shows
/// otherwise than the model keeps it.
class Ledger
{
public:
    Ledger(domain::ChangeRecorder& recorder, Timestamp now, std::string source);

    /// The side shows the row again, or for the first time.
    void seen(domain::ObjectKind kind, std::uint32_t number, domain::Origin side);
    /// The side's complete observation lacks the row. The time of the first miss stays.
    void missing(domain::ObjectKind kind, std::uint32_t number, domain::Origin side);

    /// The source shows `value` where the model keeps another. An earlier other value is replaced.
    void differs(domain::ObjectKind kind, std::uint32_t number, std::string_view field,
                 std::string_view value);
    void agrees(domain::ObjectKind kind, std::uint32_t number, std::string_view field);

    /// The row is gone, and all that was noted of it.
    void forget(domain::ObjectKind kind, std::uint32_t number);

private:
    using Absence = std::tuple<domain::ObjectKind, std::uint32_t, domain::Origin>;
    using Drift = std::tuple<domain::ObjectKind, std::uint32_t, std::string>;

    domain::ChangeRecorder& m_recorder;
    Timestamp m_now;
    std::string m_source;
    std::map<Absence, domain::AbsenceId> m_absences;
    std::map<Drift, domain::DriftId> m_drifts; ///< of this source
};

} // namespace netatlas::engine::reconcile
