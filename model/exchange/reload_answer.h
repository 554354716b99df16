// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/reload/provider_reload.h"
#include "model/exchange/reload_plan.h"

#include <boost/json/object.hpp>

namespace netatlas::exchange {

/// What a reload of spaces answers (model-and-workers 13.1); subnets by their ids.
boost::json::object reloadedJson(const engine::reload::Reloaded& reloaded);

/// Only what a reload of spaces looks at: networks, subnets and spaces, not what stands in them.
/// `not-supported` for a source that lists no subnets, such as a host.
Result<providers::Observed> onlySubnets(providers::Observed observed);

/// What the plan does to the spaces and subnets of its model, and what it leaves to a person.
Result<engine::reload::Reloaded> reloadedBy(const domain::Model& before, const ReloadPlan& plan,
                                            const std::string& source);

} // namespace netatlas::exchange
