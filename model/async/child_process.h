// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/task.h"
#include "model/base/result.h"

#include <chrono>
#include <string>
#include <vector>

namespace netatlas::async {

/// A program to run, found on PATH, with nothing to read.
struct Command
{
    std::string program;
    std::vector<std::string> arguments;
    std::chrono::milliseconds timeout{60'000};
    std::size_t mostOutput = std::size_t{64} * 1024 * 1024;
};

/// What became of it.
struct CommandOutcome
{
    int status = 0;     ///< its exit code; 128 and the number of the signal that ended it
    std::string output; ///< all of it
    std::string errors; ///< the last 4 KiB of what it said beside it
};

/// Runs a program to its end without holding the thread. A stop, the time-out and too much output
/// end it and whatever it started.
///
/// `not-found` when there is no such program, `unreachable` when the time is out, `bad-answer` for
/// too much output, `refused` when the system cannot start it.
Task<Result<CommandOutcome>> runCommand(Command command);

} // namespace netatlas::async
