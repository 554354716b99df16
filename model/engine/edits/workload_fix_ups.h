// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/edits/comparison.h"

namespace netatlas::engine::edits {

/// The spaces that all of the groups reach after the edit: the destination first, then by name.
std::vector<domain::SpaceId> spacesOfAll(const Comparison& comparison,
                                         const std::vector<UnitGroup>& groups);

/// Ways to mend a binding of which `broken` are the groups that miss its space: rebind it to a
/// space that all reach, take another subnet along so that all reach the destination, or bring a
/// subnet that the broken ones share into the space (user-experience 6.1).
std::vector<FixUp> bindingFixUps(const Comparison& comparison, domain::ApplicationId application,
                                 const std::string& endpoint, domain::SpaceId space,
                                 const std::vector<UnitGroup>& groups,
                                 const std::vector<UnitGroup>& broken);

/// Brings a subnet that all of the groups share into the space; nothing when there is none that
/// could move.
std::optional<FixUp> bringInto(const Comparison& comparison, domain::SpaceId space,
                               const std::vector<UnitGroup>& broken);

/// Takes one entry out of the constraint of an application.
FixUp withoutEntry(const domain::Model& model, const domain::ConstraintRow& constraint,
                   const std::string& entry);

} // namespace netatlas::engine::edits
