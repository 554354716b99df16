// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/bindings.h"
#include "model/engine/edits/workload_fix_ups.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

std::vector<std::string> unitsOf(const std::vector<UnitGroup>& groups)
{
    std::vector<std::string> units;
    for (const UnitGroup& group : groups)
        units.insert(units.end(), group.units.begin(), group.units.end());
    std::sort(units.begin(), units.end());
    return units;
}

Detail groupsDetail(const std::vector<UnitGroup>& groups)
{
    Detail::List lists;
    for (const UnitGroup& group : groups)
        lists.emplace_back(group.units);
    return lists;
}

std::vector<ObjectRef> unitRefs(const Comparison& comparison, const std::vector<UnitGroup>& groups)
{
    std::vector<ObjectRef> refs;
    for (const UnitGroup& group : groups)
        for (const UnitId unit : group.ids)
            refs.push_back(comparison.after.ref(ObjectKind::Unit, unit.number()));
    std::sort(refs.begin(), refs.end());
    return refs;
}

struct BoundEndpoint
{
    ApplicationId application;
    std::string endpoint;
    SpaceId space;
};

Effect bindingEffect(const Comparison& comparison, EffectKind kind, const BoundEndpoint& bound,
                     const std::vector<UnitGroup>& groups, const std::vector<UnitGroup>& broken)
{
    return {
        kind,
        {{"application", comparison.after.at<ApplicationRow>(bound.application).name},
         {"endpoint", bound.endpoint},
         {"space", comparison.spaceName(bound.space)},
         {"units", unitsOf(broken)},
         {"groups", groupsDetail(broken)}},
        unitRefs(comparison, broken),
        bindingFixUps(comparison, bound.application, bound.endpoint, bound.space, groups, broken)};
}

/// The groups of which no machine has an address of any kind in the space: the rule for bindings
/// that the edit itself sets (5.6).
std::vector<UnitGroup> withoutAddress(const Comparison& comparison,
                                      const std::vector<UnitGroup>& groups, SpaceId space)
{
    std::vector<UnitGroup> without;
    for (const UnitGroup& group : groups) {
        UnitGroup missing{group.before, group.after, {}, {}};
        for (const UnitId unit : group.ids) {
            const UnitRow& row = comparison.after.at<UnitRow>(unit);
            if (hasAddressIn(comparison.after, *row.machine, space))
                continue;
            missing.ids.push_back(unit);
            missing.units.push_back(row.name.text());
        }
        std::sort(missing.units.begin(), missing.units.end());
        if (!missing.ids.empty())
            without.push_back(std::move(missing));
    }
    return without;
}

void addOf(const Comparison& comparison, const BoundEndpoint& bound, bool isNew, Effects& effects)
{
    // An explicit binding to alpha is never questioned (5.6); one that was there is (5.5).
    if (isNew && bound.space == kAlpha)
        return;
    const auto groups = comparison.groupsOf(bound.application, isNew);
    std::vector<UnitGroup> broken;
    std::vector<UnitGroup> stillBroken;
    if (isNew) {
        broken = withoutAddress(comparison, groups, bound.space);
    } else {
        for (const UnitGroup& group : groups)
            if (!comparison.reachesAfter(group, bound.space))
                (comparison.reachedBefore(group, bound.space) ? broken : stillBroken)
                    .push_back(group);
    }
    if (!broken.empty())
        effects.push_back(
            bindingEffect(comparison, EffectKind::BindingBroken, bound, groups, broken));
    if (!stillBroken.empty())
        effects.push_back(
            bindingEffect(comparison, EffectKind::BindingStaysBroken, bound, groups, stillBroken));
}

std::vector<std::string> positiveSpaces(const ConstraintRow& constraint)
{
    std::vector<std::string> names;
    for (const std::string& entry : constraint.spaces)
        if (!entry.starts_with('^'))
            names.push_back(entry);
    return names;
}

Effect constraintEffect(const Comparison& comparison, EffectKind kind,
                        const ConstraintRow& constraint, const std::string& entry,
                        const std::vector<UnitGroup>& broken)
{
    const bool isNegative = entry.starts_with('^');
    const std::string name = isNegative ? entry.substr(1) : entry;
    Effect effect{kind,
                  {{"application",
                    comparison.after.at<ApplicationRow>(ApplicationId(constraint.target)).name},
                   {"polarity", isNegative ? "negative" : "positive"},
                   {"space", name},
                   {"constraints", constraint.spaces},
                   {"units", unitsOf(broken)},
                   {"groups", groupsDetail(broken)}},
                  unitRefs(comparison, broken),
                  {withoutEntry(comparison.after, constraint, entry)}};
    if (!isNegative)
        for (const SpaceRow& space : comparison.after.table<SpaceRow>())
            if (space.name == name)
                if (auto bring = bringInto(comparison, space.id, broken))
                    effect.fixUps.push_back(std::move(*bring));
    return effect;
}

std::optional<SpaceId> spaceNamed(const Model& model, std::string_view name)
{
    for (const SpaceId id : model.facts.spacesByName.candidates(name))
        if (model.at<SpaceRow>(id).name == name)
            return id;
    return std::nullopt;
}

class ConstraintCheck
{
public:
    ConstraintCheck(const Comparison& comparison, const ConstraintRow& constraint, Effects& effects)
        : m_comparison(comparison)
        , m_constraint(constraint)
        , m_effects(effects)
        , m_isNew(comparison.isChanged<ConstraintRow>(constraint.id))
        , m_groups(comparison.groupsOf(ApplicationId(constraint.target), m_isNew))
    {
    }

    void checkExcluded(const std::string& entry)
    {
        const auto space = spaceNamed(m_comparison.after, std::string_view(entry).substr(1));
        if (!space)
            return;
        check(entry, EffectKind::NegativeConstraintBroken, [&](const UnitGroup& group) {
            const bool isInside =
                std::any_of(group.after.begin(), group.after.end(), [&](SubnetId subnet) {
                    return (m_isNew || m_comparison.subnets().contains(subnet)) &&
                           m_comparison.spaceAfter(subnet) == *space;
                });
            if (!isInside)
                return Outcome::Met;
            return m_comparison.reachedBefore(group, *space) ? Outcome::AsBefore : Outcome::Broken;
        });
    }

    Status checkWanted(const std::string& entry)
    {
        if (m_groups.empty())
            return {};
        const auto space = spaceNamed(m_comparison.after, entry);
        if (!space)
            return fail(ErrorKind::NotFound, {{"what", "space"}, {"key", entry}});
        check(entry, EffectKind::PositiveConstraintBroken, [&](const UnitGroup& group) {
            if (m_comparison.reachesAfter(group, *space))
                return Outcome::Met;
            return m_comparison.reachedBefore(group, *space) ? Outcome::Broken : Outcome::AsBefore;
        });
        return {};
    }

private:
    enum class Outcome : std::uint8_t { Met, Broken, AsBefore };

    template <class Judge>
    void check(const std::string& entry, EffectKind kind, Judge&& judgeGroup)
    {
        std::vector<UnitGroup> broken;
        std::vector<UnitGroup> asBefore;
        for (const UnitGroup& group : m_groups) {
            const Outcome outcome = judgeGroup(group);
            if (outcome == Outcome::Broken || (outcome == Outcome::AsBefore && isNewEntry(entry)))
                broken.push_back(group);
            else if (outcome == Outcome::AsBefore)
                asBefore.push_back(group);
        }
        if (!broken.empty())
            m_effects.push_back(constraintEffect(m_comparison, kind, m_constraint, entry, broken));
        if (!asBefore.empty())
            m_effects.push_back(constraintEffect(m_comparison, EffectKind::ConstraintStaysBroken,
                                                 m_constraint, entry, asBefore));
    }

    /// Whether the edit itself asks for it: then what is not met now is its doing.
    bool isNewEntry(const std::string& entry) const
    {
        const auto* old = m_comparison.before.find<ConstraintRow>(m_constraint.id);
        return !old ||
               std::find(old->spaces.begin(), old->spaces.end(), entry) == old->spaces.end();
    }

    const Comparison& m_comparison;
    const ConstraintRow& m_constraint;
    Effects& m_effects;
    bool m_isNew;
    std::vector<UnitGroup> m_groups;
};

} // namespace

Status addBindingEffects(const Comparison& comparison, Effects& effects)
{
    for (const ApplicationId application : comparison.applications()) {
        const Bindings before = comparison.before.find<ApplicationRow>(application)
                                    ? bindingsOf(comparison.before, application)
                                    : Bindings{};
        for (const auto& [endpoint, space] : bindingsOf(comparison.after, application)) {
            const auto old = before.find(endpoint);
            const bool isNew = old == before.end() || old->second != space;
            if (!comparison.after.find<SpaceRow>(space))
                return fail(ErrorKind::NotFound, {{"what", "space"}, {"key", space.text()}});
            addOf(comparison, {application, endpoint, space}, isNew, effects);
        }
    }
    return {};
}

Status addConstraintEffects(const Comparison& comparison, Effects& effects)
{
    for (const ApplicationId application : comparison.applications())
        for (const ConstraintId id :
             comparison.after.facts.constraintsOfApplication.of(application)) {
            const ConstraintRow& constraint = comparison.after.at<ConstraintRow>(id);
            ConstraintCheck check(comparison, constraint, effects);
            for (const std::string& entry : constraint.spaces)
                if (entry.starts_with('^'))
                    check.checkExcluded(entry);
            for (const std::string& entry : positiveSpaces(constraint))
                if (const Status found = check.checkWanted(entry); !found)
                    return found;
        }
    return {};
}

} // namespace netatlas::engine::edits
