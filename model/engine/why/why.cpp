// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/why/why.h"

#include "model/engine/addressing/listed_addresses.h"
#include "model/engine/addressing/preferred.h"
#include "model/engine/containers/machine_networks.h"
#include "model/engine/why/why_lines.h"

namespace netatlas::engine::why {

namespace {

using namespace domain;
using addressing::Preference;
using addressing::Trace;
using addressing::TraceLine;

Answer preferred(const Model& model, const MachineRow& machine, Preference preference)
{
    const bool isPublic = preference == Preference::Public;
    const auto& current = isPublic ? machine.preferredPublic : machine.preferredPrivate;
    Trace trace;
    const auto choice = addressing::preferredAddress(
        preference, current ? addressing::recordOf(*current) : addressing::Address{},
        addressing::recordsOf(machine.providerAddresses),
        addressing::recordsOf(machine.machineAddresses), &trace);
    Answer answer{.question = isPublic ? Question::PublicAddress : Question::PrivateAddress,
                  .object = model.refOf(machine)};
    if (!choice.address.value.empty())
        answer.chosen.push_back(choice.address.value);
    std::vector<ListedAddress> listed = machine.providerAddresses;
    listed.insert(listed.end(), machine.machineAddresses.begin(), machine.machineAddresses.end());
    answer.lines = linesOf(model, trace, listed, machine.id);
    return answer;
}

/// What carries a container: of both choices the error is told by the lines.
template <class Choose>
Answer carried(const Model& model, const MachineRow& guest, Question question, Choose choose)
{
    Answer answer{.question = question, .object = model.refOf(guest)};
    Trace trace;
    const auto chosen = choose(*guest.parent, guest.id, &trace);
    if (chosen)
        answer.chosen = *chosen;
    else if (trace.empty())
        note(&trace, addressing::TraceReason::SeveralHostSpaces);
    for (const TraceLine& traced : trace)
        answer.lines.push_back(
            {.reason = traced.reason, .value = traced.value, .space = traced.subject});
    return answer;
}

Answer containerBridges(const Model& model, const MachineRow& guest)
{
    return carried(model, guest, Question::ContainerBridges,
                   [&model](MachineId host, MachineId id, Trace* trace) {
                       return containers::missingBridges(model, host, id, trace)
                           .map([](const containers::MissingBridges& missing) {
                               std::vector<std::string> names;
                               for (const auto& bridge : missing.bridges)
                                   names.push_back(bridge.device);
                               return names;
                           });
                   });
}

Answer containerDevices(const Model& model, const MachineRow& guest)
{
    return carried(model, guest, Question::ContainerDevices,
                   [&model](MachineId host, MachineId id, Trace* trace) {
                       return containers::guestDevices(model, host, id, trace)
                           .map([](const std::vector<containers::GuestDevice>& devices) {
                               std::vector<std::string> names;
                               for (const auto& device : devices)
                                   names.push_back(device.parent);
                               return names;
                           });
                   });
}

} // namespace

std::vector<Answer> whyMachine(const Model& model, MachineId id)
{
    const auto& machine = model.at<MachineRow>(id);
    std::vector<Answer> answers{preferred(model, machine, Preference::Public),
                                preferred(model, machine, Preference::Private)};
    if (machine.parent) {
        answers.push_back(containerBridges(model, machine));
        answers.push_back(containerDevices(model, machine));
    }
    return answers;
}

} // namespace netatlas::engine::why
