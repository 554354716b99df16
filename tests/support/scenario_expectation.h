// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>

#include <string>

namespace netatlas::tests {

/// Compares the answer of a scenario with the member `then` of its line, as model-and-workers 16.5
/// judges: members that are not named are free, elements of collections are found by their keys. A
/// warning may stand as its kind or as an object with details.
/// Gives what does not fit, one line each; empty when all does.
std::string misfits(const boost::json::object& then, const boost::json::object& answer);

} // namespace netatlas::tests
