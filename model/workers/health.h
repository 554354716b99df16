// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "model/base/error.h"
#include "model/domain/site_observation.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netatlas::workers {

/// What a worker is for (user-experience 5.8).
enum class WorkerKind : std::uint8_t {
    ProviderSync,   ///< reads a whole source
    MachineAgent,   ///< tells what one host sees of itself
    InstancePoller, ///< asks a provider about the instances of machines
    ServiceUpdater, ///< follows the services and pods of a cluster
    PeerKeeper,     ///< keeps endpoints and members of controllers
    AddressUpdater, ///< writes the endpoints into a file for agents
};

/// The stable word of a kind, such as `instance-poller`.
std::string_view wordOf(WorkerKind kind);

enum class WorkerState : std::uint8_t {
    Waiting, ///< for its time, for news, or to be asked
    Running,
    Failing, ///< the last run failed; waits to try again
    Paused,
    Ended, ///< has nothing left to do; runs again only when asked
};

/// What a run named and left out. Sites may have many such things, and the health of workers is
/// told often: only the first ones go along.
struct RunProblems
{
    static constexpr std::size_t kMostNamed = 20;

    std::uint64_t count = 0;
    std::vector<domain::SeenProblem> named; ///< at most `kMostNamed`

    RunProblems() = default;
    explicit RunProblems(const std::vector<domain::SeenProblem>& all);
    bool operator==(const RunProblems&) const = default;
};

/// How one worker is doing: a line of Activity and of `netatlas workers`.
struct WorkerHealth
{
    std::string name;
    WorkerKind kind = WorkerKind::ProviderSync;
    WorkerState state = WorkerState::Waiting;
    std::optional<Timestamp> lastRun;     ///< when the last one began
    std::optional<Timestamp> lastSuccess; ///< when one last ended well: the age of the picture
    std::optional<Timestamp> nextRun;
    std::chrono::milliseconds lastDuration{0};
    std::uint64_t runs = 0;
    std::uint64_t failures = 0;      ///< of all runs
    std::uint64_t failuresInRow = 0; ///< since the last run that ended well
    std::uint64_t changes = 0;       ///< of all runs
    std::uint64_t lastEntry = 0;     ///< the journal entry that it made last
    RunProblems lastProblems;
    std::optional<Error> error; ///< why the last run failed
    /// Of a run that goes on: what is being read.
    std::string part;
    std::uint64_t items = 0;

    bool operator==(const WorkerHealth&) const = default;
};

/// The stable word of a state, such as `failing`.
std::string_view wordOf(WorkerState state);

/// All workers, in order of their names: an immutable value for anybody to show.
using HealthList = std::vector<WorkerHealth>;

} // namespace netatlas::workers
