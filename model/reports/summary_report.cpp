// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/engine/stats/use.h"
#include "model/reports/catalogue.h"
#include "model/reports/subnet_keys.h"

#include <algorithm>

namespace netatlas::reports {

using namespace domain;
using engine::rules::Severity;

namespace {

template <class Row>
std::string countOf(const Model& model)
{
    return std::to_string(model.table<Row>().size());
}

KeyValues countsOf(const Words& words, const Model& model)
{
    return {{{words.text("Fabrics"), countOf<FabricRow>(model)},
             {words.text("VLANs and segments"), countOf<SegmentRow>(model)},
             {words.text("Subnets"), countOf<SubnetRow>(model)},
             {words.text("Spaces"), countOf<SpaceRow>(model)},
             {words.text("Machines"), countOf<MachineRow>(model)},
             {words.text("NICs"), countOf<DeviceRow>(model)},
             {words.text("Addresses"), countOf<DeviceAddressRow>(model)},
             {words.text("Applications"), countOf<ApplicationRow>(model)},
             {words.text("Units"), countOf<UnitRow>(model)},
             {words.text("Controller nodes"), countOf<ControllerNodeRow>(model)}}};
}

KeyValues healthOf(const ReportRequest& request, const Model& model,
                   const std::vector<engine::rules::Finding>& findings)
{
    KeyValues health;
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info}) {
        const auto count =
            std::count_if(findings.begin(), findings.end(), [&](const auto& finding) {
                return finding.severity == severity && finding.object.model == model.row.id;
            });
        health.rows.emplace_back(request.words.severity(severity), std::to_string(count));
    }
    return health;
}

Table fullestSubnets(const Words& words, const Model& model)
{
    struct Candidate
    {
        const SubnetRow* subnet;
        engine::stats::Use use;
    };
    constexpr std::size_t kMost = 10;
    std::vector<Candidate> candidates;
    const auto uses = engine::stats::useOfAll(model);
    for (const SubnetRow& subnet : model.table<SubnetRow>())
        if (const auto& use = uses.at(subnet.id); use.percent())
            candidates.push_back({&subnet, use});
    std::stable_sort(
        candidates.begin(), candidates.end(),
        [](const Candidate& a, const Candidate& b) { return *a.use.percent() > *b.use.percent(); });
    candidates.resize(std::min(candidates.size(), kMost));
    Table table;
    table.title = words.text("Fullest subnets");
    table.columns = {{words.text("Subnet")},
                     {words.text("Space")},
                     {words.text("Used"), true},
                     {words.text("Free"), true},
                     {words.text("Use"), true}};
    for (const auto& [subnet, use] : candidates) {
        const SpaceRow* space = model.find<SpaceRow>(model.facts.spaceOfSubnet.at(subnet->id));
        table.rows.push_back({subnetKey(model, *subnet), space ? space->name : std::string(),
                              std::to_string(use.used), std::to_string(use.free()),
                              percentText(use.percent())});
    }
    return table;
}

Table sourceTable(const ReportRequest& request, const Model& model)
{
    const Words& words = request.words;
    Table table;
    table.title = words.text("Sources");
    table.columns = {{words.text("Source")}, {words.text("Kind")}, {words.text("Last read")}};
    for (const SourceRow& source : request.revision.project().table<SourceRow>())
        if (source.model == model.row.id)
            table.rows.push_back(
                {source.name, source.kind,
                 source.lastComplete ? timestampText(*source.lastComplete) : words.text("never")});
    return table;
}

} // namespace

Report buildSummaryReport(const ReportRequest& request)
{
    const Words& words = request.words;
    const auto findings = engine::rules::findAll(request.revision);
    Report report;
    for (const Model* model : request.models()) {
        Section section{model->row.name, {}, {}};
        section.sections.push_back({words.text("Counts"), {countsOf(words, *model)}, {}});
        section.sections.push_back(
            {words.text("Findings"), {healthOf(request, *model, findings)}, {}});
        for (Table& table :
             std::vector<Table>{fullestSubnets(words, *model), sourceTable(request, *model)})
            if (!table.rows.empty()) {
                std::string title = table.title;
                section.sections.push_back({std::move(title), {std::move(table)}, {}});
            }
        report.sections.push_back(std::move(section));
    }
    return report;
}

} // namespace netatlas::reports
