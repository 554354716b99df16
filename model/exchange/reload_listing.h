// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/object_changes.h"
#include "model/exchange/reload_plan.h"

#include <array>

namespace netatlas::exchange {

/// What a reload makes of one thing.
enum class ReloadOutcome : std::uint8_t {
    Added,
    Updated,
    Missing, ///< not shown from this look on
    Removed, ///< nobody shows it any more
    Kept,    ///< missing since an earlier look, and still here
    Drift,   ///< shown otherwise, and the own value stays (model-and-workers 2.16)
    Refused, ///< named by the source and of no use
};
inline constexpr std::size_t kReloadOutcomes = 7;

/// One line of a dry run.
struct ReloadRow
{
    ReloadOutcome outcome = ReloadOutcome::Added;
    domain::ObjectRef object; ///< of what is refused only the model counts
    std::uint32_t place = 0;

    bool operator==(const ReloadRow&) const = default;
};

/// A planned reload with every row behind its counts, for the dry run (user-experience 7.1, 15).
/// Texts are made when asked for. A value that any thread may read.
class ReloadListing
{
public:
    /// `live` is what the plan was made for.
    ReloadListing(const domain::Revision& live, domain::SourceRow source, ReloadPlan plan);

    const domain::SourceRow& source() const { return m_source; }
    const ReloadPlan& plan() const { return *m_plan; }
    const domain::Revision& live() const { return m_live; }
    /// By outcome, then in the order of kinds and numbers.
    const std::vector<ReloadRow>& rows() const { return m_rows; }
    std::size_t count(ReloadOutcome outcome) const
    {
        return m_counts[static_cast<std::size_t>(outcome)];
    }
    /// How many things the source shows as they are kept here.
    std::size_t same() const;

    std::string label(const ReloadRow& row) const;
    /// What changes about it; of drift the own value before and the shown one after.
    std::vector<domain::FieldChange> fields(const ReloadRow& row) const;
    /// Why it is refused; nothing for all else.
    const domain::SeenProblem* problem(const ReloadRow& row) const;
    /// Since when it is missing or shown otherwise; nothing for what this look brings.
    std::optional<Timestamp> since(const ReloadRow& row) const;

private:
    void addChanges();
    void addStanding();
    void add(ReloadOutcome outcome, const domain::ObjectRef& object, std::size_t place);

    domain::Revision m_live;
    domain::SourceRow m_source;
    std::shared_ptr<const ReloadPlan> m_plan;
    domain::ObjectChanges m_changes;
    std::vector<ReloadRow> m_rows;
    std::array<std::size_t, kReloadOutcomes> m_counts{};
};

} // namespace netatlas::exchange
