// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workers/source_worker.h"

namespace netatlas::workers {

SourceWorker::SourceWorker(providers::SourceSettings settings,
                           std::unique_ptr<providers::Provider> provider, ObservationSink& sink,
                           WorkerKind kind)
    : m_settings(std::move(settings))
    , m_provider(std::move(provider))
    , m_sink(sink)
    , m_kind(kind)
{
}

std::optional<std::chrono::milliseconds> SourceWorker::interval() const
{
    if (m_settings.interval.count() == 0)
        return std::nullopt;
    return m_settings.interval;
}

async::Task<Result<RunReport>> SourceWorker::run(RunProgress progress)
{
    auto observed = co_await m_provider->fetch(std::move(progress));
    if (!observed) {
        observed.error().details.emplace("source", m_settings.name);
        co_return fail(std::move(observed.error()));
    }
    co_return co_await m_sink.take(m_settings.name, std::move(*observed), {});
}

} // namespace netatlas::workers
