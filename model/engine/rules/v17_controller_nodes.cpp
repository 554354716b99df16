// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/controller_nodes.h"
#include "model/engine/rules/rule.h"

#include <algorithm>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

/// Spaces that the setting could name: those in which every node has an address (5.7).
std::vector<edits::FixUp> otherSpaces(const Model& model, edits::FixUpKind kind,
                                      std::string_view key)
{
    constexpr std::size_t kMost = 2;
    std::vector<edits::FixUp> fixUps;
    const auto nodes = edits::controllerNodes(model);
    for (const SpaceRow& space : model.table<SpaceRow>()) {
        const bool isOfAll =
            std::all_of(nodes.begin(), nodes.end(), [&](const ControllerNodeRow* node) {
                return !edits::addressesIn(model, *node, space.id).empty();
            });
        if (isOfAll && fixUps.size() < kMost)
            fixUps.push_back({kind,
                              {edits::SetSetting{true, std::string(key), space.name}},
                              {{"space", space.name}}});
    }
    return fixUps;
}

Finding ofNode(const Model& model, Rule rule, Severity severity, const ControllerNodeRow& node,
               Details facts)
{
    facts.emplace("node", node.number.text());
    return findingOf(rule, severity, model.refOf(node), std::move(facts));
}

/// The nodes without an address in the space that the setting names.
void checkSetting(const Model& model, Rule rule, Severity severity, std::string_view key,
                  edits::FixUpKind kind, Findings& findings)
{
    const std::string name = settingOf(model, key, true);
    const auto space = name.empty() ? std::nullopt : findSpace(model, name);
    if (!space)
        return;
    for (const ControllerNodeRow* node : edits::controllerNodes(model))
        if (edits::addressesIn(model, *node, *space).empty()) {
            Finding finding = ofNode(model, rule, severity, *node, {{"space", name}});
            finding.fixUps = otherSpaces(model, kind, key);
            findings.push_back(std::move(finding));
        }
}

} // namespace

void findNodesOutsideHaSpace(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        checkSetting(*model, Rule::V17, Severity::Error, edits::kHaSpaceKey,
                     edits::FixUpKind::SetHaSpace, findings);
}

void findOpenHaAddresses(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models()) {
        if (!settingOf(*model, edits::kHaSpaceKey, true).empty())
            continue;
        for (const ControllerNodeRow* node : edits::controllerNodes(*model)) {
            const auto candidates = edits::openCandidates(*model, *node);
            if (candidates.empty())
                continue;
            Finding finding =
                ofNode(*model, Rule::V18, Severity::Error, *node, {{"candidates", candidates}});
            finding.fixUps = otherSpaces(*model, edits::FixUpKind::SetHaSpace, edits::kHaSpaceKey);
            findings.push_back(std::move(finding));
        }
    }
}

void findNodesOutsideManagementSpace(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        checkSetting(*model, Rule::V19, Severity::Warning, edits::kManagementSpaceKey,
                     edits::FixUpKind::SetManagementSpace, findings);
}

} // namespace netatlas::engine::rules
