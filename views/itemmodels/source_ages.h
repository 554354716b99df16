// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"
#include "model/workers/health.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace netatlas::views {

/// How old the picture of one source is, and what keeps it from growing younger.
struct SourceAge
{
    std::string name;
    std::optional<Timestamp> read; ///< when it was last read as a whole
    bool isPaused = false;
    bool isFailing = false;

    bool operator==(const SourceAge&) const = default;
};

/// All sources of a project, in order of their names. The time is that of the project, which also
/// knows what was read by hand or by another run of the program.
std::vector<SourceAge> sourceAges(const domain::Revision& revision,
                                  const workers::HealthList& health);

/// `read 3 h ago`, `read 3 h ago, failing`, `never read, paused`.
QString ageText(const SourceAge& age, Timestamp now);

/// The one whose picture is the oldest; one that was never read is older than all. Nothing where
/// there are no sources.
const SourceAge* oldestOf(const std::vector<SourceAge>& ages);

} // namespace netatlas::views
