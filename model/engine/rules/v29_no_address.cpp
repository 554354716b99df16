// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

#include <algorithm>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

/// Machines that run and so should be reachable; those that somebody else drives are left alone.
bool isRunning(const MachineRow& machine)
{
    return machine.life == Life::Alive && machine.status == MachineStatus::Started &&
           machine.kind != MachineKind::Device && machine.kind != MachineKind::Router;
}

/// Whether one of them can be an address that others reach the machine by (6.5).
bool hasUsable(const std::vector<ListedAddress>& addresses)
{
    return std::any_of(addresses.begin(), addresses.end(), [](const ListedAddress& address) {
        return address.scope != Scope::LocalMachine && address.scope != Scope::LinkLocal;
    });
}

} // namespace

// A machine that nobody has told anything of yet is no problem.
void findUnreachableMachines(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        for (const MachineRow& machine : model->table<MachineRow>()) {
            const bool isKnown =
                !machine.providerAddresses.empty() || !machine.machineAddresses.empty();
            if (!isRunning(machine) || !isKnown || hasUsable(machine.providerAddresses) ||
                hasUsable(machine.machineAddresses) ||
                (machine.preferredPublic && machine.preferredPrivate))
                continue;
            std::vector<std::string> missing;
            if (!machine.preferredPrivate)
                missing.emplace_back("private");
            if (!machine.preferredPublic)
                missing.emplace_back("public");
            findings.push_back(
                findingOf(Rule::V29, Severity::Warning, model->refOf(machine),
                          {{"machine", machine.number.text()}, {"lacking", missing}}));
        }
}

} // namespace netatlas::engine::rules
