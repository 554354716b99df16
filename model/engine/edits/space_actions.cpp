// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/carry_out.h"
#include "model/engine/edits/controller_nodes.h"
#include "model/engine/spaces/space_names.h"

#include <algorithm>
#include <set>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

constexpr std::string_view kControllerSpaces[] = {kHaSpaceKey, kManagementSpaceKey};
constexpr std::string_view kDefaultSpace = "default-space";

Status requireFreeProviderId(const Model& model, const std::string& providerId)
{
    if (providerId.empty())
        return {};
    for (const SpaceRow& space : model.table<SpaceRow>())
        if (space.providerId == providerId)
            return fail(ErrorKind::ProviderIdNotUnique,
                        {{"kind-of", "space"}, {"provider-id", providerId}});
    return {};
}

void moveTo(ChangeRecorder& rows, SubnetId id, SpaceId space)
{
    if (rows.table<SubnetRow>().at(id).space != space)
        rows.alter<SubnetRow>(id, [space](SubnetRow& row) { row.space = space; });
}

/// Overlays follow by themselves; one that says where it is must not say otherwise from now on.
void moveWithOverlays(const Workplace& place, SubnetId id, SpaceId space)
{
    moveTo(place.rows, id, space);
    for (const SubnetId overlay : place.now.facts.overlaysOfSubnet.of(id))
        if (place.rows.table<SubnetRow>().at(overlay).space != kAlpha)
            moveTo(place.rows, overlay, space);
}

/// Puts `to` in the place of the space's name in every constraint, or takes the entry out when
/// there is nothing to put there.
void rewriteConstraints(ChangeRecorder& rows, const std::string& from,
                        const std::optional<std::string>& to)
{
    std::vector<ConstraintRow> altered;
    for (ConstraintRow row : rows.table<ConstraintRow>()) {
        std::vector<std::string> spaces;
        for (const std::string& entry : row.spaces) {
            const bool isExcluded = entry == '^' + from;
            if (!isExcluded && entry != from)
                spaces.push_back(entry);
            else if (to)
                spaces.push_back(isExcluded ? '^' + *to : *to);
        }
        if (spaces == row.spaces)
            continue;
        row.spaces = std::move(spaces);
        altered.push_back(std::move(row));
    }
    for (ConstraintRow& row : altered) {
        if (row.spaces.empty())
            rows.erase<ConstraintRow>(row.id);
        else
            rows.put(std::move(row));
    }
}

/// The controller's settings count in its own model only; the default space of bindings in each.
void rewriteSettings(const Model& model, ChangeRecorder& rows, const std::string& from,
                     const std::string& to)
{
    if (model.row.isController)
        for (const std::string_view key : kControllerSpaces)
            if (settingOf(model, key, true) == from)
                putSetting(rows, true, key, to);
    if (settingOf(model, kDefaultSpace) == from)
        putSetting(rows, false, kDefaultSpace, to);
}

/// The rows of which something holds; to be altered, which the table must not see while it is
/// walked.
template <class Row, class Predicate>
std::vector<decltype(Row::id)> idsWhere(const ChangeRecorder& rows, Predicate holds)
{
    std::vector<decltype(Row::id)> ids;
    for (const Row& row : rows.table<Row>())
        if (holds(row))
            ids.push_back(row.id);
    return ids;
}

bool saysSpace(const MachineRow& machine, SpaceId space)
{
    const auto says = [space](const ListedAddress& address) { return address.space == space; };
    return std::any_of(machine.providerAddresses.begin(), machine.providerAddresses.end(), says) ||
           std::any_of(machine.machineAddresses.begin(), machine.machineAddresses.end(), says) ||
           (machine.preferredPublic && says(*machine.preferredPublic)) ||
           (machine.preferredPrivate && says(*machine.preferredPrivate));
}

/// Listed addresses that no subnet ties to the space, and only say that they are in it.
void leaveSpace(std::vector<ListedAddress>& addresses, SpaceId space)
{
    for (ListedAddress& address : addresses)
        if (address.space == space)
            address.space.reset();
}

void leaveSpace(MachineRow& machine, SpaceId space)
{
    leaveSpace(machine.providerAddresses, space);
    leaveSpace(machine.machineAddresses, space);
    for (auto* preferred : {&machine.preferredPublic, &machine.preferredPrivate})
        if (*preferred && (*preferred)->space == space)
            (*preferred)->space.reset();
}

} // namespace

void eraseSpace(const Model& now, ChangeRecorder& rows, const SpaceRow& space)
{
    // Overlays too: their stored space is what counts should they lose their underlay.
    for (const SubnetId id : idsWhere<SubnetRow>(
             rows, [&space](const SubnetRow& row) { return row.space == space.id; }))
        moveTo(rows, id, kAlpha);
    for (const BindingId id : idsWhere<BindingRow>(
             rows, [&space](const BindingRow& row) { return row.space == space.id; }))
        rows.alter<BindingRow>(id, [](BindingRow& binding) { binding.space = kAlpha; });
    for (const MachineId id : idsWhere<MachineRow>(
             rows, [&space](const MachineRow& row) { return saysSpace(row, space.id); }))
        rows.alter<MachineRow>(id, [&space](MachineRow& row) { leaveSpace(row, space.id); });
    rewriteConstraints(rows, space.name, std::nullopt);
    rewriteSettings(now, rows, space.name, {});
    rows.erase<SpaceRow>(space.id);
}

tl::unexpected<Error> notFound(std::string_view what, std::string key)
{
    return fail(ErrorKind::NotFound, {{"what", what}, {"key", std::move(key)}});
}

Status requireSpaces(const Model& model)
{
    const ProviderRow& provider = providerOf(model);
    if (!provider.hasNetworking)
        return fail(ErrorKind::NotSupported,
                    {{"feature", "networking"}, {"provider", provider.type}});
    if (!provider.supportsSpaces)
        return fail(ErrorKind::NotSupported, {{"feature", "spaces"}, {"provider", provider.type}});
    return {};
}

Status requireMutableSpaces(const Model& model, OwnedSpaces owned)
{
    const ProviderRow& provider = providerOf(model);
    if (!provider.hasNetworking)
        return fail(ErrorKind::NotSupported,
                    {{"feature", "networking"}, {"provider", provider.type}});
    if (provider.discoversSpaces && owned == OwnedSpaces::Refuse)
        return fail(ErrorKind::NotSupported,
                    {{"feature", "mutable-spaces"}, {"provider", provider.type}});
    return {};
}

Status requireFreeSpaceName(const Model& model, const std::string& name)
{
    if (!spaces::isSpaceName(name))
        return fail(ErrorKind::NotValid,
                    {{"what", "space-name"}, {"value", name}, {"cause", "pattern"}});
    if (name == kAlphaName || findSpace(model, name))
        return fail(ErrorKind::AlreadyExists, {{"what", "space"}, {"key", name}});
    return {};
}

Result<SpaceId> spaceToRename(const Model& model, const std::string& from, const std::string& to,
                              OwnedSpaces owned)
{
    if (const Status allowed = requireMutableSpaces(model, owned); !allowed)
        return fail(allowed.error());
    const auto space = findSpace(model, from);
    if (space == kAlpha)
        return fail(ErrorKind::AlphaImmutable, {{"action", "rename"}});
    if (const Status free = requireFreeSpaceName(model, to); !free)
        return fail(free.error());
    if (!space)
        return notFound("space", from);
    return *space;
}

Result<SpaceId> spaceToRemove(const Model& model, const std::string& name, OwnedSpaces owned)
{
    if (const Status allowed = requireMutableSpaces(model, owned); !allowed)
        return fail(allowed.error());
    const auto space = findSpace(model, name);
    if (space == kAlpha)
        return fail(ErrorKind::AlphaImmutable, {{"action", "remove"}});
    if (!space)
        return notFound("space", name);
    return *space;
}

Status requireMovable(const Model& model, SubnetId subnet)
{
    const SubnetRow* row = model.find<SubnetRow>(subnet);
    if (!row)
        return notFound("subnet", subnet.text());
    if (row->isOverlay())
        return fail(ErrorKind::FanOverlayImmovable, {{"subnet", subnet.text()},
                                                     {"cidr", row->shownCidr()},
                                                     {"underlay", row->fanLocalUnderlay->text()}});
    return {};
}

std::vector<SubnetId> travellers(const Model& model, const std::vector<SubnetId>& subnets)
{
    std::vector<SubnetId> all;
    std::set<SubnetId> seen;
    const auto take = [&](SubnetId id) {
        const SubnetRow* row = model.find<SubnetRow>(id);
        if (row && !row->isOverlay() && seen.insert(id).second)
            all.push_back(id);
    };
    for (const SubnetId id : subnets)
        take(id);
    if (providerOf(model).discoversSpaces)
        for (const SubnetId id : subnets)
            if (const SubnetRow* row = model.find<SubnetRow>(id); row && row->segment)
                for (const SubnetId sibling : model.facts.subnetsOfSegment.of(*row->segment))
                    take(sibling);
    return all;
}

Status carryOut(const Workplace& place, const MoveSubnets& action)
{
    if (const Status allowed = requireMutableSpaces(place.now, place.owned); !allowed)
        return allowed;
    for (const SubnetId id : action.subnets)
        if (const Status movable = requireMovable(place.now, id); !movable)
            return movable;
    const SpaceRow* space = place.now.find<SpaceRow>(action.space);
    if (!space)
        return notFound("space", action.space.text());
    if (space->life != Life::Alive)
        return fail(ErrorKind::NotAlive, {{"what", "space"}, {"key", space->name}});

    Detail::List moved;
    for (const SubnetId id : action.subnets) {
        const SubnetRow& row = place.now.at<SubnetRow>(id);
        // An imported subnet may lie in a space that nobody has.
        const SpaceId from = *place.now.facts.spaceOfSubnet.find(id);
        const SpaceRow* fromRow = place.now.find<SpaceRow>(from);
        moved.push_back(Details{{"id", id.text()},
                                {"cidr", row.shownCidr()},
                                {"from", fromRow ? fromRow->name : from.text()},
                                {"to", space->name}});
    }
    place.result.try_emplace("moved", std::move(moved));
    for (const SubnetId id : travellers(place.now, action.subnets))
        moveWithOverlays(place, id, action.space);
    return {};
}

Status carryOut(const Workplace& place, const AddSpace& action)
{
    if (const Status allowed = requireSpaces(place.now); !allowed)
        return allowed;
    if (const Status free = requireFreeSpaceName(place.now, action.name); !free)
        return free;
    for (const SubnetId id : action.subnets)
        if (!place.now.find<SubnetRow>(id))
            return notFound("subnet", id.text());
    for (const SubnetId id : action.subnets)
        if (place.now.at<SubnetRow>(id).isOverlay())
            return fail(ErrorKind::FanOverlaySpaceInherited,
                        {{"subnet", id.text()}, {"cidr", place.now.at<SubnetRow>(id).shownCidr()}});
    if (const Status free = requireFreeProviderId(place.now, action.providerId); !free)
        return free;
    if (action.id && place.now.find<SpaceRow>(*action.id))
        return fail(ErrorKind::AlreadyExists, {{"what", "space"}, {"key", action.id->text()}});

    const SpaceId id = action.id ? *action.id : place.rows.draw<SpaceRow>();
    place.rows.put(SpaceRow{.id = id,
                            .name = action.name,
                            .providerId = action.providerId,
                            .isPublic = action.isPublic});
    for (const SubnetId subnet : travellers(place.now, action.subnets))
        moveWithOverlays(place, subnet, id);
    place.result.try_emplace("id", id.text());
    return {};
}

Status carryOut(const Workplace& place, const RenameSpace& action)
{
    if (const Status allowed = requireMutableSpaces(place.now, place.owned); !allowed)
        return allowed;
    if (action.space == kAlpha)
        return fail(ErrorKind::AlphaImmutable, {{"action", "rename"}});
    if (const Status free = requireFreeSpaceName(place.now, action.name); !free)
        return free;
    const SpaceRow* space = place.now.find<SpaceRow>(action.space);
    if (!space)
        return notFound("space", action.space.text());

    const std::string from = space->name;
    place.rows.alter<SpaceRow>(action.space, [&action](SpaceRow& row) { row.name = action.name; });
    rewriteConstraints(place.rows, from, action.name);
    rewriteSettings(place.now, place.rows, from, action.name);
    return {};
}

Status carryOut(const Workplace& place, const RemoveSpace& action)
{
    if (const Status allowed = requireMutableSpaces(place.now, place.owned); !allowed)
        return allowed;
    if (action.space == kAlpha)
        return fail(ErrorKind::AlphaImmutable, {{"action", "remove"}});
    const SpaceRow* space = place.now.find<SpaceRow>(action.space);
    if (!space)
        return notFound("space", action.space.text());

    eraseSpace(place.now, place.rows, *space);
    return {};
}

} // namespace netatlas::engine::edits
