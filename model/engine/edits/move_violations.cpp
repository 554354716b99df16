// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/move_violations.h"

#include "model/domain/object_text.h"
#include "model/engine/edits/bindings.h"
#include "model/engine/edits/comparison.h"

#include <algorithm>
#include <map>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

/// The units of one application on affected machines that reach the same subnets, by these.
using Groups = std::map<std::vector<SubnetId>, std::vector<std::string>>;

class ViolationSearch
{
public:
    explicit ViolationSearch(const SubnetMove& move) : m_move(move) { collectGroups(); }

    std::vector<Error> violations()
    {
        for (const auto& [name, groups] : m_groups) {
            const std::vector<Group> inOrder = sorted(groups);
            checkConstraints(name, inOrder);
            checkBindings(name, inOrder);
        }
        return std::move(m_violations);
    }

private:
    using Group = std::pair<std::vector<SubnetId>, std::vector<std::string>>;

    /// Addresses lie where they do before the move: blocks within one another that the move parts
    /// would leave them nowhere, and what depends on them unseen.
    void collectGroups()
    {
        for (const MachineRow& machine : m_move.before.table<MachineRow>()) {
            const auto& units = m_move.before.facts.unitsOfMachine.of(machine.id);
            if (units.empty())
                continue;
            const std::vector<SubnetId> subnets = subnetsOfMachine(m_move.before, machine.id);
            const bool isAffected =
                std::any_of(subnets.begin(), subnets.end(),
                            [this](SubnetId id) { return m_move.moving.contains(id); });
            if (!isAffected)
                continue;
            for (const UnitId id : units) {
                const UnitRow& unit = m_move.before.at<UnitRow>(id);
                const auto& application = m_move.before.at<ApplicationRow>(unit.application);
                m_groups[application.name][subnets].push_back(unit.name.text());
            }
        }
    }

    /// In the order of their units' names.
    static std::vector<Group> sorted(const Groups& groups)
    {
        std::vector<Group> list(groups.begin(), groups.end());
        for (auto& [subnets, units] : list)
            std::sort(units.begin(), units.end());
        std::sort(list.begin(), list.end(),
                  [](const Group& a, const Group& b) { return a.second < b.second; });
        return list;
    }

    bool reaches(const Group& group, SpaceId space) const
    {
        return std::any_of(group.first.begin(), group.first.end(), [&](SubnetId subnet) {
            const SpaceId* lies = m_move.after.facts.spaceOfSubnet.find(subnet);
            return lies && *lies == space;
        });
    }

    void checkConstraints(const std::string& name, const std::vector<Group>& groups)
    {
        const auto application = findApplication(m_move.after, name);
        const auto& destination = m_move.after.at<SpaceRow>(m_move.destination).name;
        for (const ConstraintId id : m_move.after.facts.constraintsOfApplication.of(*application)) {
            const auto& entries = m_move.after.at<ConstraintRow>(id).spaces;
            const Details common{{"application", name}, {"constraints", entries}};
            if (std::find(entries.begin(), entries.end(), '^' + destination) != entries.end())
                add(ErrorKind::ConstraintViolation, common,
                    {{"polarity", "negative"}, {"space", destination}});
            for (const std::string& entry : entries) {
                if (entry.starts_with('^'))
                    continue;
                const auto space = findSpace(m_move.after, entry);
                if (!space) {
                    add(ErrorKind::NotFound, {{"what", "space"}}, {{"key", entry}});
                    continue;
                }
                for (const Group& group : groups)
                    if (!reaches(group, *space))
                        add(ErrorKind::ConstraintViolation, common,
                            {{"polarity", "positive"}, {"space", entry}, {"units", group.second}});
            }
        }
    }

    void checkBindings(const std::string& name, const std::vector<Group>& groups)
    {
        const auto application = findApplication(m_move.after, name);
        for (const auto& [endpoint, id] : bindingsOf(m_move.after, *application)) {
            const SpaceRow* space = m_move.after.find<SpaceRow>(id);
            if (!space) {
                add(ErrorKind::NotFound, {{"what", "space"}}, {{"key", id.text()}});
                continue;
            }
            for (const Group& group : groups)
                if (!reaches(group, id))
                    add(ErrorKind::BindingViolation, {{"application", name}},
                        {{"endpoint", endpoint}, {"space", space->name}, {"units", group.second}});
        }
    }

    void add(ErrorKind kind, Details facts, Details more)
    {
        facts.merge(std::move(more));
        m_violations.push_back({kind, std::move(facts)});
    }

    const SubnetMove& m_move;
    std::map<std::string, Groups> m_groups; ///< by application
    std::vector<Error> m_violations;
};

} // namespace

SubnetMove subnetMove(const Model& before, const Model& after, const std::vector<SubnetId>& subnets,
                      SpaceId destination)
{
    SubnetMove move{before, after, {subnets.begin(), subnets.end()}, destination};
    for (const SubnetId id : subnets) {
        const auto& overlays = before.facts.overlaysOfSubnet.of(id);
        move.moving.insert(overlays.begin(), overlays.end());
    }
    return move;
}

std::vector<Error> violationsOf(const SubnetMove& move)
{
    return ViolationSearch(move).violations();
}

Error violationError(const std::vector<Error>& violations)
{
    Detail::List all;
    for (const Error& violation : violations) {
        Details entry = violation.details;
        entry.emplace("kind", errorKindText(violation.kind));
        all.emplace_back(std::move(entry));
    }
    Error first = violations.front();
    first.details.emplace("all", std::move(all));
    return first;
}

} // namespace netatlas::engine::edits
