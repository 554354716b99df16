// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>

namespace netatlas::cli {

/// The verb `eval`: answers every line of the input with a line, flushed at once; blank lines are
/// skipped. Gives the exit status, which is 0 at the end of the input whatever the answers were.
int runEval(std::istream& input, std::ostream& output);

} // namespace netatlas::cli
