// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/demo.h"
#include "model/session/session.h"

namespace netatlas::composition {

/// Makes a project with the models of the demo site, or no file at all. There is nothing to undo
/// in it: the demo is where its story begins.
Result<std::unique_ptr<session::Session>>
createDemo(const std::string& path, const Clock& clock,
           exchange::DemoSize size = exchange::DemoSize::Small);

} // namespace netatlas::composition
