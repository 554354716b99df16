// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/interface_config.h"
#include "model/domain/machine_rows.h"

#include <chrono>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace netatlas::engine::workers {

/// When a machine's instance is asked about next (model-and-workers 7.2): often and ever less often
/// while it comes up, every now and then once it runs.
enum class PollGroup : std::uint8_t { Short, Long };

inline constexpr std::chrono::seconds kShortestPoll{3};
inline constexpr std::chrono::seconds kLongestShortPoll{60};
inline constexpr std::chrono::minutes kLongPoll{15};

struct PollPlace
{
    PollGroup group = PollGroup::Short;
    /// Only of the short group.
    std::chrono::seconds interval = kShortestPoll;

    bool operator==(const PollPlace&) const = default;
};

/// The place with a doubled interval, at most a minute. The long group has one time for all.
PollPlace bumped(PollPlace place);

/// What a poll of one machine showed.
struct PollOutcome
{
    std::string_view providerStatus;
    domain::MachineStatus machineStatus = domain::MachineStatus::Unknown; ///< the agent's
    bool hasAddresses = false;                                            ///< from the provider
    /// Whether the instance was something else than `running` up to this poll.
    bool startedRunning = false;
};

/// Where a machine stands after it was asked about.
PollPlace afterPoll(PollPlace place, const PollOutcome& outcome);

/// What is known of a machine when something happened to it.
struct MachineEvent
{
    std::optional<domain::Life> life; ///< nothing: the machine is gone
    bool isManual = false;
    std::string_view instanceStatus;
};

struct EventOutcome
{
    std::optional<PollPlace> place; ///< nothing: it is not polled
    /// What the status of the instance becomes without asking anybody; empty: it stays.
    std::string_view setStatus;
};

/// Where a machine stands after an event; what the place was before plays no part, because every
/// sign of life makes the next poll soon.
EventOutcome afterEvent(const MachineEvent& event);

/// Which machines are polled, and when: the state of the instance poller. A value without a clock;
/// `now` is any time that only grows.
class PollSchedule
{
public:
    using Time = std::chrono::seconds;

    /// An event of the machine. Gives the instance status to set, empty for none.
    std::string_view take(domain::MachineId machine, const MachineEvent& event, Time now);
    /// What the poll of a machine showed.
    void take(domain::MachineId machine, const PollOutcome& outcome, Time now);
    /// The machine could not be asked about, or nothing came back for it.
    void delay(domain::MachineId machine, Time now);

    /// Those of the short group whose time has come, in order of ids.
    std::vector<domain::MachineId> dueShort(Time now) const;
    /// When the first of the short group is due; nothing while it is empty.
    std::optional<Time> nextShort() const;
    /// The whole long group.
    std::vector<domain::MachineId> longGroup() const;
    std::optional<PollPlace> placeOf(domain::MachineId machine) const;

private:
    struct Entry
    {
        PollPlace place;
        Time due{};
    };

    void put(domain::MachineId machine, PollPlace place, Time now);

    std::map<domain::MachineId, Entry> m_entries;
};

/// What stands for interfaces where a provider only lists addresses: one interface an address, by
/// position; a public address is one that the machine itself does not see.
domain::InterfaceConfigs interfacesOf(const std::vector<domain::ListedAddress>& addresses);

} // namespace netatlas::engine::workers
