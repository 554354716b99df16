// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

class QCoreApplication;

namespace netatlas::window {

/// An application object that paints without a display, for pictures and PDF from the command
/// line. One at a time.
std::shared_ptr<QCoreApplication> offscreenApplication();

} // namespace netatlas::window
