// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reports/reported_findings.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace netatlas::reports {

using engine::rules::Finding;

namespace {

bool concerns(const ReportRequest& request, const Finding& finding)
{
    const auto isMeant = [&](const domain::ObjectRef& object) {
        return (!request.onlyModel || object.model == *request.onlyModel) &&
               request.isInScope(object);
    };
    return isMeant(finding.object) ||
           std::any_of(finding.others.begin(), finding.others.end(), isMeant);
}

} // namespace

std::vector<ReportedFinding> reportedFindings(const ReportRequest& request)
{
    std::unordered_map<std::string_view, const domain::AcceptedFindingRow*> acceptanceByKey;
    for (const auto& row : request.revision.project().table<domain::AcceptedFindingRow>())
        if (!row.expires || *row.expires > request.now)
            acceptanceByKey.emplace(row.key, &row);
    std::vector<ReportedFinding> reported;
    for (Finding& finding : engine::rules::findAll(request.revision, request.now)) {
        if (!concerns(request, finding))
            continue;
        const auto acceptance = acceptanceByKey.find(finding.key);
        reported.push_back({std::move(finding),
                            acceptance == acceptanceByKey.end() ? nullptr : acceptance->second});
    }
    return reported;
}

} // namespace netatlas::reports
