// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/carry_out.h"
#include "model/engine/edits/subnet_reference.h"
#include "model/engine/edits/subnet_update.h"
#include "model/protocol/scenario/families.h"
#include "model/protocol/scenario/judged.h"

#include <algorithm>

namespace netatlas::protocol::scenario {

namespace json = boost::json;
namespace edits = engine::edits;
using namespace netatlas::domain;

namespace {

/// The space that an argument names, by name or by id; nothing when none is named.
Result<std::optional<SpaceId>> spaceAskedFor(const Scene& scene, const exchange::JsonMembers& when)
{
    if (const std::string name = when.text("space"); !name.empty()) {
        const auto space = findSpace(scene.model(), name);
        if (!space)
            return notFound("space", name);
        return space;
    }
    const auto id = when.id<SpaceId>("space-id");
    if (id && !scene.model().find<SpaceRow>(*id))
        return notFound("space", id->text());
    return id;
}

Answer addSubnet(Scene& scene, const exchange::JsonMembers& when)
{
    edits::AddSubnet action{.cidr = when.text("cidr"),
                            .providerId = when.text("provider-id"),
                            .providerNetworkId = when.text("provider-network-id"),
                            .zones = when.texts("zones"),
                            .isPublic = when.truth("public"),
                            .fanLocalUnderlay = when.cidr("fan-local-underlay"),
                            .fanOverlay = when.cidr("fan-overlay")};
    if (const auto block = edits::parseBlock(action.cidr); !block)
        return fail(block.error());
    const auto tag = edits::checkedVlanTag(when.number("vlan-tag"));
    if (!tag)
        return fail(tag.error());
    action.vlanTag = *tag;
    const auto space = spaceAskedFor(scene, when);
    if (!space)
        return fail(space.error());
    action.space = space->value_or(kAlpha);
    const auto done = carryOut(scene, std::move(action));
    if (!done)
        return fail(done.error());
    const std::string id = detailOf(*done, "id").text();
    // Until a reload sees it (5.4).
    scene.warn("unconfirmed", {{"what", "subnet"}, {"key", id}});
    return json::object{{"id", id}};
}

Answer updateSubnet(Scene& scene, const exchange::JsonMembers& when)
{
    const auto id = edits::subnetOfId(scene.model(), when.idText("id"));
    if (!id)
        return fail(id.error());
    const auto tag = edits::checkedVlanTag(when.number("vlan-tag"));
    if (!tag)
        return fail(tag.error());
    const auto space = spaceAskedFor(scene, when);
    if (!space)
        return fail(space.error());
    ChangeRecorder rows(scene.model().state);
    const bool isChanged =
        edits::update(rows, *id, {.space = *space, .zones = when.texts("zones"), .vlanTag = *tag})
            .isChanged;
    applyAndSettle(scene, rows.changes());
    return json::object{{"changed", isChanged}};
}

Answer subnetByCidr(Scene& scene, const exchange::JsonMembers& when)
{
    const auto id = edits::subnetOfCidr(scene.model(), when.text("cidr"));
    if (!id)
        return fail(id.error());
    return json::object{{"id", id->text()}};
}

Answer subnetsByCidr(Scene& scene, const exchange::JsonMembers& when)
{
    const auto block = edits::parseBlock(when.text("cidr"));
    if (!block)
        return fail(block.error());
    json::array ids;
    for (const SubnetId id : subnetsOf(scene.model(), *block))
        ids.emplace_back(id.text());
    return ids;
}

/// A list of CIDR arguments (model-and-workers 13.3).
Answer checkCidrs(Scene&, const exchange::JsonMembers& when)
{
    const auto networks = edits::checkedCidrs(when.texts("cidrs"));
    if (!networks)
        return fail(networks.error());
    std::vector<std::string> texts;
    for (const net::Cidr& network : *networks)
        texts.push_back(network.text());
    std::sort(texts.begin(), texts.end());
    return jsonTexts(texts);
}

} // namespace

Family subnetOperations()
{
    static constexpr NamedOperation kOperations[] = {
        {"add-subnet", addSubnet},        {"update-subnet", updateSubnet},
        {"subnet-by-cidr", subnetByCidr}, {"subnets-by-cidr", subnetsByCidr},
        {"check-cidrs", checkCidrs},
    };
    return kOperations;
}

} // namespace netatlas::protocol::scenario
