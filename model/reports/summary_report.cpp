// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/reports/catalogue.h"
#include "model/reports/reported_findings.h"
#include "model/reports/space_members.h"
#include "model/reports/subnet_text.h"
#include "model/reports/tables.h"

#include <algorithm>

namespace netatlas::reports {

using namespace domain;
using engine::rules::Severity;
using engine::stats::Use;

namespace {

using Uses = IdMap<SubnetId, Use>;

template <class Row>
KeyValue countOf(const Words& words, const Model& model, const char* id, const char* title)
{
    return makeCount(words, id, title, model.table<Row>().size());
}

KeyValues countsOf(const Words& words, const Model& model)
{
    return {"counts",
            words.label("Counts"),
            {countOf<FabricRow>(words, model, "fabrics", "Fabrics"),
             countOf<SegmentRow>(words, model, "segments", "VLANs and segments"),
             countOf<SubnetRow>(words, model, "subnets", "Subnets"),
             countOf<SpaceRow>(words, model, "spaces", "Spaces"),
             countOf<MachineRow>(words, model, "machines", "Machines and containers"),
             countOf<DeviceRow>(words, model, "nics", "NICs"),
             countOf<DeviceAddressRow>(words, model, "addresses", "Addresses"),
             countOf<ApplicationRow>(words, model, "applications", "Applications"),
             countOf<UnitRow>(words, model, "units", "Units"),
             countOf<ControllerNodeRow>(words, model, "controller-nodes", "Controller nodes")}};
}

KeyValues healthOf(const Words& words, const Model& model,
                   const std::vector<ReportedFinding>& findings)
{
    const auto count = [&](const char* id, const char* title, auto&& isMeant) {
        return makeCount(words, id, title,
                         static_cast<std::size_t>(std::count_if(
                             findings.begin(), findings.end(), [&](const auto& reported) {
                                 return reported.finding.object.model == model.row.id &&
                                        isMeant(reported);
                             })));
    };
    const auto isOpen = [](Severity severity) {
        return [severity](const ReportedFinding& reported) {
            return !reported.acceptance && reported.finding.severity == severity;
        };
    };
    return {"health",
            words.label("Findings"),
            {count("errors", "Errors", isOpen(Severity::Error)),
             count("warnings", "Warnings", isOpen(Severity::Warning)),
             count("infos", "Infos", isOpen(Severity::Info)),
             count("accepted", "Accepted", [](const ReportedFinding& reported) {
                 return reported.acceptance != nullptr;
             })}};
}

Table spaceTable(const Words& words, const Model& model, const Uses& uses)
{
    Table table = makeTable(words, {"spaces", "Spaces"},
                            {{"space", "Space"},
                             {"subnets", "Subnets", ValueType::Number},
                             {"used", "Used addresses", ValueType::Number},
                             {"machines", "Machines", ValueType::Number},
                             {"applications", "Bound applications", ValueType::Number}});
    for (const SpaceRow& space : model.table<SpaceRow>()) {
        std::uint64_t used = 0;
        const auto& subnets = model.facts.subnetsOfSpace.of(space.id);
        for (const SubnetId subnet : subnets)
            used += uses.at(subnet).used;
        table.rows.push_back({space.name, std::to_string(subnets.size()), std::to_string(used),
                              std::to_string(machinesIn(model, space.id).size()),
                              std::to_string(applicationsBoundTo(model, space.id).size())});
    }
    std::stable_sort(table.rows.begin(), table.rows.end(), [](const auto& a, const auto& b) {
        return compareNaturally(a.front(), b.front()) < 0;
    });
    return table;
}

Table fullestTable(const Words& words, const Model& model, const Uses& uses)
{
    struct Candidate
    {
        const SubnetRow* subnet;
        int percent;
    };
    constexpr std::size_t kMost = 10;
    std::vector<Candidate> candidates;
    for (const SubnetRow& subnet : model.table<SubnetRow>())
        if (const auto percent = uses.at(subnet.id).percent(); percent && *percent > 0)
            candidates.push_back({&subnet, *percent});
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const auto& a, const auto& b) { return a.percent > b.percent; });
    candidates.resize(std::min(candidates.size(), kMost));
    Table table = makeTable(words, {"fullest-subnets", "Fullest subnets"},
                            {{"subnet", "Subnet", ValueType::Address},
                             {"space", "Space"},
                             {"used", "Used", ValueType::Number},
                             {"free", "Free", ValueType::Number},
                             {"use", "Use", ValueType::Percent}});
    table.whenEmpty = words.label("No address of any subnet is used.");
    for (const Candidate& candidate : candidates) {
        const SubnetRow& subnet = *candidate.subnet;
        const Use& use = uses.at(subnet.id);
        table.rows.push_back({subnetKey(model, subnet), spaceNameOf(model, subnet.id),
                              std::to_string(use.used), freeText(use), percentText(use)});
    }
    return table;
}

Table sourceTable(const ReportRequest& request, const Model& model)
{
    const Words& words = request.words;
    Table table = makeTable(
        words, {"sources", "Sources"},
        {{"source", "Source"}, {"kind", "Kind"}, {"last-complete", "Last complete reading"}});
    for (const SourceRow& source : request.revision.project().table<SourceRow>())
        if (source.model == model.row.id)
            table.rows.push_back(
                {source.name, source.kind,
                 source.lastComplete ? timestampText(*source.lastComplete) : words.label("never")});
    return table;
}

} // namespace

Report buildSummaryReport(const ReportRequest& request)
{
    const Words& words = request.words;
    const auto findings = reportedFindings(request);
    Report report;
    report.mainTable = "spaces";
    for (const Model* model : request.models()) {
        const Uses uses = engine::stats::useOfAll(*model);
        Section section{"model", model->row.name, {}, {}};
        section.elements = {countsOf(words, *model), healthOf(words, *model, findings),
                            spaceTable(words, *model, uses), fullestTable(words, *model, uses),
                            sourceTable(request, *model)};
        report.sections.push_back(std::move(section));
    }
    return report;
}

} // namespace netatlas::reports
