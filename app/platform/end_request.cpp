// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/end_request.h"

#include <atomic>
#include <csignal>
#include <unistd.h>

namespace netatlas::platform {

namespace {

// A signal handler may touch nothing else.
std::atomic<int> endStatus = 0;
std::atomic<bool> isFinishing = false;
std::atomic<int> requestCount = 0;
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

void onRequest(int /*signal*/)
{
    const bool isRepeated = requestCount.fetch_add(1) > 0;
    if (isRepeated || !isFinishing.load())
        _exit(endStatus.load());
}

} // namespace

void endOnRequest(int status)
{
    endStatus = status;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction former = {};
        if (sigaction(signal, nullptr, &former) != 0 || former.sa_handler == SIG_IGN)
            continue;
        struct sigaction action = {};
        action.sa_handler = onRequest;
        action.sa_flags = SA_RESTART;
        sigaction(signal, &action, nullptr);
    }
}

void finishBeforeEnding()
{
    isFinishing = true;
}

bool isEndRequested()
{
    return requestCount.load() > 0;
}

void reportFullFilesAsErrors()
{
    std::signal(SIGXFSZ, SIG_IGN);
}

} // namespace netatlas::platform
