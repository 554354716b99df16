// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/engine/stats/use.h"
#include "model/reports/catalogue.h"
#include "model/reports/subnet_keys.h"

#include <algorithm>
#include <set>

namespace netatlas::reports {

using namespace domain;

namespace {

Table subnetTable(const ReportRequest& request, const Model& model, const SpaceRow& space)
{
    const Words& words = request.words;
    Table table;
    table.title = words.text("Subnets");
    table.columns = {
        {words.text("Subnet")},     {words.text("Name")},       {words.text("Fabric")},
        {words.text("VLAN")},       {words.text("Network")},    {words.text("Overlay of")},
        {words.text("Used"), true}, {words.text("Free"), true}, {words.text("Use"), true}};
    for (const SubnetId id : model.facts.subnetsOfSpace.of(space.id)) {
        const SubnetRow& subnet = model.at<SubnetRow>(id);
        const SegmentRow* segment = model.find<SegmentRow>(subnet.segment);
        const FabricRow* fabric = segment ? model.find<FabricRow>(segment->fabric) : nullptr;
        const auto use = engine::stats::useOf(model, id);
        table.rows.push_back(
            {subnetKey(model, subnet), subnet.name, fabric ? fabric->name : std::string(),
             segmentText(model, subnet),
             objectLabel(request.revision, model.ref(ObjectKind::RoutingDomain,
                                                     model.facts.domainOfSubnet.at(id).number())),
             subnet.isOverlay() ? subnet.fanLocalUnderlay->text() : std::string(),
             std::to_string(use.used), use.usable ? std::to_string(use.free()) : std::string(),
             percentText(use.percent())});
    }
    return table;
}

Table bindingTable(const Words& words, const Model& model, const SpaceRow& space)
{
    Table table;
    table.title = words.text("Bindings");
    table.columns = {
        {words.text("Application")}, {words.text("Endpoint")}, {words.text("Units"), true}};
    for (const BindingRow& binding : model.table<BindingRow>()) {
        if (binding.space != space.id)
            continue;
        const auto* application = model.find<ApplicationRow>(binding.application);
        table.rows.push_back(
            {application ? application->name : std::string(),
             binding.endpoint.empty() ? words.text("(default)") : binding.endpoint.text(),
             std::to_string(model.facts.unitsOfApplication.of(binding.application).size())});
    }
    std::stable_sort(table.rows.begin(), table.rows.end(),
                     [](const auto& a, const auto& b) { return compareNaturally(a[0], b[0]) < 0; });
    return table;
}

Table constraintTable(const ReportRequest& request, const Model& model, const SpaceRow& space)
{
    const Words& words = request.words;
    Table table;
    table.title = words.text("Constraints");
    table.columns = {{words.text("Of")}, {words.text("Spaces")}};
    for (const ConstraintRow& row : model.table<ConstraintRow>()) {
        const auto names = [&](const std::string& entry) {
            return entry == space.name || entry == '^' + space.name;
        };
        if (std::none_of(row.spaces.begin(), row.spaces.end(), names))
            continue;
        const ObjectKind kind = row.level == ConstraintLevel::Application ? ObjectKind::Application
                                : row.level == ConstraintLevel::Unit      ? ObjectKind::Unit
                                                                          : ObjectKind::Machine;
        table.rows.push_back({row.level == ConstraintLevel::Model
                                  ? model.row.name
                                  : objectLabel(request.revision, model.ref(kind, row.target)),
                              join(row.spaces, ",")});
    }
    return table;
}

/// Numbers of the machines with an address in the space, as people count.
std::vector<std::string> machinesIn(const Model& model, SpaceId space)
{
    std::set<std::string, NaturalLess> machines;
    for (const SubnetId subnet : model.facts.subnetsOfSpace.of(space))
        for (const AddressId address : model.facts.addressesOfSubnet.of(subnet)) {
            const auto& device = model.at<DeviceRow>(model.at<DeviceAddressRow>(address).device);
            machines.insert(model.at<MachineRow>(device.machine).number.text());
        }
    return {machines.begin(), machines.end()};
}

std::string rolesOf(const Words& words, const Model& model, const SpaceRow& space)
{
    std::vector<std::string> roles;
    const std::string fallback = settingOf(model, "default-space");
    if (fallback.empty() || !findSpace(model, fallback) ? space.id == kAlpha
                                                        : space.name == fallback)
        roles.push_back(words.text("default"));
    if (model.row.isController && settingOf(model, "juju-ha-space", true) == space.name)
        roles.push_back(words.text("HA"));
    if (model.row.isController && settingOf(model, "juju-mgmt-space", true) == space.name)
        roles.push_back(words.text("management"));
    return join(roles, ", ");
}

Section spaceSection(const ReportRequest& request, const Model& model, const SpaceRow& space)
{
    const Words& words = request.words;
    const auto machines = machinesIn(model, space.id);
    Section section{space.name, {}, {}};
    KeyValues facts{{{words.text("Id"), space.id.text()}}};
    if (const std::string roles = rolesOf(words, model, space); !roles.empty())
        facts.rows.emplace_back(words.text("Roles"), roles);
    facts.rows.emplace_back(words.text("Subnets"),
                            std::to_string(model.facts.subnetsOfSpace.of(space.id).size()));
    facts.rows.emplace_back(words.text("Machines"), std::to_string(machines.size()));
    section.elements.emplace_back(std::move(facts));
    for (Table& table :
         std::vector<Table>{subnetTable(request, model, space), bindingTable(words, model, space),
                            constraintTable(request, model, space)})
        if (!table.rows.empty())
            section.elements.emplace_back(std::move(table));
    if (!machines.empty())
        section.elements.emplace_back(
            KeyValues{{{words.text("Machines by name"), join(machines, ", ")}}});
    return section;
}

} // namespace

Report buildSpacesReport(const ReportRequest& request)
{
    Report report;
    for (const Model* model : request.models()) {
        Section section{model->row.name, {}, {}};
        for (const SpaceRow& space : model->table<SpaceRow>())
            section.sections.push_back(spaceSection(request, *model, space));
        std::stable_sort(section.sections.begin(), section.sections.end(),
                         [](const Section& a, const Section& b) {
                             return compareNaturally(a.title, b.title) < 0;
                         });
        report.sections.push_back(std::move(section));
    }
    return report;
}

} // namespace netatlas::reports
