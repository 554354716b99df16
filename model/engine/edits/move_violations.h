// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"
#include "model/domain/facts.h"

#include <set>

namespace netatlas::engine::edits {

/// Subnets on their way to a space, as model-and-workers 5.5 looks at them.
struct SubnetMove
{
    const domain::Model& before;
    const domain::Model& after;
    std::set<domain::SubnetId> moving; ///< with their overlays
    domain::SpaceId destination = domain::kAlpha;
};

/// The move of these subnets: their overlays come along. Those that are not there are passed over.
SubnetMove subnetMove(const domain::Model& before, const domain::Model& after,
                      const std::vector<domain::SubnetId>& subnets, domain::SpaceId destination);

/// What a move leaves unmet of the constraints and bindings of affected applications (5.5, steps 5
/// to 7), whether or not it was met before: by application, and of each its constraints, what is
/// excluded before what is wanted, and then its bindings by endpoint. One entry a unit group, and
/// a `not-found` for a wanted or bound space that does not exist.
std::vector<Error> violationsOf(const SubnetMove& move);

/// The error of several violations: the first, with all of them in `all`.
Error violationError(const std::vector<Error>& violations);

} // namespace netatlas::engine::edits
