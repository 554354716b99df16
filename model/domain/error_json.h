// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"

#include <boost/json/object.hpp>

namespace netatlas::domain {

/// `{"kind": …}` and the details: an error as other programs read it.
boost::json::object errorJson(const Error& error);

} // namespace netatlas::domain
