// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "model/base/result.h"
#include "model/domain/revision.h"
#include "model/reports/report.h"
#include "model/reports/words.h"

#include <optional>
#include <string_view>
#include <vector>

namespace netatlas::reports {

/// What a report is about.
struct ReportRequest
{
    const domain::Revision& revision;
    const Words& words;
    std::optional<domain::ModelId> onlyModel; ///< all models when absent
    Timestamp now; ///< decides which acceptances have expired; never shown

    /// The models it is about, in order.
    std::vector<const domain::Model*> models() const;
};

/// A report that there is (user-experience 11).
struct ReportKind
{
    std::string_view id;
    const char* title; ///< in English, for `Words::text`
    Report (*build)(const ReportRequest& request);
};

const std::vector<ReportKind>& catalogue();

/// Builds the report of that id; `not-valid` with `what` = `report`, `value` and `nearest` when
/// there is none.
Result<Report> buildReport(std::string_view id, const ReportRequest& request);

Report buildInventoryReport(const ReportRequest& request);

} // namespace netatlas::reports
