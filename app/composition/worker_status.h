// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/http/proxy.h"
#include "model/workers/health.h"

#include <string>
#include <vector>

namespace netatlas::composition {

/// How the workers of a project were doing when the program that keeps it current last said so
/// (user-experience 5.8).
///
/// It stands in a small file beside the user's other state and not in the project, in which a quiet
/// poll leaves nothing. There is one for each project, and it is replaced as a whole. Errors are in
/// it as data; they never hold secrets.
struct WorkerStatus
{
    std::string project; ///< the file, as `canonicalPath` gives it
    std::string program; ///< `window` or `watch`
    std::string host;    ///< where that runs: folders may be shared
    std::int64_t process = 0;
    std::string processStart; ///< tells it from a later process of that number
    Timestamp told{};
    bool isOver = false; ///< it keeps the project current no more
    workers::HealthList workers;

    bool operator==(const WorkerStatus&) const = default;
};

/// The path of a file that is there, without links and detours, so that all programs mean the same.
std::string canonicalPath(const std::string& path);

/// `$XDG_STATE_HOME/netatlas/workers/…` of a project; empty where the user has no home.
std::string workerStatusPath(const std::string& project,
                             const providers::http::Environment& outside);

/// This process, with nothing told yet.
WorkerStatus ownStatus(const std::string& project, std::string program);

std::string workerStatusText(const WorkerStatus& status);

/// What such a file says.
struct ReadStatus
{
    WorkerStatus status;
    std::vector<std::string> leftOut; ///< what of it cannot be used, by name
};
/// `bad-answer` for a text that is none.
Result<ReadStatus> parseWorkerStatus(std::string_view text);
/// Reads it; `not-found` when nobody ever told anything, or told it of another project.
Result<ReadStatus> findWorkerStatus(const std::string& project,
                                    const providers::http::Environment& outside);

/// Whether the process that told it still keeps the project current.
bool isKeptNow(const WorkerStatus& status);

} // namespace netatlas::composition
