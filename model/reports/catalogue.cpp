// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reports/catalogue.h"

#include "model/base/text.h"

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
        {"inventory", "Address inventory", buildInventoryReport},
    };
    return kinds;
}

Result<Report> buildReport(std::string_view id, const ReportRequest& request)
{
    std::vector<std::string> ids;
    for (const ReportKind& kind : catalogue()) {
        if (kind.id == id) {
            Report report = kind.build(request);
            report.id = std::string(id);
            report.title = request.words.text(kind.title);
            return report;
        }
        ids.emplace_back(kind.id);
    }
    Details details{{"what", "report"}, {"value", id}, {"cause", "unknown"}};
    if (auto nearest = nearestText(id, ids))
        details.emplace("nearest", std::move(*nearest));
    return fail(ErrorKind::NotValid, std::move(details));
}

} // namespace netatlas::reports
