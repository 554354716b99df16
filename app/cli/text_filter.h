// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <boost/json/object.hpp>

#include <string>
#include <vector>

namespace netatlas::cli {

/// Whether an entity as `show --json` prints it fits all the terms: `name:text` is about one
/// member (`space:db`, with `*` for any text), an address or a block about whatever lies in it or
/// holds it, any other word about all members. A leading `-` turns a term round.
bool matchesFilter(const boost::json::object& entity, const std::vector<std::string>& terms);

/// `not-valid` with `value` and `nearest` when a term names a member that none of the entities has.
Status checkFilter(const std::vector<boost::json::object>& entities,
                   const std::vector<std::string>& terms);

} // namespace netatlas::cli
