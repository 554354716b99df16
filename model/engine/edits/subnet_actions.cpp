// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/carry_out.h"
#include "model/engine/edits/subnet_update.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

Status requireFreeIdentity(const Model& model, const net::Cidr& cidr, const AddSubnet& action)
{
    for (const SubnetId id : subnetsOf(model, cidr)) {
        const SubnetRow& row = model.at<SubnetRow>(id);
        // A provider id tells two subnets of one block apart; without any, the network does.
        if (row.providerId == action.providerId &&
            (!row.providerId.empty() || row.providerNetworkId == action.providerNetworkId))
            return fail(ErrorKind::AlreadyExists, {{"what", "subnet"}, {"key", action.cidr}});
    }
    if (findSubnetByProviderId(model, action.providerId))
        return fail(ErrorKind::ProviderIdNotUnique,
                    {{"kind-of", "subnet"}, {"provider-id", action.providerId}});
    return {};
}

tl::unexpected<Error> inUse(const SubnetRow& subnet, std::string_view by, std::size_t count)
{
    return fail(ErrorKind::InUse, {{"what", "subnet"},
                                   {"key", subnet.shownCidr()},
                                   {"by", by},
                                   {"count", static_cast<std::int64_t>(count)}});
}

/// Listed addresses that name the subnet would name nothing: they keep their value alone.
void forgetSubnet(std::vector<ListedAddress>& addresses, SubnetId subnet)
{
    for (ListedAddress& address : addresses)
        if (address.subnet == subnet)
            address.subnet.reset();
}

bool namesSubnet(const std::vector<ListedAddress>& addresses, SubnetId subnet)
{
    for (const ListedAddress& address : addresses)
        if (address.subnet == subnet)
            return true;
    return false;
}

void forgetInMachines(const Model& now, ChangeRecorder& rows, SubnetId subnet)
{
    for (const MachineRow& machine : now.table<MachineRow>()) {
        if (!namesSubnet(machine.providerAddresses, subnet) &&
            !namesSubnet(machine.machineAddresses, subnet))
            continue;
        rows.alter<MachineRow>(machine.id, [subnet](MachineRow& row) {
            forgetSubnet(row.providerAddresses, subnet);
            forgetSubnet(row.machineAddresses, subnet);
        });
    }
}

} // namespace

void eraseSubnet(const Model& now, ChangeRecorder& rows, SubnetId subnet)
{
    for (const RangeId range : now.facts.rangesOfSubnet.of(subnet))
        rows.erase<RangeRow>(range);
    for (const StaticRouteRow& route : now.table<StaticRouteRow>())
        if (route.source == subnet || route.destination == subnet)
            rows.erase<StaticRouteRow>(route.id);
    for (const LooseAddressRow& loose : now.table<LooseAddressRow>())
        if (loose.subnet == subnet)
            rows.alter<LooseAddressRow>(loose.id, [](LooseAddressRow& row) { row.subnet.reset(); });
    forgetInMachines(now, rows, subnet);
    rows.erase<SubnetRow>(subnet);
}

Status carryOut(const Workplace& place, const AddSubnet& action)
{
    const auto cidr = parseBlock(action.cidr);
    if (!cidr)
        return fail(cidr.error());
    if (const auto tag = checkedVlanTag(action.vlanTag); !tag)
        return fail(tag.error());
    if (!place.now.find<SpaceRow>(action.space))
        return notFound("space", action.space.text());
    if (action.segment && !place.now.find<SegmentRow>(*action.segment))
        return notFound("segment", action.segment->text());
    if (const Status free = requireFreeIdentity(place.now, *cidr, action); !free)
        return free;
    if (action.id && place.now.find<SubnetRow>(*action.id))
        return fail(ErrorKind::AlreadyExists, {{"what", "subnet"}, {"key", action.id->text()}});

    const SubnetId id = action.id ? *action.id : place.rows.draw<SubnetRow>();
    SubnetRow row{.id = id,
                  .cidr = *cidr,
                  .providerId = action.providerId,
                  .providerNetworkId = action.providerNetworkId,
                  .vlanTag = action.vlanTag,
                  .isPublic = action.isPublic,
                  .space = action.space,
                  .fanLocalUnderlay = action.fanLocalUnderlay,
                  .fanOverlay = action.fanOverlay,
                  .segment = action.segment,
                  .isUnconfirmed = place.now.row.editMode == EditMode::Planned};
    for (const std::string& zone : action.zones)
        if (std::find(row.zones.begin(), row.zones.end(), zone) == row.zones.end())
            row.zones.push_back(zone);
    if (action.cidr != cidr->text())
        row.cidrText = action.cidr;
    place.rows.put(std::move(row));
    place.result.try_emplace("id", id.text());
    return {};
}

Status carryOut(const Workplace& place, const RemoveSubnet& action)
{
    const SubnetRow* subnet = place.now.find<SubnetRow>(action.subnet);
    if (!subnet)
        return notFound("subnet", action.subnet.text());
    if (const auto& addresses = place.now.facts.addressesOfSubnet.of(action.subnet);
        !addresses.empty())
        return inUse(*subnet, "address", addresses.size());
    if (const auto& overlays = place.now.facts.overlaysOfSubnet.of(action.subnet);
        !overlays.empty())
        return inUse(*subnet, "overlay", overlays.size());

    eraseSubnet(place.now, place.rows, action.subnet);
    return {};
}

Status carryOut(const Workplace& place, const MarkSupernet& action)
{
    const SubnetRow* subnet = place.now.find<SubnetRow>(action.subnet);
    if (!subnet)
        return notFound("subnet", action.subnet.text());
    if (subnet->isSupernet != action.isSupernet)
        place.rows.alter<SubnetRow>(
            action.subnet, [&action](SubnetRow& row) { row.isSupernet = action.isSupernet; });
    return {};
}

Status carryOut(const Workplace& place, const RehomeSubnet& action)
{
    const SubnetRow* subnet = place.now.find<SubnetRow>(action.subnet);
    if (!subnet)
        return notFound("subnet", action.subnet.text());
    if (subnet->isOverlay())
        return requireMovable(place.now, action.subnet);
    const SegmentRow* segment = place.now.find<SegmentRow>(action.segment);
    if (!segment)
        return notFound("segment", action.segment.text());
    if (subnet->segment == action.segment)
        return {};
    place.rows.alter<SubnetRow>(action.subnet, [&](SubnetRow& row) {
        row.segment = action.segment;
        if (segment->kind == SegmentKind::Vlan || segment->kind == SegmentKind::Flat)
            row.vlanTag = segment->kind == SegmentKind::Vlan ? segment->tag : 0;
    });
    return {};
}

} // namespace netatlas::engine::edits
