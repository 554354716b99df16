// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/facts.h"
#include "model/engine/edits/judgement.h"

#include <map>
#include <set>

namespace netatlas::engine::edits {

/// Units of one application that reach the same subnets (model-and-workers 5.5, step 5).
struct UnitGroup
{
    std::vector<domain::SubnetId> before;
    std::vector<domain::SubnetId> after;
    std::vector<std::string> units; ///< names, sorted
    std::vector<domain::UnitId> ids;
};

/// Two states of a model, before and after an edit, with what lies within the edit's reach. All
/// effects are read off it, so they are those of the outcome, however it came about.
class Comparison
{
public:
    Comparison(const domain::Revision& revision, const Intent& intent, const domain::Model& before,
               const domain::Model& after, const domain::ModelChanges& rows);

    const domain::Revision& revision;
    const Intent& intent;
    const domain::Model& before;
    const domain::Model& after;
    const domain::ModelChanges& rows;

    /// Subnets that move, come or go, with their overlays.
    const std::set<domain::SubnetId>& subnets() const { return m_subnets; }
    /// Machines with an address in one of them, before or after.
    const std::set<domain::MachineId>& machines() const { return m_machines; }
    /// Applications with a unit on one of those machines, or whose own rows change; by name.
    const std::vector<domain::ApplicationId>& applications() const { return m_applications; }

    /// The units of the application on affected machines, or all of them, by equal connectivity.
    std::vector<UnitGroup> groupsOf(domain::ApplicationId application, bool all = false) const;

    std::optional<domain::SpaceId> spaceBefore(domain::SubnetId subnet) const;
    std::optional<domain::SpaceId> spaceAfter(domain::SubnetId subnet) const;
    bool reachedBefore(const UnitGroup& group, domain::SpaceId space) const;
    bool reachesAfter(const UnitGroup& group, domain::SpaceId space) const;
    /// The space that the first of the subnets comes to lie in.
    std::optional<domain::SpaceId> destination() const;

    std::string spaceName(domain::SpaceId space) const;
    std::string cidrOf(domain::SubnetId subnet) const;

    /// Whether the row of a table changes.
    template <class Row>
    bool isChanged(decltype(Row::id) id) const
    {
        for (const auto& change : rows.of<Row>())
            if (change.id == id)
                return true;
        return false;
    }

private:
    void findSubnets();
    void findMachines();
    void findApplications();

    std::set<domain::SubnetId> m_subnets;
    std::set<domain::MachineId> m_machines;
    std::vector<domain::ApplicationId> m_applications;
};

/// The subnets that the machine's addresses lie in, loopback ones aside; sorted, each once.
std::vector<domain::SubnetId> subnetsOfMachine(const domain::Model& model,
                                               domain::MachineId machine);

using Effects = std::vector<Effect>;

/// Effects on bindings and constraints (5.5, steps 6 and 7). `not-found` when a constraint or
/// binding names a space that does not exist.
Status addBindingEffects(const Comparison& comparison, Effects& effects);
Status addConstraintEffects(const Comparison& comparison, Effects& effects);
/// HA and management roles, preferred addresses, endpoints for agents.
void addControllerEffects(const Comparison& comparison, Effects& effects);
void addMachineEffects(const Comparison& comparison, const domain::ModelChanges& consequences,
                       Effects& effects);
void addSubnetEffects(const Comparison& comparison, Effects& effects);
void addSpaceEffects(const Comparison& comparison, Effects& effects);
void addContainerEffects(const Comparison& comparison, Effects& effects);

/// What follows by rule from the rows that changed: preferred addresses, endpoints for agents.
domain::ModelChanges consequencesOf(const Comparison& comparison);
void addMachineConsequences(const Comparison& comparison, domain::ModelChanges& changes);
void addControllerConsequences(const Comparison& comparison, domain::ModelChanges& changes);

} // namespace netatlas::engine::edits
