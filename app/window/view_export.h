// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"

#include <string>

namespace netatlas::window {

/// Writes the picture of a view (`topology`, `spaces`) as svg, pdf or png by the file's ending.
/// Needs a `QApplication`; the platform may be `offscreen`.
Status exportView(session::Session& session, const std::string& view, const std::string& path);

} // namespace netatlas::window
