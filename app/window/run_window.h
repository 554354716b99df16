// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace netatlas::window {

/// What the command line says of the window (user-experience 16, 20).
struct WindowOptions
{
    std::string project; ///< file to open; empty: the start page
    bool readOnly = false;
    std::optional<std::string> theme; ///< `light`, `dark`, `system`, `high-contrast`
    std::optional<std::string> time;  ///< fixes the clock
    std::string mode;                 ///< the mode to show first; empty: as the program decides
};

/// Opens the window and runs until it closes; gives the exit code of the program.
int runWindow(int argc, char* argv[], const WindowOptions& options);

} // namespace netatlas::window
