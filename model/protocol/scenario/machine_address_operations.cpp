// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/addressing/combining.h"
#include "model/engine/addressing/listed_addresses.h"
#include "model/engine/reconcile/reconciliation.h"
#include "model/exchange/listed_address_reader.h"
#include "model/protocol/scenario/families.h"
#include "model/protocol/scenario/judged.h"

namespace netatlas::protocol::scenario {

namespace json = boost::json;
namespace reconcile = engine::reconcile;
using namespace netatlas::domain;

namespace {

/// Chooses the preferred addresses by the lists as they are: also a list that was set to what it
/// was may find a fragment whose choice is another, or none (6.5).
void preferAddresses(Scene& scene, MachineId machine)
{
    ChangeRecorder rows(scene.model().state);
    rows.alter<MachineRow>(machine, &engine::addressing::preferAddresses);
    scene.apply(rows.changes());
}

Answer setAddresses(Scene& scene, const exchange::JsonMembers& when, Origin list)
{
    const std::string number = when.text("machine");
    auto addresses = exchange::readListedAddresses(when, "addresses", list,
                                                   exchange::surroundingsIn(scene.model()));
    const auto machine = findMachine(scene.model(), number);
    if (!machine)
        return notFound("machine", number);
    reconcile::Reconciliation run(scene.model(), Timestamp{}, {});
    if (const Status set = run.setAddresses(*machine, list, std::move(addresses)); !set)
        return fail(set.error());
    scene.apply(run.changes());
    preferAddresses(scene, *machine);
    return nullptr;
}

Answer setMachineAddresses(Scene& scene, const exchange::JsonMembers& when)
{
    return setAddresses(scene, when, Origin::Machine);
}

Answer setProviderAddresses(Scene& scene, const exchange::JsonMembers& when)
{
    return setAddresses(scene, when, Origin::Provider);
}

/// The provider's list, then what the agent saw beside it (model-and-workers 6.4).
Answer machineAddresses(Scene& scene, const exchange::JsonMembers& when)
{
    const std::string number = when.text("machine");
    const auto id = findMachine(scene.model(), number);
    if (!id)
        return notFound("machine", number);
    const MachineRow& machine = scene.model().at<MachineRow>(*id);
    json::array values;
    for (const auto& address :
         engine::addressing::merged(engine::addressing::recordsOf(machine.providerAddresses),
                                    engine::addressing::recordsOf(machine.machineAddresses)))
        values.emplace_back(jsonText(address.value));
    return values;
}

Answer preferredAddress(Scene& scene, const exchange::JsonMembers& when)
{
    const std::string number = when.text("machine");
    const std::string which = when.text("which");
    if (which != "public" && which != "private")
        return fail(ErrorKind::NotValid,
                    {{"what", "which"}, {"value", which}, {"cause", "unknown"}});
    const auto id = findMachine(scene.model(), number);
    if (!id)
        return notFound("machine", number);
    const MachineRow& machine = scene.model().at<MachineRow>(*id);
    const auto& preferred = which == "public" ? machine.preferredPublic : machine.preferredPrivate;
    if (!preferred)
        return fail(ErrorKind::NoAddress, {{"which", which}, {"machine", number}});
    return jsonText(preferred->value);
}

} // namespace

Family machineAddressOperations()
{
    static constexpr NamedOperation kOperations[] = {
        {"set-machine-addresses", setMachineAddresses},
        {"set-provider-addresses", setProviderAddresses},
        {"machine-addresses", machineAddresses},
        {"preferred-address", preferredAddress},
    };
    return kOperations;
}

} // namespace netatlas::protocol::scenario
