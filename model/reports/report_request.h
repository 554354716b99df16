// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "model/domain/revision.h"
#include "model/reports/words.h"

#include <optional>
#include <unordered_set>
#include <vector>

namespace netatlas::reports {

/// What a report is about.
struct ReportRequest
{
    const domain::Revision& revision;
    const Words& words;
    /// Decides which acceptances have expired. It is never shown, so that one state gives one text.
    Timestamp now;
    std::optional<domain::ModelId> onlyModel; ///< all models when absent
    /// Only what has to do with these objects; everything when absent.
    std::optional<std::unordered_set<domain::ObjectRef>> scope;

    /// The models it is about, in order.
    std::vector<const domain::Model*> models() const;
    bool isInScope(const domain::ObjectRef& object) const
    {
        return !scope || scope->contains(object);
    }
};

} // namespace netatlas::reports
