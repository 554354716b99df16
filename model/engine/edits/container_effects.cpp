// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/containers/machine_networks.h"
#include "model/engine/edits/comparison.h"

namespace netatlas::engine::edits {

using namespace netatlas::domain;

void addContainerEffects(const Comparison& comparison, Effects& effects)
{
    std::set<MachineId> guests;
    for (const MachineId host : comparison.machines()) {
        const auto& children = comparison.after.facts.containersOfMachine.of(host);
        guests.insert(children.begin(), children.end());
    }
    for (const MachineId id : guests) {
        const MachineRow& container = comparison.after.at<MachineRow>(id);
        if (!container.parent || !comparison.before.find<MachineRow>(id))
            continue;
        const auto from = containers::carriersOf(comparison.before, *container.parent, id);
        const auto to = containers::carriersOf(comparison.after, *container.parent, id);
        if (from == to)
            continue;
        const auto texts = [](const auto& names) {
            return std::vector<std::string>(names.begin(), names.end());
        };
        effects.push_back(
            {EffectKind::BridgeChoiceChanges,
             {{"container", container.number.text()},
              {"host", comparison.after.at<MachineRow>(*container.parent).number.text()},
              {"from", texts(from)},
              {"to", texts(to)}},
             {comparison.after.refOf(container)},
             {}});
    }
}

} // namespace netatlas::engine::edits
