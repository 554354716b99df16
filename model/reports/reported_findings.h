// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reports/report_request.h"

#include <vector>

namespace netatlas::reports {

/// A finding and who answers for it.
struct ReportedFinding
{
    engine::rules::Finding finding;
    /// In the revision of the request; nothing for an open finding, as for one whose acceptance
    /// has expired.
    const domain::AcceptedFindingRow* acceptance;
};

/// The findings that a report is about: worst first, then by rule, then by object.
std::vector<ReportedFinding> reportedFindings(const ReportRequest& request);

} // namespace netatlas::reports
