// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>

namespace netatlas::cli {

/// Whether the arguments ask for a verb, help or the version rather than for the window.
bool isVerb(int count, const char* const* arguments);

/// Runs the verb that the arguments name and gives the exit status (user-experience 16). Makes no
/// application object; `colour` says whether the output is a terminal.
int runCommandLine(int count, const char* const* arguments, std::istream& input,
                   std::ostream& output, std::ostream& errors, bool colour);

} // namespace netatlas::cli
