// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/reports/catalogue.h"
#include "model/reports/reported_findings.h"
#include "model/reports/tables.h"

#include <map>

namespace netatlas::reports {

using namespace domain;
using engine::rules::Finding;
using engine::rules::Rule;

namespace {

struct Counts
{
    std::size_t open = 0;
    std::size_t accepted = 0;
};

std::vector<std::string> cellsOf(const ReportRequest& request, const Finding& finding)
{
    return {request.words.severityText(finding.severity),
            std::string(engine::rules::ruleText(finding.rule)), request.words.findingText(finding),
            objectLabel(request.revision, finding.object),
            objectId(request.revision, finding.object)};
}

Table openTable(const Words& words)
{
    Table table = makeTable(words, {"open", "Open findings"},
                            {{"severity", "Severity"},
                             {"rule", "Rule"},
                             {"finding", "Finding"},
                             {"object", "Object"},
                             {"object-id", "Object id"}});
    table.whenEmpty = words.label("There are no open findings.");
    return table;
}

Table acceptedTable(const Words& words)
{
    Table table = makeTable(words, {"accepted", "Accepted findings"},
                            {{"severity", "Severity"},
                             {"rule", "Rule"},
                             {"finding", "Finding"},
                             {"object", "Object"},
                             {"object-id", "Object id"},
                             {"reason", "Reason"},
                             {"until", "Until"}});
    table.whenEmpty = words.label("No finding is accepted.");
    return table;
}

Table countTable(const Words& words, const std::map<Rule, Counts>& countsByRule)
{
    Table table = makeTable(words, {"counts", "Counts by rule"},
                            {{"rule", "Rule"},
                             {"title", "Title"},
                             {"open", "Open", ValueType::Number},
                             {"accepted", "Accepted", ValueType::Number}});
    table.whenEmpty = words.label("No rule finds anything.");
    for (const auto& [rule, counts] : countsByRule)
        table.rows.push_back({std::string(engine::rules::ruleText(rule)), words.ruleTitle(rule),
                              std::to_string(counts.open), std::to_string(counts.accepted)});
    return table;
}

} // namespace

Report buildProblemsReport(const ReportRequest& request)
{
    Table open = openTable(request.words);
    Table accepted = acceptedTable(request.words);
    std::map<Rule, Counts> countsByRule;
    for (const auto& [finding, acceptance] : reportedFindings(request)) {
        Counts& counts = countsByRule[finding.rule];
        auto cells = cellsOf(request, finding);
        if (!acceptance) {
            ++counts.open;
            open.rows.push_back(std::move(cells));
            continue;
        }
        ++counts.accepted;
        cells.push_back(acceptance->reason);
        cells.push_back(acceptance->expires ? timestampText(*acceptance->expires) : std::string());
        accepted.rows.push_back(std::move(cells));
    }
    Report report;
    report.mainTable = open.id;
    for (Table& table : std::vector<Table>{countTable(request.words, countsByRule), std::move(open),
                                           std::move(accepted)}) {
        Section section{"", table.title, {}, {}};
        section.elements.push_back(std::move(table));
        report.sections.push_back(std::move(section));
    }
    return report;
}

} // namespace netatlas::reports
