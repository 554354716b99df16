// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/comparison.h"
#include "model/engine/edits/controller_nodes.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

std::optional<SpaceId> settingSpace(const Model& model, std::string_view key)
{
    const std::string name = settingOf(model, key, true);
    return name.empty() ? std::nullopt : findSpace(model, name);
}

/// Spaces in which every node has an address, by name; a setting may only name one of these (5.7).
std::vector<SpaceId> spacesOfAllNodes(const Comparison& comparison)
{
    std::vector<SpaceId> spaces;
    const auto nodes = controllerNodes(comparison.after);
    for (const SpaceRow& space : comparison.after.table<SpaceRow>())
        if (std::all_of(nodes.begin(), nodes.end(), [&](const ControllerNodeRow* node) {
                return !addressesIn(comparison.after, *node, space.id).empty();
            }))
            spaces.push_back(space.id);
    const auto destination = comparison.destination();
    std::stable_sort(spaces.begin(), spaces.end(), [&](SpaceId a, SpaceId b) {
        if ((a == destination) != (b == destination))
            return a == destination;
        return comparison.spaceName(a) < comparison.spaceName(b);
    });
    return spaces;
}

std::vector<FixUp> settingFixUps(const Comparison& comparison, FixUpKind kind, std::string_view key)
{
    constexpr std::size_t kMost = 2;
    std::vector<FixUp> fixUps;
    const std::string present = settingOf(comparison.after, key, true);
    for (const SpaceId space : spacesOfAllNodes(comparison)) {
        const std::string name = comparison.spaceName(space);
        if (name != present && fixUps.size() < kMost)
            fixUps.push_back({kind, {SetSetting{true, std::string(key), name}}, {{"space", name}}});
    }
    return fixUps;
}

Effect roleLost(const Comparison& comparison, EffectKind kind, const ControllerNodeRow& node,
                const std::string& space, const ListedAddress& lost)
{
    const bool isHa = kind == EffectKind::HaRoleLost;
    return {kind,
            {{"node", node.number.text()}, {"space", space}, {"address", lost.value}},
            {comparison.after.refOf(node)},
            settingFixUps(comparison, isHa ? FixUpKind::SetHaSpace : FixUpKind::SetManagementSpace,
                          isHa ? kHaSpaceKey : kManagementSpaceKey)};
}

/// A role is lost where the node had an address in the space that the setting named, and has none
/// in the one that it names now. A setting that goes away takes no role (8, ambiguity aside).
void addRoleEffects(const Comparison& comparison, std::string_view key, EffectKind lostKind,
                    Effects& effects)
{
    const auto was = settingSpace(comparison.before, key);
    const auto is = settingSpace(comparison.after, key);
    if (!was || !is)
        return;
    const std::string space = comparison.spaceName(*is);
    for (const ControllerNodeRow* node : controllerNodes(comparison.after)) {
        const auto old = addressesIn(comparison.before, *node, *was);
        const auto now = addressesIn(comparison.after, *node, *is);
        if (old.empty())
            continue;
        if (now.empty())
            effects.push_back(roleLost(comparison, lostKind, *node, space, old.front()));
        else if (lostKind == EffectKind::HaRoleLost && now.front().value != old.front().value)
            effects.push_back({EffectKind::HaAddressChanges,
                               {{"node", node->number.text()},
                                {"space", space},
                                {"from", old.front().value},
                                {"to", now.front().value}},
                               {comparison.after.refOf(*node)},
                               {}});
    }
}

void addAmbiguity(const Comparison& comparison, Effects& effects)
{
    if (!settingSpace(comparison.before, kHaSpaceKey) ||
        settingSpace(comparison.after, kHaSpaceKey))
        return;
    for (const ControllerNodeRow* node : controllerNodes(comparison.after)) {
        const auto candidates = openCandidates(comparison.after, *node);
        if (candidates.empty())
            continue;
        effects.push_back({EffectKind::HaRoleAmbiguous,
                           {{"node", node->number.text()}, {"candidates", candidates}},
                           {comparison.after.refOf(*node)},
                           settingFixUps(comparison, FixUpKind::SetHaSpace, kHaSpaceKey)});
    }
}

const HostPortsRow* hostPorts(const Model& model, Audience audience)
{
    for (const HostPortsRow& row : model.table<HostPortsRow>())
        if (row.audience == audience)
            return &row;
    return nullptr;
}

/// What agents are told of one server: its endpoints in the management space, or all of them when
/// none is in it (6.6).
std::vector<ServerPort> forAgents(const Model& model, const std::vector<ServerPort>& server,
                                  const std::optional<SpaceId>& management)
{
    std::vector<ServerPort> inside;
    for (const ServerPort& port : server)
        if (management) {
            const auto& address = port.address;
            const SpaceId* lies =
                address.subnet ? model.facts.spaceOfSubnet.find(*address.subnet) : nullptr;
            if ((lies ? *lies : address.space.value_or(kAlpha)) == *management)
                inside.push_back(port);
        }
    return inside.empty() ? server : inside;
}

void addHostPorts(const Comparison& comparison, ModelChanges& changes)
{
    const HostPortsRow* all = hostPorts(comparison.after, Audience::All);
    const HostPortsRow* agents = hostPorts(comparison.after, Audience::Agents);
    if (!all || !agents)
        return;
    const bool isTouched =
        !comparison.subnets().empty() || !comparison.rows.of<SettingRow>().empty();
    if (!isTouched)
        return;
    const auto was = settingSpace(comparison.before, kManagementSpaceKey);
    const auto is = settingSpace(comparison.after, kManagementSpaceKey);
    HostPortsRow updated = *agents;
    updated.servers.clear();
    bool isSame = true;
    for (const auto& server : all->servers) {
        updated.servers.push_back(forAgents(comparison.after, server, is));
        isSame = isSame && updated.servers.back() == forAgents(comparison.before, server, was);
    }
    // A document that only differs for other reasons is the controller's own affair.
    if (!isSame && updated.servers != agents->servers)
        changes.of<HostPortsRow>().push_back({agents->id, *agents, updated});
}

} // namespace

void addControllerEffects(const Comparison& comparison, Effects& effects)
{
    if (comparison.after.table<ControllerNodeRow>().empty())
        return;
    addRoleEffects(comparison, kHaSpaceKey, EffectKind::HaRoleLost, effects);
    addRoleEffects(comparison, kManagementSpaceKey, EffectKind::ManagementRoleLost, effects);
    addAmbiguity(comparison, effects);
}

void addControllerConsequences(const Comparison& comparison, ModelChanges& changes)
{
    addHostPorts(comparison, changes);
}

} // namespace netatlas::engine::edits
