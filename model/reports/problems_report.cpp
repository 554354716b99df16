// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/reports/catalogue.h"

#include <map>

namespace netatlas::reports {

using namespace domain;
using engine::rules::Finding;
using engine::rules::Rule;

namespace {

const AcceptedFindingRow* acceptanceOf(const ReportRequest& request, const Finding& finding)
{
    for (const auto& row : request.revision.project().table<AcceptedFindingRow>())
        if (row.key == finding.key && (!row.expires || *row.expires > request.now))
            return &row;
    return nullptr;
}

std::vector<std::string> cellsOf(const ReportRequest& request, const Finding& finding)
{
    const Model* model = request.revision.model(finding.object.model);
    return {request.words.severity(finding.severity),
            std::string(engine::rules::ruleText(finding.rule)), request.words.finding(finding),
            model ? model->row.name : std::string(), objectLabel(request.revision, finding.object)};
}

Table findingTable(const Words& words)
{
    Table table;
    for (const char* title : {"Severity", "Rule", "Finding", "Model", "Object"})
        table.columns.push_back({words.text(title)});
    return table;
}

} // namespace

Report buildProblemsReport(const ReportRequest& request)
{
    const Words& words = request.words;
    Table open = findingTable(words);
    Table accepted = findingTable(words);
    accepted.columns.push_back({words.text("Reason")});
    accepted.columns.push_back({words.text("Until")});
    std::map<Rule, std::pair<std::size_t, std::size_t>> countsByRule;
    for (const Finding& finding : engine::rules::findAll(request.revision)) {
        if (request.onlyModel && finding.object.model != *request.onlyModel)
            continue;
        auto& [openCount, acceptedCount] = countsByRule[finding.rule];
        auto cells = cellsOf(request, finding);
        if (const auto* acceptance = acceptanceOf(request, finding)) {
            ++acceptedCount;
            cells.push_back(acceptance->reason);
            cells.push_back(acceptance->expires ? timestampText(*acceptance->expires) : "");
            accepted.rows.push_back(std::move(cells));
        } else {
            ++openCount;
            open.rows.push_back(std::move(cells));
        }
    }
    Table counts;
    counts.columns = {{words.text("Rule")},
                      {words.text("Title")},
                      {words.text("Open"), true},
                      {words.text("Accepted"), true}};
    for (const auto& [rule, count] : countsByRule)
        counts.rows.push_back({std::string(engine::rules::ruleText(rule)), words.ruleTitle(rule),
                               std::to_string(count.first), std::to_string(count.second)});
    Report report;
    const auto add = [&](const char* title, Table table, const char* whenEmpty) {
        Section section{words.text(title), {}, {}};
        table.title = words.text(title);
        if (table.rows.empty())
            section.elements.emplace_back(Paragraph{words.text(whenEmpty)});
        else
            section.elements.emplace_back(std::move(table));
        report.sections.push_back(std::move(section));
    };
    add("Counts by rule", std::move(counts), "No rule finds anything.");
    add("Open findings", std::move(open), "There are no open findings.");
    add("Accepted findings", std::move(accepted), "No finding was accepted.");
    return report;
}

} // namespace netatlas::reports
