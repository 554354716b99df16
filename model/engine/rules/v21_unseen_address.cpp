// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

/// The addresses that one side's complete observations lack and that the other side vouches for.
void findOneSided(const RuleInput& input, Rule rule, Severity severity, Origin lacking,
                  Findings& findings)
{
    const Origin vouching = lacking == Origin::Machine ? Origin::Provider : Origin::Machine;
    for (const auto& model : input.revision.models())
        for (const AbsenceRow& absence : model->table<AbsenceRow>()) {
            if (absence.kind != ObjectKind::Address || absence.side != lacking)
                continue;
            const auto* address = model->find<DeviceAddressRow>(AddressId(absence.number));
            if (!address || address->origin != vouching || address->isShadow ||
                !concernsNetwork(*model, *address))
                continue;
            const auto& device = model->at<DeviceRow>(address->device);
            findings.push_back(
                findingOf(rule, severity, model->refOf(*address),
                          {{"address", address->shownValue()},
                           {"device", model->at<MachineRow>(device.machine).number.text() + ':' +
                                          device.name.text()}}));
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
