// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/itemmodels/source_ages.h"

#include "model/domain/project_rows.h"
#include "views/wording/time_text.h"
#include "views/wording/words.h"

#include <algorithm>

namespace netatlas::views {

using workers::WorkerHealth;
using workers::WorkerState;

std::vector<SourceAge> sourceAges(const domain::Revision& revision,
                                  const workers::HealthList& health)
{
    std::vector<SourceAge> ages;
    for (const domain::SourceRow& row : revision.project().table<domain::SourceRow>()) {
        SourceAge& age = ages.emplace_back();
        age.name = row.name;
        age.read = row.lastComplete;
        const auto reader = std::find_if(health.begin(), health.end(), [&](const auto& one) {
            return one.name == row.name; // workers beside the reader have other names
        });
        if (reader == health.end())
            continue;
        age.isPaused = reader->state == WorkerState::Paused;
        // While it tries again the last failure still counts; what a worker ended with is none.
        age.isFailing = reader->error && reader->state != WorkerState::Ended;
    }
    std::sort(ages.begin(), ages.end(),
              [](const SourceAge& a, const SourceAge& b) { return a.name < b.name; });
    return ages;
}

QString ageText(const SourceAge& age, Timestamp now)
{
    using wording::translated;
    const QString read = age.read ? translated("read %1").arg(wording::relativeTime(*age.read, now))
                                  : translated("never read");
    if (age.isPaused)
        return translated("%1, paused").arg(read);
    return age.isFailing ? translated("%1, failing").arg(read) : read;
}

const SourceAge* oldestOf(const std::vector<SourceAge>& ages)
{
    // Nothing is less than any time.
    const auto oldest =
        std::min_element(ages.begin(), ages.end(),
                         [](const SourceAge& a, const SourceAge& b) { return a.read < b.read; });
    return oldest == ages.end() ? nullptr : &*oldest;
}

} // namespace netatlas::views
