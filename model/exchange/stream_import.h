// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <boost/json/object.hpp>

namespace netatlas::exchange {

/// The stream of a model with that of another one in it (model-and-workers 12.1).
///
/// What comes in is upgraded first: ids are kept, or drawn behind the largest where an old source
/// had none; names of spaces become ids. Its alpha is that of the model. Settings that come in
/// count. `already-exists` for a name, an id or a block with its provider and network ids that is
/// taken; `provider-id-not-unique` for a clash of provider ids.
Result<boost::json::object> imported(const boost::json::object& model,
                                     const boost::json::object& import);

} // namespace netatlas::exchange
