// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/facts/address_subnet.h"
#include "model/engine/reconcile/reconciliation.h"
#include "model/protocol/scenario/families.h"
#include "model/protocol/scenario/interface_reading.h"
#include "model/protocol/scenario/judged.h"

namespace netatlas::protocol::scenario {

namespace json = boost::json;
using namespace netatlas::domain;
using engine::reconcile::Reconciliation;

namespace {

// Scenarios stand outside of time.
constexpr Timestamp kSimulatedNow{};

Answer setObservedConfig(Scene& scene, const exchange::JsonMembers& when)
{
    const std::string number = when.text("machine");
    const auto interfaces = readInterfaces(when, "config");
    engine::reconcile::ObservationScope scope;
    if (when.truth("discover-subnets"))
        scope.discovery = engine::reconcile::Discovery::Yes;
    const auto machine = findMachine(scene.model(), number);
    if (!machine)
        return fail(ErrorKind::PermissionDenied, {{"what", "machine"}, {"key", number}});
    Reconciliation run(scene.model(), kSimulatedNow, "machine");
    const auto added = run.observe(*machine, interfaces, scope);
    if (!added)
        return fail(added.error());
    scene.apply(run.changes());
    warnOf(scene, run.warnings());
    return json::object{{"subnets-added", jsonTexts(*added)}};
}

Answer setProviderConfig(Scene& scene, const exchange::JsonMembers& when)
{
    const std::string number = when.text("machine");
    const auto interfaces = readInterfaces(when, "config");
    const auto machine = findMachine(scene.model(), number);
    if (!machine)
        return notFound("machine", number);
    Reconciliation run(scene.model(), kSimulatedNow, "provider");
    const auto report = run.setProviderConfig(*machine, interfaces);
    if (!report)
        return fail(report.error());
    scene.apply(run.changes());
    warnOf(scene, report->warnings);
    std::vector<std::string> addresses;
    for (const ListedAddress& address : report->addresses)
        addresses.push_back(address.value + '@' +
                            engine::facts::spaceOf(scene.model().facts, address).text());
    return json::object{{"modified", report->isModified}, {"addresses", jsonTexts(addresses)}};
}

} // namespace

Family networkConfigOperations()
{
    static constexpr NamedOperation kOperations[] = {
        {"set-observed-network-config", setObservedConfig},
        {"set-provider-network-config", setProviderConfig},
    };
    return kOperations;
}

} // namespace netatlas::protocol::scenario
