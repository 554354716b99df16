// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/reports/report.h"
#include "model/reports/report_request.h"

#include <string_view>
#include <vector>

namespace netatlas::reports {

/// A report that there is (user-experience 11).
struct ReportKind
{
    std::string_view id;
    const char* title; ///< in English, for `Words::label`
    bool takesScope;   ///< whether it can be about some objects only
    Report (*build)(const ReportRequest& request);
};

/// All reports there are, in the order of the menu.
const std::vector<ReportKind>& catalogue();
/// The report of that id, or nothing.
const ReportKind* findReport(std::string_view id);

/// Builds the report of that id: `not-valid` with `what` = `report`, `value` and, where one is
/// near, `nearest` when there is none; `not-supported` when it takes no scope and one is given.
Result<Report> buildReport(std::string_view id, const ReportRequest& request);

Report buildInventoryReport(const ReportRequest& request);
Report buildProblemsReport(const ReportRequest& request);
Report buildSpacesReport(const ReportRequest& request);
Report buildSummaryReport(const ReportRequest& request);

} // namespace netatlas::reports
