// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <boost/json/object.hpp>

#include <string_view>
#include <vector>

namespace netatlas::exchange {

/// The steps that bring an old stream up to what `readFragment` reads (model-and-workers 12.2), in
/// the order in which they are to be run.
std::vector<std::string_view> upgradeSteps();

/// Runs one step on a stream, which may hold old members: a subnet's `space-name` and
/// `availability-zone`, an address' `space-name`, spaces and subnets without `id`, bindings to
/// names, `ports` with `subnet-cidr`. Twice is the same as once.
///
/// `not-valid` with `what` = `step` for an unknown step; `not-found` or `ambiguous` for a name or
/// CIDR that leads nowhere or to several. The stream is then half done and worthless. Members of
/// the wrong type are left alone: the reader refuses them.
Status upgrade(boost::json::object& stream, std::string_view step);

/// What an import does of it (12.1): names and CIDRs that refer to something become ids, and what
/// has none gets one. Nothing is dropped, and addresses of the cloud stay where they are.
Status upgradeReferences(boost::json::object& stream);

} // namespace netatlas::exchange
