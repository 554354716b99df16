// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/carry_out.h"

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

constexpr std::uint32_t kLargestVlanTag = 4094;

Result<net::Cidr> parseBlock(const std::string& text)
{
    if (text.empty())
        return fail(ErrorKind::NotValid, {{"what", "cidr"}, {"value", ""}, {"cause", "missing"}});
    return net::Cidr::parse(text);
}

Status requireFreeIdentity(const Model& model, const net::Cidr& cidr, const AddSubnet& action)
{
    for (const SubnetId id : subnetsOf(model, cidr)) {
        const SubnetRow& row = model.at<SubnetRow>(id);
        if (row.providerId == action.providerId &&
            row.providerNetworkId == action.providerNetworkId)
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

void forgetInMachines(const Workplace& place, SubnetId subnet)
{
    for (const MachineRow& machine : place.now.table<MachineRow>()) {
        if (!namesSubnet(machine.providerAddresses, subnet) &&
            !namesSubnet(machine.machineAddresses, subnet))
            continue;
        place.rows.alter<MachineRow>(machine.id, [subnet](MachineRow& row) {
            forgetSubnet(row.providerAddresses, subnet);
            forgetSubnet(row.machineAddresses, subnet);
        });
    }
}

} // namespace

Status carryOut(const Workplace& place, const AddSubnet& action)
{
    const auto cidr = parseBlock(action.cidr);
    if (!cidr)
        return fail(cidr.error());
    if (action.vlanTag > kLargestVlanTag)
        return fail(
            ErrorKind::NotValid,
            {{"what", "vlan-tag"}, {"value", std::to_string(action.vlanTag)}, {"cause", "range"}});
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
                  .zones = action.zones,
                  .space = action.space,
                  .segment = action.segment,
                  .isUnconfirmed = place.now.row.editMode == EditMode::Planned};
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

    for (const RangeId range : place.now.facts.rangesOfSubnet.of(action.subnet))
        place.rows.erase<RangeRow>(range);
    for (const StaticRouteRow& route : place.now.table<StaticRouteRow>())
        if (route.source == action.subnet || route.destination == action.subnet)
            place.rows.erase<StaticRouteRow>(route.id);
    for (const LooseAddressRow& loose : place.now.table<LooseAddressRow>())
        if (loose.subnet == action.subnet)
            place.rows.alter<LooseAddressRow>(loose.id,
                                              [](LooseAddressRow& row) { row.subnet.reset(); });
    forgetInMachines(place, action.subnet);
    place.rows.erase<SubnetRow>(action.subnet);
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
