// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace netatlas::platform {

/// From now on Ctrl+C and requests to end (SIGINT, SIGTERM, SIGHUP) end the process with that
/// status: at once, or after what an `UninterruptedWork` holds together.
void endOnRequest(int status);

/// Whether such a request waits for the work at hand.
bool isEndRequested();

/// While one lives, a request to end is noted and not carried out; whoever works asks
/// `isEndRequested()` before each change. A second request ends the process all the same.
class UninterruptedWork
{
public:
    UninterruptedWork();
    ~UninterruptedWork();
    UninterruptedWork(const UninterruptedWork&) = delete;
    UninterruptedWork& operator=(const UninterruptedWork&) = delete;
};

/// Writing beyond the largest size that a file may have becomes an error of that write, as on a
/// full disk; by itself it would end the process.
void reportFullFilesAsErrors();

} // namespace netatlas::platform
