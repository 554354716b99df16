// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/reports/catalogue.h"
#include "model/reports/subnet_keys.h"

#include <algorithm>

namespace netatlas::reports {

using namespace domain;

namespace {

struct Line
{
    net::IpAddress value;
    std::vector<std::string> cells;
};

std::string marksOf(const Words& words, const Model& model, const DeviceAddressRow& address,
                    const MachineRow& machine)
{
    std::vector<std::string> marks;
    const std::string value = address.shownValue();
    if (machine.preferredPublic && machine.preferredPublic->value == value)
        marks.push_back(words.text("preferred public"));
    if (machine.preferredPrivate && machine.preferredPrivate->value == value)
        marks.push_back(words.text("preferred private"));
    if (address.isSecondary)
        marks.push_back(words.text("secondary"));
    if (address.isShadow)
        marks.push_back(words.text("shadow"));
    if (model.facts.addressesWithoutSubnet.contains(address.id))
        marks.push_back(words.text("in no subnet"));
    return join(marks, ", ");
}

/// The scope that the machine's lists say; empty when they do not have the address.
std::string scopeOf(const MachineRow& machine, std::string_view value)
{
    for (const auto* list : {&machine.providerAddresses, &machine.machineAddresses})
        for (const ListedAddress& listed : *list)
            if (listed.value == value)
                return std::string(wordOf(listed.scope));
    return {};
}

std::string spaceName(const Model& model, SubnetId subnet)
{
    const SpaceRow* space = model.find<SpaceRow>(model.facts.spaceOfSubnet.at(subnet));
    return space ? space->name : std::string();
}

Line deviceLine(const Words& words, const Model& model, const DeviceAddressRow& address)
{
    const DeviceRow& device = model.at<DeviceRow>(address.device);
    const MachineRow& machine = model.at<MachineRow>(device.machine);
    const SubnetId* subnet = model.facts.subnetOfAddress.find(address.id);
    return {address.value,
            {address.shownValue(), model.row.name, machine.number.text(), machine.name,
             device.name.text(), device.mac.text(),
             subnet ? subnetKey(model, model.at<SubnetRow>(*subnet)) : std::string(),
             subnet ? spaceName(model, *subnet) : std::string(),
             std::string(wordOf(address.origin)), scopeOf(machine, address.shownValue()),
             std::string(wordOf(address.configMethod)), marksOf(words, model, address, machine)}};
}

Line looseLine(const Words& words, const Model& model, const LooseAddressRow& loose)
{
    const SubnetRow* subnet = model.find<SubnetRow>(loose.subnet);
    const char* state = loose.state == LooseState::Reserved     ? "reserved"
                        : loose.state == LooseState::Discovered ? "discovered"
                                                                : "unattached";
    return {loose.value,
            {loose.value.text(), model.row.name, "", loose.name, "", loose.mac.text(),
             subnet ? subnetKey(model, *subnet) : std::string(),
             subnet ? spaceName(model, subnet->id) : std::string(), "", "", "", words.text(state)}};
}

} // namespace

Report buildInventoryReport(const ReportRequest& request)
{
    const Words& words = request.words;
    Table table;
    table.title = words.text("Addresses");
    for (const char* title : {"Address", "Model", "Machine", "Name", "NIC", "MAC", "Subnet",
                              "Space", "Origin", "Scope", "Method", "Marks"})
        table.columns.push_back({words.text(title)});
    for (const Model* model : request.models()) {
        std::vector<Line> lines;
        for (const DeviceAddressRow& address : model->table<DeviceAddressRow>())
            lines.push_back(deviceLine(words, *model, address));
        for (const LooseAddressRow& loose : model->table<LooseAddressRow>())
            lines.push_back(looseLine(words, *model, loose));
        std::stable_sort(lines.begin(), lines.end(),
                         [](const Line& a, const Line& b) { return a.value < b.value; });
        for (Line& line : lines)
            table.rows.push_back(std::move(line.cells));
    }
    Report report;
    report.sections.push_back({words.text("Addresses"), {std::move(table)}, {}});
    return report;
}

} // namespace netatlas::reports
