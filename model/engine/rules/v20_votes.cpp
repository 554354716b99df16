// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/controller_nodes.h"
#include "model/engine/rules/rule.h"

#include <algorithm>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

SharedText zoneOf(const Model& model, const ControllerNodeRow& node)
{
    const MachineRow* machine = model.find<MachineRow>(node.machine);
    return machine ? machine->zone : SharedText();
}

void checkVotes(const Model& model, Findings& findings)
{
    std::vector<const ControllerNodeRow*> voting;
    for (const ControllerNodeRow* node : edits::controllerNodes(model))
        if (node->hasVote)
            voting.push_back(node);
    if (voting.size() < 2)
        return;
    std::vector<ObjectRef> others;
    for (auto node = voting.begin() + 1; node != voting.end(); ++node)
        others.push_back(model.refOf(**node));
    const auto count = static_cast<std::int64_t>(voting.size());
    const auto add = [&](const std::string& zone, std::string_view distinction) {
        const ObjectRef object = model.refOf(*voting.front());
        Finding finding = findingOf(Rule::V20, Severity::Warning, object,
                                    {{"votes", count}, {"zone", zone}}, others);
        finding.key = keyOf(Rule::V20, {object}, distinction);
        findings.push_back(std::move(finding));
    };
    if (voting.size() % 2 == 0)
        add({}, "even");
    const SharedText zone = zoneOf(model, *voting.front());
    if (!zone.empty() && std::all_of(voting.begin(), voting.end(), [&](const auto* node) {
            return zoneOf(model, *node) == zone;
        }))
        add(zone.text(), "zone");
}

} // namespace

void findWeakVotes(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        checkVotes(*model, findings);
}

} // namespace netatlas::engine::rules
