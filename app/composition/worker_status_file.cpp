// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/worker_status_file.h"

#include "model/base/whole_file.h"

#include <filesystem>

namespace netatlas::composition {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::milliseconds kPause{1000};

/// A next run that clock and timer see a little apart is no news.
workers::HealthList inSeconds(workers::HealthList workers)
{
    for (workers::WorkerHealth& worker : workers)
        if (worker.nextRun)
            worker.nextRun = std::chrono::round<std::chrono::seconds>(*worker.nextRun);
    return workers;
}

} // namespace

WorkerStatusFile::WorkerStatusFile(const std::string& project, std::string program,
                                   const Clock& clock, const providers::http::Environment& outside)
    : m_clock(clock)
    , m_path(workerStatusPath(project, outside))
    , m_status(ownStatus(project, std::move(program)))
{
}

WorkerStatusFile::~WorkerStatusFile()
{
    m_status.isOver = true;
    if (m_isWritten)
        write();
}

void WorkerStatusFile::note(workers::HealthList workers)
{
    workers = inSeconds(std::move(workers));
    if (workers == m_status.workers)
        return;
    m_status.workers = std::move(workers);
    m_bell.ring();
}

async::Task<Status> WorkerStatusFile::keepCurrent(async::Timer& timer)
{
    for (;;) {
        co_await m_bell.wait();
        write();
        co_await timer.wait(kPause);
    }
}

void WorkerStatusFile::write()
{
    if (m_path.empty())
        return;
    m_status.told = m_clock.now();
    // It names projects and sources: for the user alone.
    const fs::path folder = fs::path(m_path).parent_path();
    std::error_code code;
    // A pipe would hold the thread until somebody reads it.
    if (fs::exists(m_path, code) && !fs::is_regular_file(m_path, code))
        return;
    if (fs::create_directories(folder, code))
        fs::permissions(folder, fs::perms::owner_all, code);
    m_isWritten = writeWholeFile(m_path, workerStatusText(m_status)).has_value() || m_isWritten;
}

} // namespace netatlas::composition
