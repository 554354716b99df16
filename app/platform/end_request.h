// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace netatlas::platform {

/// From now on Ctrl+C and requests to end (SIGINT, SIGTERM, SIGHUP) end the process with that
/// status, at once until `finishBeforeEnding()`.
void endOnRequest(int status);

/// From now on a request to end is noted and not carried out; whoever works asks
/// `isEndRequested()` before each change. To the end of the process, because what was done must not
/// be told as cancelled. A second request ends the process all the same.
void finishBeforeEnding();

/// Whether such a request waits for the work at hand.
bool isEndRequested();

/// Writing beyond the largest size that a file may have becomes an error of that write, as on a
/// full disk; by itself it would end the process.
void reportFullFilesAsErrors();

} // namespace netatlas::platform
