// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/bindings.h"
#include "model/engine/edits/comparison.h"
#include "model/engine/edits/controller_nodes.h"
#include "model/engine/edits/workload_fix_ups.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

template <class Matches>
bool hasAction(const Intent& intent, Matches&& matches)
{
    return std::any_of(intent.actions.begin(), intent.actions.end(), matches);
}

bool isRebound(const Intent& intent, const BindingRow& binding)
{
    return hasAction(intent, [&](const Action& action) {
        const auto* bind = std::get_if<BindEndpoint>(&action);
        return bind && bind->application == binding.application &&
               bind->endpoint == binding.endpoint.view();
    });
}

bool isConstraintSet(const Intent& intent, const ConstraintRow& constraint)
{
    return hasAction(intent, [&](const Action& action) {
        const auto* set = std::get_if<SetConstraint>(&action);
        return set && set->level == constraint.level && set->target == constraint.target;
    });
}

bool isSettingSet(const Intent& intent, const SettingRow& setting)
{
    return hasAction(intent, [&](const Action& action) {
        const auto* set = std::get_if<SetSetting>(&action);
        return set && set->isController == setting.isController && set->key == setting.key;
    });
}

Effect stillNamed(const SpaceRow& space, std::string_view by, std::string name)
{
    return {EffectKind::SpaceStillNamed,
            {{"space", space.name}, {"by", by}, {"name", std::move(name)}},
            {},
            {}};
}

void addBindingsOf(const Comparison& comparison, const SpaceRow& space, Effects& effects)
{
    for (const BindingRow& binding : comparison.before.table<BindingRow>()) {
        if (binding.space != space.id || isRebound(comparison.intent, binding))
            continue;
        const auto& application = comparison.before.at<ApplicationRow>(binding.application);
        Effect effect =
            stillNamed(space, "binding", application.name + ':' + binding.endpoint.text());
        effect.objects.push_back(comparison.before.refOf(application));
        const auto groups = comparison.groupsOf(binding.application, true);
        // The binding has gone to alpha; what is offered is to put it somewhere on purpose.
        effect.fixUps = bindingFixUps(comparison, binding.application, binding.endpoint.text(),
                                      space.id, groups, {});
        effects.push_back(std::move(effect));
    }
}

std::string constraintOwner(const Model& model, const ConstraintRow& constraint)
{
    if (constraint.level == ConstraintLevel::Model)
        return model.row.name;
    return model.at<ApplicationRow>(ApplicationId(constraint.target)).name;
}

/// The constraint without any entry that names the space, for what is kept must exist.
ConstraintRow without(ConstraintRow constraint, const SpaceRow& space)
{
    std::erase(constraint.spaces, space.name);
    std::erase(constraint.spaces, '^' + space.name);
    return constraint;
}

/// Those of single machines and units are ignored (5.3, step 4).
void addConstraintsOf(const Comparison& comparison, const SpaceRow& space, Effects& effects)
{
    for (const ConstraintRow& constraint : comparison.before.table<ConstraintRow>()) {
        if (constraint.level != ConstraintLevel::Model &&
            constraint.level != ConstraintLevel::Application)
            continue;
        for (const std::string& entry : constraint.spaces) {
            const std::string_view name = std::string_view(entry).substr(entry.starts_with('^'));
            if (name != space.name || isConstraintSet(comparison.intent, constraint))
                continue;
            Effect effect =
                stillNamed(space, "constraint", constraintOwner(comparison.before, constraint));
            effect.facts.emplace("entry", entry);
            effect.facts.emplace("level", std::string(wordOf(constraint.level)));
            effect.objects.push_back(comparison.before.refOf(constraint));
            effect.fixUps.push_back(
                withoutEntry(comparison.before, without(constraint, space), entry));
            effects.push_back(std::move(effect));
        }
    }
}

void addSettingsOf(const Comparison& comparison, const SpaceRow& space, Effects& effects)
{
    if (!comparison.before.row.isController)
        return;
    for (const SettingRow& setting : comparison.before.table<SettingRow>())
        if (setting.isController && setting.value == space.name &&
            (setting.key == kHaSpaceKey || setting.key == kManagementSpaceKey) &&
            !isSettingSet(comparison.intent, setting))
            effects.push_back(stillNamed(space, "setting", setting.key));
}

void addRemoved(const Comparison& comparison, const SpaceRow& space, Effects& effects)
{
    addBindingsOf(comparison, space, effects);
    addConstraintsOf(comparison, space, effects);
    addSettingsOf(comparison, space, effects);
    std::vector<std::string> cidrs;
    std::vector<ObjectRef> refs;
    for (const SubnetId subnet : comparison.before.facts.subnetsOfSpace.of(space.id)) {
        cidrs.push_back(comparison.cidrOf(subnet));
        refs.push_back(comparison.before.ref(ObjectKind::Subnet, subnet.number()));
    }
    std::sort(cidrs.begin(), cidrs.end());
    if (!cidrs.empty())
        effects.push_back({EffectKind::SubnetsToAlpha,
                           {{"space", space.name}, {"cidrs", cidrs}},
                           std::move(refs),
                           {}});
}

void addRenamed(const Comparison& comparison, const SpaceRow& from, const SpaceRow& to,
                Effects& effects)
{
    const std::size_t constraints = comparison.rows.of<ConstraintRow>().size();
    const std::size_t settings = comparison.rows.of<SettingRow>().size();
    if (constraints + settings > 0)
        effects.push_back({EffectKind::ReferencesRewritten,
                           {{"from", from.name},
                            {"to", to.name},
                            {"constraints", constraints},
                            {"settings", settings}},
                           {comparison.after.refOf(to)},
                           {}});
}

void addEmptied(const Comparison& comparison, Effects& effects)
{
    std::set<SpaceId> left;
    for (const SubnetId subnet : comparison.subnets())
        if (const auto space = comparison.spaceBefore(subnet))
            left.insert(*space);
    for (const SpaceId space : left)
        if (space != kAlpha && comparison.after.find<SpaceRow>(space) &&
            comparison.after.facts.subnetsOfSpace.of(space).empty())
            effects.push_back({EffectKind::SpaceRunsEmpty,
                               {{"space", comparison.spaceName(space)}},
                               {comparison.after.ref(ObjectKind::Space, space.number())},
                               {}});
}

bool touchesSpaces(const Comparison& comparison)
{
    if (!comparison.rows.of<SpaceRow>().empty())
        return true;
    const auto& subnets = comparison.rows.of<SubnetRow>();
    return std::any_of(subnets.begin(), subnets.end(), [](const auto& change) {
        return change.before && change.after && change.before->space != change.after->space;
    });
}

} // namespace

void addSpaceEffects(const Comparison& comparison, Effects& effects)
{
    for (const auto& change : comparison.rows.of<SpaceRow>()) {
        if (!change.after)
            addRemoved(comparison, *change.before, effects);
        else if (change.before && change.before->name != change.after->name)
            addRenamed(comparison, *change.before, *change.after, effects);
    }
    addEmptied(comparison, effects);
    const ProviderRow& provider = providerOf(comparison.after);
    if (provider.discoversSpaces && touchesSpaces(comparison))
        effects.push_back({EffectKind::ProviderOwnsSpaces, {{"provider", provider.type}}, {}, {}});
}

} // namespace netatlas::engine::edits
