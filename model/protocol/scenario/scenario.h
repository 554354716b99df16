// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>

namespace netatlas::protocol::scenario {

/// Answers a line `{"given", "when"}` (model-and-workers 16.1) with `error`, `model`, `result` and
/// `warnings`. Whatever it holds, there is an answer; after an error `model` is what was given.
boost::json::object answer(const boost::json::object& request);

} // namespace netatlas::protocol::scenario
