// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/worker_status.h"
#include "model/async/bell.h"

namespace netatlas::composition {

/// Tells other programs how the workers of a project are doing, for as long as it lives.
///
/// Lives on the thread of the workers, but may be made and ended on another one while nobody uses
/// it there. A file that cannot be written is no trouble of the workers: the next change tries
/// again.
class WorkerStatusFile
{
public:
    /// `program` is `window` or `watch`; `clock` outlives it.
    WorkerStatusFile(const std::string& project, std::string program, const Clock& clock,
                     const providers::http::Environment& outside);
    /// Says that nobody keeps the project current any more.
    ~WorkerStatusFile();
    WorkerStatusFile(const WorkerStatusFile&) = delete;
    WorkerStatusFile& operator=(const WorkerStatusFile&) = delete;

    /// What is to be told; what is no news is dropped.
    void note(workers::HealthList workers);
    /// Writes what was noted, at most once a second, until it is stopped.
    async::Task<Status> keepCurrent(async::Timer& timer);

private:
    void write();

    const Clock& m_clock;
    std::string m_path; ///< empty: nowhere
    WorkerStatus m_status;
    async::Bell m_bell;
    bool m_isWritten = false;
};

} // namespace netatlas::composition
