// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"
#include "model/engine/spaces/space_names.h"

#include <map>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

/// Another name for the space, made from the one it has.
edits::FixUp renamed(const Model& model, const SpaceRow& space)
{
    std::vector<std::string> taken{std::string(kAlphaName)};
    for (const SpaceRow& other : model.table<SpaceRow>())
        taken.push_back(other.name);
    const std::string name = spaces::spaceNameOf(space.name, taken);
    return {edits::FixUpKind::RenameSpace,
            {edits::RenameSpace{space.id, name}},
            {{"space", space.name}, {"name", name}}};
}

void checkNames(const Model& model, Findings& findings)
{
    std::map<std::string_view, const SpaceRow*> byName;
    for (const SpaceRow& space : model.table<SpaceRow>()) {
        const auto [first, isNew] = byName.try_emplace(space.name, &space);
        const bool isAlpha = space.id == kAlpha;
        if (isAlpha ? space.name == kAlphaName
                    : isNew && spaces::isSpaceName(space.name) && space.name != kAlphaName)
            continue;
        std::vector<ObjectRef> others;
        if (!isNew)
            others.push_back(model.refOf(*first->second));
        Finding finding =
            findingOf(Rule::V30, Severity::Error, model.refOf(space),
                      {{"space", space.name}, {"is-twice", !isNew}, {"is-default", isAlpha}},
                      std::move(others));
        if (!isAlpha)
            finding.fixUps.push_back(renamed(model, space));
        findings.push_back(std::move(finding));
    }
    if (!model.find<SpaceRow>(kAlpha))
        findings.push_back(findingOf(
            Rule::V30, Severity::Error, model.ref(ObjectKind::Model, model.row.id.number()),
            {{"space", std::string()}, {"is-twice", false}, {"is-default", true}}));
}

} // namespace

void findBadSpaceNames(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        checkNames(*model, findings);
}

} // namespace netatlas::engine::rules
