// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/reports/catalogue.h"
#include "model/reports/space_members.h"
#include "model/reports/subnet_text.h"
#include "model/reports/tables.h"

#include <algorithm>

namespace netatlas::reports {

using namespace domain;

namespace {

/// A space whose section is being made.
struct Subject
{
    const ReportRequest& request;
    const Model& model;
    const SpaceRow& space;
    const domain::IdMap<SubnetId, engine::stats::Use>& uses;

    const Words& words() const { return request.words; }
};

Table subnetTable(const Subject& of)
{
    Table table = makeTable(of.words(), {"subnets", "Subnets"},
                            {{"subnet", "Subnet", ValueType::Address},
                             {"name", "Name"},
                             {"fabric", "Fabric"},
                             {"vlan", "VLAN"},
                             {"zones", "Zones"},
                             {"network", "Network"},
                             {"overlay-of", "Overlay of", ValueType::Address},
                             {"used", "Used", ValueType::Number},
                             {"free", "Free", ValueType::Number},
                             {"use", "Use", ValueType::Percent}});
    table.whenEmpty = of.words().label("The space has no subnets.");
    for (const SubnetRow* subnet : subnetsIn(of.model, of.space.id)) {
        const SegmentRow* segment = of.model.find<SegmentRow>(subnet->segment);
        const FabricRow* fabric = segment ? of.model.find<FabricRow>(segment->fabric) : nullptr;
        const engine::stats::Use& use = of.uses.at(subnet->id);
        table.rows.push_back(
            {subnetKey(of.model, *subnet), subnet->name, fabric ? fabric->name : std::string(),
             segmentText(of.model, *subnet), join(subnet->zones, ", "),
             std::string(networkName(of.model, subnet->id)),
             subnet->isOverlay() ? subnet->fanLocalUnderlay->text() : std::string(),
             std::to_string(use.used), freeText(use), percentText(use)});
    }
    return table;
}

Table bindingTable(const Subject& of)
{
    Table table = makeTable(of.words(), {"bindings", "Bindings"},
                            {{"application", "Application"},
                             {"endpoints", "Endpoints"},
                             {"units", "Units", ValueType::Number}});
    for (auto& [application, endpoints] : applicationsBoundTo(of.model, of.space.id)) {
        std::vector<std::string> names;
        for (const std::string& endpoint : endpoints)
            names.push_back(endpoint.empty() ? of.words().label("(default)") : endpoint);
        const auto& units = of.model.facts.unitsOfApplication.of(application->id);
        table.rows.push_back({application->name, join(names, ", "), std::to_string(units.size())});
    }
    return table;
}

/// The object that a constraint binds; nothing for the whole model.
std::optional<ObjectKind> kindOf(ConstraintLevel level)
{
    switch (level) {
    case ConstraintLevel::Model: return std::nullopt;
    case ConstraintLevel::Application: return ObjectKind::Application;
    case ConstraintLevel::Unit: return ObjectKind::Unit;
    case ConstraintLevel::Machine: return ObjectKind::Machine;
    }
    return std::nullopt;
}

Table constraintTable(const Subject& of)
{
    Table table = makeTable(of.words(), {"constraints", "Constraints"},
                            {{"level", "Level"}, {"of", "Of"}, {"spaces", "Spaces"}});
    for (const ConstraintRow& row : of.model.table<ConstraintRow>()) {
        const auto namesTheSpace = [&](const std::string& entry) {
            return entry == of.space.name || entry == '^' + of.space.name;
        };
        if (std::none_of(row.spaces.begin(), row.spaces.end(), namesTheSpace))
            continue;
        const auto kind = kindOf(row.level);
        table.rows.push_back(
            {std::string(wordOf(row.level)),
             kind ? objectLabel(of.request.revision, of.model.ref(*kind, row.target))
                  : of.model.row.name,
             join(row.spaces, ", ")});
    }
    return table;
}

Table machineTable(const Subject& of)
{
    Table table = makeTable(
        of.words(), {"machines", "Machines"},
        {{"machine", "Machine"}, {"name", "Name"}, {"addresses", "Addresses", ValueType::Address}});
    for (const auto& [machine, addresses] : machinesIn(of.model, of.space.id))
        table.rows.push_back({machine->number.text(), machine->name, join(addresses, ", ")});
    return table;
}

std::string rolesOf(const Subject& of)
{
    std::vector<std::string> roles;
    if (findSpace(of.model, settingOf(of.model, "default-space")).value_or(kAlpha) == of.space.id)
        roles.push_back(of.words().label("default"));
    if (of.model.row.isController && settingOf(of.model, "juju-ha-space", true) == of.space.name)
        roles.push_back(of.words().label("HA"));
    if (of.model.row.isController && settingOf(of.model, "juju-mgmt-space", true) == of.space.name)
        roles.push_back(of.words().label("management"));
    return join(roles, ", ");
}

Section spaceSection(const Subject& of)
{
    const Words& words = of.words();
    Table subnets = subnetTable(of);
    Table machines = machineTable(of);
    KeyValues facts{"facts", "", {makeValue(words, {"id", "Id"}, of.space.id.text())}};
    if (std::string roles = rolesOf(of); !roles.empty())
        facts.rows.push_back(makeValue(words, {"roles", "Roles"}, std::move(roles)));
    facts.rows.push_back(makeCount(words, "subnets", "Subnets", subnets.rows.size()));
    facts.rows.push_back(makeCount(words, "machines", "Machines", machines.rows.size()));
    Section section{"space", of.space.name, {}, {}};
    section.elements = {std::move(facts), std::move(subnets), bindingTable(of), constraintTable(of),
                        std::move(machines)};
    return section;
}

bool isInScope(const ReportRequest& request, const Model& model, const SpaceRow& space)
{
    const auto& subnets = model.facts.subnetsOfSpace.of(space.id);
    return request.isInScope(model.refOf(space)) ||
           std::any_of(subnets.begin(), subnets.end(), [&](SubnetId id) {
               return request.isInScope(model.ref(ObjectKind::Subnet, id.number()));
           });
}

} // namespace

Report buildSpacesReport(const ReportRequest& request)
{
    Report report;
    report.mainTable = "subnets";
    for (const Model* model : request.models()) {
        const auto uses = engine::stats::useOfAll(*model);
        Section section{"model", model->row.name, {}, {}};
        for (const SpaceRow& space : model->table<SpaceRow>())
            if (isInScope(request, *model, space))
                section.sections.push_back(spaceSection({request, *model, space, uses}));
        std::stable_sort(section.sections.begin(), section.sections.end(),
                         [](const Section& a, const Section& b) {
                             return compareNaturally(a.title, b.title) < 0;
                         });
        report.sections.push_back(std::move(section));
    }
    return report;
}

} // namespace netatlas::reports
