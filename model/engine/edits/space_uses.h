// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/facts.h"

#include <string>
#include <vector>

namespace netatlas::engine::edits {

/// Who names a space, so that removing it would leave them hanging (model-and-workers 5.3).
struct SpaceUses
{
    std::vector<std::string> constraints; ///< applications, sorted
    bool isInModelConstraint = false;
    std::vector<std::string> bindings; ///< applications, sorted
    std::vector<std::string> settings; ///< keys of the controller model's settings, sorted

    bool any() const
    {
        return isInModelConstraint || !constraints.empty() || !bindings.empty() ||
               !settings.empty();
    }
};

/// All uses that count; constraints of single machines and units do not.
SpaceUses usesOf(const domain::Model& model, const domain::SpaceRow& space);

/// What the constraint is of: the name of an application or unit, the number of a machine, or
/// `model`.
std::string targetName(const domain::Model& model, const domain::ConstraintRow& constraint);

/// Whether a constraint names the space, `name` or `^name`.
bool names(const domain::ConstraintRow& constraint, std::string_view space);

} // namespace netatlas::engine::edits
