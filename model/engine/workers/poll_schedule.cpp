// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/workers/poll_schedule.h"

#include <algorithm>

namespace netatlas::engine::workers {

using domain::Life;
using domain::MachineId;
using domain::MachineStatus;

PollPlace bumped(PollPlace place)
{
    if (place.group == PollGroup::Short)
        place.interval = place.interval >= kLongestShortPoll
                             ? kLongestShortPoll
                             : std::clamp<std::chrono::seconds>(place.interval * 2, kShortestPoll,
                                                                kLongestShortPoll);
    return place;
}

PollPlace afterPoll(PollPlace place, const PollOutcome& outcome)
{
    if (outcome.startedRunning)
        place.interval = kShortestPoll;
    const bool isShort = place.group == PollGroup::Short;
    if (outcome.providerStatus == "allocating" || outcome.providerStatus == "pending")
        return bumped(place);
    const bool isUnknown = outcome.providerStatus.empty() || outcome.providerStatus == "unknown";
    if (!isShort)
        return isUnknown || !outcome.hasAddresses ? PollPlace{} : place;
    if (outcome.hasAddresses && outcome.machineStatus == MachineStatus::Started)
        return {PollGroup::Long, kShortestPoll};
    return bumped(place);
}

EventOutcome afterEvent(const MachineEvent& event)
{
    if (!event.life || *event.life == Life::Dead)
        return {};
    if (event.isManual)
        return {std::nullopt, event.instanceStatus == "running" ? "" : "running"};
    return {PollPlace{}, {}};
}

void PollSchedule::put(MachineId machine, PollPlace place, Time now)
{
    m_entries[machine] = {place, now + place.interval};
}

std::string_view PollSchedule::take(MachineId machine, const MachineEvent& event, Time now)
{
    const EventOutcome outcome = afterEvent(event);
    if (outcome.place)
        put(machine, *outcome.place, now);
    else
        m_entries.erase(machine);
    return outcome.setStatus;
}

void PollSchedule::take(MachineId machine, const PollOutcome& outcome, Time now)
{
    // The machine may have gone while its poll was under way.
    if (const auto place = placeOf(machine))
        put(machine, afterPoll(*place, outcome), now);
}

void PollSchedule::delay(MachineId machine, Time now)
{
    if (const auto place = placeOf(machine))
        put(machine, bumped(*place), now);
}

std::vector<MachineId> PollSchedule::dueShort(Time now) const
{
    std::vector<MachineId> due;
    for (const auto& [machine, entry] : m_entries)
        if (entry.place.group == PollGroup::Short && entry.due <= now)
            due.push_back(machine);
    return due;
}

std::optional<PollSchedule::Time> PollSchedule::nextShort() const
{
    std::optional<Time> next;
    for (const auto& [machine, entry] : m_entries)
        if (entry.place.group == PollGroup::Short && (!next || entry.due < *next))
            next = entry.due;
    return next;
}

std::vector<MachineId> PollSchedule::longGroup() const
{
    std::vector<MachineId> machines;
    for (const auto& [machine, entry] : m_entries)
        if (entry.place.group == PollGroup::Long)
            machines.push_back(machine);
    return machines;
}

std::optional<PollPlace> PollSchedule::placeOf(MachineId machine) const
{
    const auto found = m_entries.find(machine);
    return found == m_entries.end() ? std::nullopt : std::optional(found->second.place);
}

domain::InterfaceConfigs interfacesOf(const std::vector<domain::ListedAddress>& addresses)
{
    domain::InterfaceConfigs interfaces;
    for (const domain::ListedAddress& listed : addresses) {
        domain::InterfaceConfig interface;
        interface.index = static_cast<std::uint32_t>(interfaces.size());
        domain::InterfaceAddress address;
        address.value = listed.value;
        address.type = listed.type;
        address.scope = listed.scope;
        const bool isPublic = listed.scope == domain::Scope::Public;
        (isPublic ? interface.shadowAddresses : interface.addresses).push_back(std::move(address));
        interfaces.push_back(std::move(interface));
    }
    return interfaces;
}

} // namespace netatlas::engine::workers
