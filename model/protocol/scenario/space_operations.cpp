// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/json_codec.h"
#include "model/domain/object_text.h"
#include "model/engine/edits/carry_out.h"
#include "model/engine/edits/move_violations.h"
#include "model/engine/edits/space_uses.h"
#include "model/engine/edits/subnet_reference.h"
#include "model/protocol/scenario/families.h"
#include "model/protocol/scenario/judged.h"

namespace netatlas::protocol::scenario {

namespace json = boost::json;
namespace edits = engine::edits;
using namespace netatlas::domain;

namespace {

/// The subnets named by id and by CIDR (model-and-workers 5.1, step 4), each once.
Result<std::vector<SubnetId>> subnetsNamed(const Scene& scene, const exchange::JsonMembers& when)
{
    std::vector<SubnetId> subnets;
    const auto take = [&subnets](const Result<SubnetId>& id) {
        if (id && std::find(subnets.begin(), subnets.end(), *id) == subnets.end())
            subnets.push_back(*id);
        return id.has_value();
    };
    for (const std::string& text : when.idTexts("subnets"))
        if (const auto id = edits::subnetOfId(scene.model(), text); !take(id))
            return fail(id.error());
    for (const std::string& text : when.texts("cidrs"))
        // An id may stand in place of a CIDR, and tells equal ones apart.
        if (const auto id = SubnetId::parse(text) ? edits::subnetOfId(scene.model(), text)
                                                  : edits::subnetOfCidr(scene.model(), text);
            !take(id))
            return fail(id.error());
    return subnets;
}

/// What moving the subnets into the new space leaves unmet is worth a warning, no more.
void warnOfMove(Scene& scene, const Model& before, const std::vector<SubnetId>& subnets,
                SpaceId space)
{
    if (subnets.empty())
        return;
    warnOfUnmatched(scene, before);
    warnOf(scene, edits::violationsOf(edits::subnetMove(before, scene.model(), subnets, space)));
}

Answer addSpace(Scene& scene, const exchange::JsonMembers& when)
{
    edits::AddSpace action{.name = when.text("name"),
                           .providerId = when.text("provider-id"),
                           .isPublic = when.truth("public")};
    if (const Status allowed = edits::requireSpaces(scene.model()); !allowed)
        return fail(allowed.error());
    if (const Status free = edits::requireFreeSpaceName(scene.model(), action.name); !free)
        return fail(free.error());
    auto subnets = subnetsNamed(scene, when);
    if (!subnets)
        return fail(subnets.error());
    action.subnets = *subnets;

    const Scene before = scene;
    const auto done = carryOut(scene, std::move(action));
    if (!done)
        return fail(done.error());
    const std::string id = detailOf(*done, "id").text();
    warnOfMove(scene, before.model(), *subnets, *SpaceId::parse(id));
    if (providerOf(scene.model()).discoversSpaces)
        scene.warn("unconfirmed", {{"what", "space"}, {"key", when.text("name")}});
    return json::object{{"id", id}};
}

Answer renameSpace(Scene& scene, const exchange::JsonMembers& when)
{
    const std::string to = when.text("to");
    const auto space =
        edits::spaceToRename(scene.model(), when.text("from"), to, edits::OwnedSpaces::Refuse);
    if (!space)
        return fail(space.error());
    const auto done = carryOut(scene, edits::RenameSpace{*space, to});
    if (!done)
        return fail(done.error());
    return nullptr;
}

Details usesDetails(const edits::SpaceUses& uses)
{
    return {{"constraints", uses.constraints},
            {"model", uses.isInModelConstraint},
            {"bindings", uses.bindings},
            {"controller-settings", uses.settings}};
}

Answer removeSpace(Scene& scene, const exchange::JsonMembers& when)
{
    const std::string name = when.text("name");
    const auto id = edits::spaceToRemove(scene.model(), name, edits::OwnedSpaces::Refuse);
    if (!id)
        return fail(id.error());
    const SpaceRow space = scene.model().at<SpaceRow>(*id);
    const edits::SpaceUses uses = edits::usesOf(scene.model(), space);
    Details lists = usesDetails(uses);
    json::value result = detailsJson(lists);
    if (when.truth("dry-run"))
        return result;
    if (uses.any() && !when.truth("force")) {
        lists.emplace("space", name);
        return fail(ErrorKind::SpaceInUse, std::move(lists));
    }
    warnOfRemoval(scene, space);
    const auto done = carryOut(scene, edits::RemoveSpace{*id});
    if (!done)
        return fail(done.error());
    return result;
}

} // namespace

Family spaceOperations()
{
    static constexpr NamedOperation kOperations[] = {
        {"add-space", addSpace},
        {"rename-space", renameSpace},
        {"remove-space", removeSpace},
    };
    return kOperations;
}

} // namespace netatlas::protocol::scenario
