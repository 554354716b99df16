// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/json_codec.h"
#include "model/domain/object_text.h"
#include "model/engine/edits/carry_out.h"
#include "model/engine/edits/move_violations.h"
#include "model/engine/edits/subnet_reference.h"
#include "model/engine/facts/address_subnet.h"
#include "model/protocol/scenario/families.h"
#include "model/protocol/scenario/judged.h"

namespace netatlas::protocol::scenario {

namespace json = boost::json;
namespace edits = engine::edits;
using namespace netatlas::domain;

namespace {

Result<std::vector<SubnetId>> subnetsById(const Scene& scene, const exchange::JsonMembers& when)
{
    std::vector<SubnetId> subnets;
    for (const std::string& text : when.idTexts("subnets")) {
        const auto id = edits::subnetOfId(scene.model(), text);
        if (!id)
            return fail(id.error());
        subnets.push_back(*id);
    }
    return subnets;
}

/// Steps 1 to 3 of model-and-workers 5.5.
Result<edits::MoveSubnets> moveAskedFor(const Scene& scene, const exchange::JsonMembers& when)
{
    const Model& model = scene.model();
    const std::string to = when.text("to");
    if (const Status allowed = edits::requireMutableSpaces(model, edits::OwnedSpaces::Refuse);
        !allowed)
        return fail(allowed.error());
    const auto subnets = subnetsById(scene, when);
    if (!subnets)
        return fail(subnets.error());
    for (const SubnetId id : *subnets)
        if (const Status movable = edits::requireMovable(model, id); !movable)
            return fail(movable.error());
    const auto space = findSpace(model, to);
    if (!space)
        return notFound("space", to);
    return edits::MoveSubnets{*subnets, *space};
}

/// What a provider listed before the move may name a space that its subnet was not in; it is set
/// right along with the subnet (5.5).
class ListsSetRight
{
public:
    ListsSetRight(const Model& model, const edits::SubnetMove& move)
        : m_model(model)
        , m_move(move)
        , m_rows(model.state)
    {
    }

    ModelChanges changes()
    {
        for (const MachineRow& machine : m_model.table<MachineRow>()) {
            MachineRow right = machine;
            for (ListedAddress& address : right.providerAddresses)
                setRight(address);
            for (auto* preferred : {&right.preferredPublic, &right.preferredPrivate})
                if (*preferred && (*preferred)->origin == Origin::Provider)
                    setRight(**preferred);
            if (right != machine)
                m_rows.put(std::move(right));
        }
        return m_rows.changes();
    }

private:
    void setRight(ListedAddress& address) const
    {
        const auto value = net::IpAddress::parse(address.value);
        if (!value)
            return;
        engine::facts::AddressPlace place{.value = *value};
        if (const auto cidr = net::Cidr::parse(address.cidr))
            place.cidr = *cidr;
        const auto subnet = engine::facts::subnetOf(m_model.state, m_model.facts, place);
        if (!subnet || !m_move.moving.contains(*subnet))
            return;
        address.subnet = subnet;
        address.space.reset();
    }

    const Model& m_model;
    const edits::SubnetMove& m_move;
    ChangeRecorder m_rows;
};

Answer moveSubnets(Scene& scene, const exchange::JsonMembers& when)
{
    const bool isForced = when.truth("force");
    auto move = moveAskedFor(scene, when);
    if (!move)
        return fail(move.error());
    const Scene before = scene;
    const auto done = carryOut(scene, *move);
    if (!done)
        return fail(done.error());
    warnOfUnmatched(scene, before.model());
    const edits::SubnetMove moved =
        edits::subnetMove(before.model(), scene.model(), move->subnets, move->space);
    const auto violations = edits::violationsOf(moved);
    if (!violations.empty() && !isForced)
        return fail(edits::violationError(violations));
    warnOf(scene, violations);
    scene.apply(ListsSetRight(scene.model(), moved).changes());
    return detailJson(detailOf(*done, "moved"));
}

/// Which subnets each space has, alpha and empty spaces included.
json::object topologyOf(const Model& model)
{
    json::object spaces;
    for (const SpaceRow& space : model.table<SpaceRow>()) {
        json::array& ids = spaces[space.name].emplace_array();
        for (const SubnetId id : model.facts.subnetsOfSpace.of(space.id))
            ids.emplace_back(id.text());
    }
    return spaces;
}

/// The topology that a move would make, whoever owns the spaces; only existence is checked.
Answer moveTopology(Scene& scene, const exchange::JsonMembers& when)
{
    const std::string to = when.text("to");
    const auto subnets = subnetsById(scene, when);
    if (!subnets)
        return fail(subnets.error());
    const auto space = findSpace(scene.model(), to);
    if (!space)
        return notFound("space", to);
    ChangeRecorder rows(scene.model().state);
    for (const SubnetId id : *subnets)
        rows.alter<SubnetRow>(id, [space](SubnetRow& row) { row.space = *space; });
    Scene moved = scene;
    moved.apply(rows.changes());
    return topologyOf(moved.model());
}

} // namespace

Family subnetMoves()
{
    static constexpr NamedOperation kOperations[] = {
        {"move-subnets", moveSubnets},
        {"move-topology", moveTopology},
    };
    return kOperations;
}

} // namespace netatlas::protocol::scenario
