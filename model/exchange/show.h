// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/domain/revision.h"
#include "model/engine/rules/finding.h"

#include <boost/json/fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace netatlas::exchange {

/// The kinds that `show` lists (user-experience 16.1), in its order.
const std::vector<std::string>& showKinds();

/// The objects of a kind as one array, an object each: the members of the fragment, with `model`
/// and the resolved names beside the ids. Models in their order, rows in order of their ids,
/// problems worst first. Only the named model when one is given. Members are only ever added.
///
/// `not-valid` with `what` = `kind`, `value` and `nearest` for a kind that there is not.
Result<boost::json::array> show(const domain::Revision& revision, std::string_view kind,
                                std::optional<domain::ModelId> onlyModel = std::nullopt);

/// A finding as `show` lists it: rule, severity, model, the object and the other parties by object
/// id, the facts, the kinds of fix-ups, the key, and whether and why it is accepted.
boost::json::object showFinding(const domain::Revision& revision,
                                const engine::rules::Finding& finding);

} // namespace netatlas::exchange
