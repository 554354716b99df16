// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/reports/catalogue.h"
#include "model/reports/subnet_text.h"
#include "model/reports/tables.h"

#include <algorithm>

namespace netatlas::reports {

using namespace domain;

namespace {

/// A row of the table with what it is sorted by; equal addresses stay in the order of their ids.
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
        marks.push_back(words.label("preferred public"));
    if (machine.preferredPrivate && machine.preferredPrivate->value == value)
        marks.push_back(words.label("preferred private"));
    if (address.isSecondary)
        marks.push_back(words.label("secondary"));
    if (address.isShadow)
        marks.push_back(words.label("shadow"));
    if (model.facts.addressesWithoutSubnet.contains(address.id))
        marks.push_back(words.label("in no subnet"));
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

/// The prefix length as the machine sees it, else that of the subnet.
std::string prefixText(const std::optional<net::Cidr>& cidr, const SubnetRow* subnet)
{
    if (cidr)
        return std::to_string(cidr->prefixLength());
    return subnet ? std::to_string(subnet->cidr.prefixLength()) : std::string();
}

Line deviceLine(const Words& words, const Model& model, const DeviceAddressRow& address)
{
    const DeviceRow& device = model.at<DeviceRow>(address.device);
    const MachineRow& machine = model.at<MachineRow>(device.machine);
    const SubnetId* id = model.facts.subnetOfAddress.find(address.id);
    const SubnetRow* subnet = id ? &model.at<SubnetRow>(*id) : nullptr;
    const std::string value = address.shownValue();
    return {address.value,
            {model.row.name, machine.number.text(), machine.name, device.name.text(),
             device.mac.text(), value, prefixText(address.cidr, subnet),
             subnet ? subnetKey(model, *subnet) : std::string(),
             subnet ? spaceNameOf(model, subnet->id) : std::string(),
             subnet ? std::string(networkName(model, subnet->id)) : std::string(),
             std::string(wordOf(address.origin)), scopeOf(machine, value),
             std::string(wordOf(address.configMethod)), marksOf(words, model, address, machine)}};
}

std::string stateText(const Words& words, LooseState state)
{
    switch (state) {
    case LooseState::Reserved: return words.label("reserved");
    case LooseState::Discovered: return words.label("discovered");
    case LooseState::Unattached: return words.label("unattached");
    }
    return {};
}

Line looseLine(const Words& words, const Model& model, const LooseAddressRow& loose)
{
    const SubnetRow* subnet = model.find<SubnetRow>(loose.subnet);
    const auto* network = model.find<RoutingDomainRow>(loose.routingDomain);
    return {loose.value,
            {model.row.name, "", loose.name, "", loose.mac.text(), loose.value.text(),
             prefixText(std::nullopt, subnet), subnet ? subnetKey(model, *subnet) : std::string(),
             subnet ? spaceNameOf(model, subnet->id) : std::string(),
             network ? network->name : std::string(), "", "", "", stateText(words, loose.state)}};
}

/// An address belongs to a scope with its NIC, machine, subnet or space.
bool isInScope(const ReportRequest& request, const Model& model, const DeviceAddressRow& address)
{
    if (!request.scope)
        return true;
    const auto has = [&](ObjectKind kind, std::uint32_t number) {
        return request.isInScope(model.ref(kind, number));
    };
    const DeviceRow& device = model.at<DeviceRow>(address.device);
    const SubnetId* subnet = model.facts.subnetOfAddress.find(address.id);
    return has(ObjectKind::Address, address.id.number()) ||
           has(ObjectKind::Device, device.id.number()) ||
           has(ObjectKind::Machine, device.machine.number()) ||
           (subnet && (has(ObjectKind::Subnet, subnet->number()) ||
                       has(ObjectKind::Space, model.facts.spaceOfSubnet.at(*subnet).number())));
}

bool isInScope(const ReportRequest& request, const Model& model, const LooseAddressRow& loose)
{
    if (request.isInScope(model.refOf(loose)))
        return true;
    const SubnetRow* subnet = model.find<SubnetRow>(loose.subnet);
    if (!subnet)
        return false;
    const SpaceId space = model.facts.spaceOfSubnet.at(subnet->id);
    return request.isInScope(model.refOf(*subnet)) ||
           request.isInScope(model.ref(ObjectKind::Space, space.number()));
}

void addLines(const ReportRequest& request, const Model& model, Table& table)
{
    std::vector<Line> lines;
    for (const DeviceAddressRow& address : model.table<DeviceAddressRow>())
        if (isInScope(request, model, address))
            lines.push_back(deviceLine(request.words, model, address));
    for (const LooseAddressRow& loose : model.table<LooseAddressRow>())
        if (isInScope(request, model, loose))
            lines.push_back(looseLine(request.words, model, loose));
    std::stable_sort(lines.begin(), lines.end(),
                     [](const Line& a, const Line& b) { return a.value < b.value; });
    for (Line& line : lines)
        table.rows.push_back(std::move(line.cells));
}

} // namespace

Report buildInventoryReport(const ReportRequest& request)
{
    const Words& words = request.words;
    Table table = makeTable(words, {"addresses", "Addresses"},
                            {{"model", "Model"},
                             {"machine", "Machine"},
                             {"name", "Name"},
                             {"nic", "NIC"},
                             {"mac", "MAC", ValueType::Address},
                             {"address", "Address", ValueType::Address},
                             {"prefix", "Prefix", ValueType::Number},
                             {"subnet", "Subnet", ValueType::Address},
                             {"space", "Space"},
                             {"network", "Network"},
                             {"origin", "Origin"},
                             {"scope", "Scope"},
                             {"method", "Method"},
                             {"marks", "Marks"}});
    table.whenEmpty = words.label("There are no addresses.");
    for (const Model* model : request.models())
        addLines(request, *model, table);
    Report report;
    report.mainTable = table.id;
    Section section{"", table.title, {}, {}};
    section.elements.push_back(std::move(table));
    report.sections.push_back(std::move(section));
    return report;
}

} // namespace netatlas::reports
