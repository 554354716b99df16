// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/timer.h"
#include "model/base/clock.h"
#include "model/base/result.h"
#include "model/workers/health.h"

#include <functional>
#include <optional>
#include <string>

namespace netatlas::workers {

/// What one run came to.
struct RunReport
{
    std::uint64_t entry = 0;   ///< of the journal; 0 = nothing new
    std::uint64_t changes = 0; ///< rows added, updated or newly missing
    RunProblems problems{};
    bool isOver = false;         ///< nothing is left to do, for good
    std::optional<Error> reason; ///< why it is over, where that is worth a word
};

/// How long to wait after a failed run: the shortest wait, doubled each time up to the longest.
struct RetryWaits
{
    std::chrono::seconds shortest{3};
    std::chrono::seconds longest{60};
};

/// Told while a run goes on.
using RunProgress = std::function<void(const std::string& part, std::size_t items)>;

/// Something that is done again and again beside the window: one loop, kept alive by the
/// supervisor (architecture 5). A run may be stopped wherever it waits, and must leave nothing
/// half done then.
class Worker
{
public:
    virtual ~Worker() = default;

    virtual const std::string& name() const = 0;
    virtual WorkerKind kind() const = 0;
    virtual async::Task<Result<RunReport>> run(RunProgress progress) = 0;
    /// Time from one run to the next, asked after each; nothing when it runs only when asked or
    /// told.
    virtual std::optional<std::chrono::milliseconds> interval() const = 0;
    /// Waits for a reason of its own to run before that. `not-supported` when there can be none.
    virtual async::Task<Status> awaitNews();
    /// Somebody asks for the next run, rather than time or news.
    virtual void noteAsked() {}
    /// The waits after a run that failed just now.
    virtual RetryWaits retryWaits() const { return {}; }
};

} // namespace netatlas::workers
