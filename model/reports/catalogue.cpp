// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reports/catalogue.h"

#include "model/base/text.h"

#include <algorithm>

namespace netatlas::reports {

std::vector<const domain::Model*> ReportRequest::models() const
{
    std::vector<const domain::Model*> found;
    for (const auto& model : revision.models())
        if (!onlyModel || model->row.id == *onlyModel)
            found.push_back(model.get());
    return found;
}

const std::vector<ReportKind>& catalogue()
{
    static const std::vector<ReportKind> kinds{
        {"summary", "Overview", false, buildSummaryReport},
        {"spaces", "Spaces", true, buildSpacesReport},
        {"inventory", "Address inventory", true, buildInventoryReport},
        {"problems", "Findings", true, buildProblemsReport},
    };
    return kinds;
}

const ReportKind* findReport(std::string_view id)
{
    const auto found = std::find_if(catalogue().begin(), catalogue().end(),
                                    [id](const ReportKind& kind) { return kind.id == id; });
    return found == catalogue().end() ? nullptr : &*found;
}

Result<Report> buildReport(std::string_view id, const ReportRequest& request)
{
    const ReportKind* kind = findReport(id);
    if (!kind) {
        std::vector<std::string> ids;
        for (const ReportKind& known : catalogue())
            ids.emplace_back(known.id);
        Details details{{"what", "report"}, {"value", id}, {"cause", "unknown"}};
        if (auto nearest = nearestText(id, ids))
            details.emplace("nearest", std::move(*nearest));
        return fail(ErrorKind::NotValid, std::move(details));
    }
    if (request.scope && !kind->takesScope)
        return fail(ErrorKind::NotSupported, {{"feature", "scope"}, {"what", id}});
    Report report = kind->build(request);
    report.id = std::string(id);
    report.title = request.words.label(kind->title);
    return report;
}

} // namespace netatlas::reports
