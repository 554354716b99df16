// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

/// A provider that keeps the address for somebody gives it to nobody else.
bool isReserved(const Model& model, const DeviceAddressRow& address)
{
    const SubnetId* subnet = model.facts.subnetOfAddress.find(address.id);
    if (!subnet)
        return false;
    for (const RangeId id : model.facts.rangesOfSubnet.of(*subnet)) {
        const RangeRow& range = model.at<RangeRow>(id);
        if (range.kind == RangeKind::Reserved && range.first <= address.value &&
            address.value <= range.last)
            return true;
    }
    return false;
}

/// Floating addresses are the provider's alone; the machine never sees them.
edits::FixUp asShadow(const DeviceAddressRow& address, const std::string& device)
{
    return {edits::FixUpKind::MarkShadow,
            {edits::ChangeObject{ObjectKind::Address, address.id.number(), {{"shadow", "true"}}}},
            {{"address", address.shownValue()}, {"device", device}}};
}

/// Adopting what a machine has: a reservation of this one address.
std::vector<edits::FixUp> reservations(const Model& model, const DeviceAddressRow& address)
{
    const SubnetId* subnet = model.facts.subnetOfAddress.find(address.id);
    if (!subnet || !model.at<SubnetRow>(*subnet).cidr.contains(address.value))
        return {};
    const std::string value = address.value.text();
    return {{edits::FixUpKind::ReserveAddress,
             {edits::AddObject{ObjectKind::Range,
                               {{"subnet-id", subnet->text()},
                                {"kind", "reserved"},
                                {"first", value},
                                {"last", value}},
                               {}}},
             {{"address", value}, {"cidr", model.at<SubnetRow>(*subnet).shownCidr()}}}};
}

/// The addresses that one side's complete observations lack and that the other side vouches for.
void findOneSided(const RuleInput& input, Rule rule, Severity severity, Origin lacking,
                  Findings& findings)
{
    using FixUps = std::vector<edits::FixUp>;
    const Origin vouching = lacking == Origin::Machine ? Origin::Provider : Origin::Machine;
    for (const auto& model : input.revision.models())
        for (const AbsenceRow& absence : model->table<AbsenceRow>()) {
            if (absence.kind != ObjectKind::Address || absence.side != lacking)
                continue;
            const auto* address = model->find<DeviceAddressRow>(AddressId(absence.number));
            if (!address || address->origin != vouching || address->isShadow ||
                !concernsNetwork(*model, *address))
                continue;
            if (rule == Rule::V22 && isReserved(*model, *address))
                continue;
            const auto& device = model->at<DeviceRow>(address->device);
            const std::string label =
                model->at<MachineRow>(device.machine).number.text() + ':' + device.name.text();
            findings.push_back(findingOf(rule, severity, model->refOf(*address),
                                         {{"address", address->shownValue()}, {"device", label}}));
            findings.back().fixUps = rule == Rule::V21 ? FixUps{asShadow(*address, label)}
                                                       : reservations(*model, *address);
        }
}

} // namespace

void findUnseenAddresses(const RuleInput& input, Findings& findings)
{
    findOneSided(input, Rule::V21, Severity::Info, Origin::Machine, findings);
}

void findUnknownAddresses(const RuleInput& input, Findings& findings)
{
    findOneSided(input, Rule::V22, Severity::Warning, Origin::Provider, findings);
}

} // namespace netatlas::engine::rules
