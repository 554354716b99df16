// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"
#include "model/engine/rules/finding.h"

#include <boost/json/object.hpp>

namespace netatlas::cli {

/// A finding for programs, with its sentence and those of its fix-ups.
boost::json::object findingJson(const domain::Revision& revision,
                                const engine::rules::Finding& finding);

} // namespace netatlas::cli
