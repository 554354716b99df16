// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/spaces/space_names.h"
#include "model/exchange/reload_answer.h"
#include "model/protocol/scenario/families.h"
#include "model/protocol/scenario/judged.h"

#include <algorithm>

namespace netatlas::protocol::scenario {

namespace json = boost::json;
namespace reload = engine::reload;
using namespace netatlas::domain;

namespace {

std::vector<reload::ProviderSubnet> providerSubnets(const exchange::JsonMembers& members)
{
    std::vector<reload::ProviderSubnet> subnets;
    members.forEach("subnets", [&subnets](const exchange::JsonMembers& subnet) {
        subnets.push_back({.cidr = subnet.text("cidr"),
                           .providerId = subnet.text("provider-id"),
                           .providerNetworkId = subnet.text("provider-network-id"),
                           .vlanTag = subnet.number("vlan-tag"),
                           .zones = subnet.texts("zones")});
    });
    return subnets;
}

std::vector<reload::ProviderSpace> providerSpaces(const exchange::JsonMembers& provider)
{
    std::vector<reload::ProviderSpace> spaces;
    provider.forEach("spaces", [&spaces](const exchange::JsonMembers& space) {
        spaces.push_back({.name = space.text("name"),
                          .providerId = space.idText("provider-id"),
                          .subnets = providerSubnets(space)});
    });
    return spaces;
}

json::array idsOf(const std::vector<SubnetId>& subnets)
{
    json::array ids;
    for (const SubnetId id : subnets)
        ids.emplace_back(id.text());
    return ids;
}

Answer convertSpaceName(Scene&, const exchange::JsonMembers& when)
{
    return jsonText(engine::spaces::spaceNameOf(when.text("name"), when.texts("taken")));
}

Answer saveProviderSubnets(Scene& scene, const exchange::JsonMembers& when)
{
    const auto subnets = providerSubnets(when);
    const auto space = when.id<SpaceId>("space-id");
    if (space && !scene.model().find<SpaceRow>(*space))
        return notFound("space", space->text());
    reload::ProviderReload run(scene.model());
    if (const Status saved = run.saveSubnets(subnets, space); !saved)
        return fail(saved.error());
    const reload::Reloaded done = run.outcome();
    applyAndSettle(scene, run.changes());
    return json::object{{"added", idsOf(done.subnetsAdded)},
                        {"updated", idsOf(done.subnetsUpdated)}};
}

Answer reloadSpaces(Scene& scene, const exchange::JsonMembers&)
{
    const ProviderRow& provider = providerOf(scene.model());
    if (!provider.hasNetworking)
        return fail(ErrorKind::NotSupported,
                    {{"feature", "networking"}, {"provider", provider.type}});
    std::optional<Error> problem;
    const json::value given(scene.given());
    const exchange::JsonMembers world(given, problem);
    const exchange::JsonMembers listed = world.object("provider");
    const auto spaces = providerSpaces(listed);
    const auto subnets = providerSubnets(listed);
    if (problem)
        return fail(*problem);

    reload::ProviderReload run(scene.model());
    const Status saved =
        provider.discoversSpaces ? run.saveSpaces(spaces) : run.saveSubnets(subnets, std::nullopt);
    if (!saved)
        return fail(saved.error());
    if (provider.discoversSpaces)
        run.deleteSpaces(spaces);
    const reload::Reloaded done = run.outcome();
    for (const SpaceRow& space : done.spacesRemoved)
        warnOfRemoval(scene, space);
    for (const reload::KeptSpace& space : done.spacesKept)
        scene.warn(errorKindText(ErrorKind::SpaceInUse),
                   {{"space", space.name}, {"reason", space.reason}});
    applyAndSettle(scene, run.changes());
    return exchange::reloadedJson(done);
}

} // namespace

Family reloadOperations()
{
    static constexpr NamedOperation kOperations[] = {
        {"convert-space-name", convertSpaceName},
        {"save-provider-subnets", saveProviderSubnets},
        {"reload-spaces", reloadSpaces},
    };
    return kOperations;
}

} // namespace netatlas::protocol::scenario
