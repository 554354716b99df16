// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"

#include <functional>

namespace CLI { // NOLINT(readability-identifier-naming): the library's name
class App;
}

namespace netatlas::cli {

/// Called with what is to be run when a verb was parsed.
using ChooseAct = std::function<void(std::function<Exit()>)>;

/// Adds the verbs of the original (`original_verbs.h`) to the parser.
void addOriginalVerbs(CLI::App& app, const Invocation& invocation, const ChooseAct& choose);

} // namespace netatlas::cli
