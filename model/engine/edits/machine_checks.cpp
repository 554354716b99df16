// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/addressing/address.h"
#include "model/engine/edits/object_checks.h"
#include "model/engine/edits/object_members.h"
#include "model/net/mac_address.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

bool isWord(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// `2`, `2/lxd/0`, `2/lxd/0/kvm/1`.
bool isMachineNumber(std::string_view text)
{
    const auto parts = split(text, '/');
    if (parts.size() % 2 == 0)
        return false;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (i % 2 == 0 ? !MachineId::parse(parts[i]).has_value() : !isWord(parts[i]))
            return false;
    return true;
}

std::string freeNumber(const Model& model)
{
    std::uint32_t next = 0;
    for (const MachineRow& row : model.table<MachineRow>())
        if (const auto number = parseNumber<std::uint32_t>(row.number.view()))
            next = std::max(next, *number + 1);
    return std::to_string(next);
}

Status takeHost(const Model& model, MachineRow& row)
{
    const std::string number = row.number.text();
    const std::size_t last = number.rfind('/');
    if (last == std::string::npos)
        return {};
    const std::string host = number.substr(0, number.rfind('/', last - 1));
    row.parent = findMachine(model, host);
    if (!row.parent)
        return notFound("machine", host);
    if (row.kind == MachineKind::Machine)
        row.kind = MachineKind::Container;
    return {};
}

Status requireAlive(const Model& model, MachineId id)
{
    const MachineRow* machine = model.find<MachineRow>(id);
    if (!machine)
        return notFound("machine", id.text());
    if (machine->life != Life::Alive)
        return fail(ErrorKind::NotAlive, {{"what", "machine"}, {"key", machine->number.text()}});
    return {};
}

/// A parent stands on the same machine or, for a container's device, is a bridge of its host (2.7).
Status requireParent(const Model& model, const DeviceRow& row)
{
    if (!row.parent)
        return {};
    const DeviceRow* parent = model.find<DeviceRow>(*row.parent);
    if (!parent)
        return notFound("device", row.parent->text());
    if (parent->id == row.id)
        return memberRefused("parent-id", row.parent->text(), "itself");
    if (parent->machine == row.machine)
        return {};
    if (model.at<MachineRow>(row.machine).parent != parent->machine)
        return memberRefused("parent-id", row.parent->text(), "on another machine");
    if (parent->type != DeviceType::Bridge)
        return memberRefused("parent-id", row.parent->text(), "no bridge");
    return {};
}

bool hasValue(const ListedAddress& listed, const net::IpAddress& value)
{
    const auto address = net::IpAddress::parse(listed.value);
    return address && *address == value;
}

bool lists(const std::vector<ListedAddress>& addresses, const net::IpAddress& value)
{
    return std::any_of(addresses.begin(), addresses.end(),
                       [&](const ListedAddress& listed) { return hasValue(listed, value); });
}

} // namespace

Status requireValid(const Workplace& place, MachineRow& row, const MachineRow* before)
{
    if (before && before->number != row.number)
        return memberRefused("number", row.number.text(), "cannot change");
    if (before)
        return {};
    if (row.number.empty())
        row.number = freeNumber(place.now);
    if (!isMachineNumber(row.number.view()))
        return memberRefused("number", row.number.text(), "no machine number");
    if (findMachine(place.now, row.number.view()))
        return fail(ErrorKind::AlreadyExists, {{"what", "machine"}, {"key", row.number.text()}});
    return takeHost(place.now, row);
}

Status requireValid(const Workplace& place, DeviceRow& row, const DeviceRow* before)
{
    if (before && before->machine != row.machine)
        return memberRefused("machine-id", row.machine.text(), "cannot change");
    if (const Status alive = requireAlive(place.now, row.machine); !alive)
        return alive;
    if (row.name.empty() || row.name.view().find('#') != std::string_view::npos)
        return memberRefused("name", row.name.text(), row.name.empty() ? "missing" : "holds #");
    for (const DeviceId id : place.now.facts.devicesOfMachine.of(row.machine))
        if (id != row.id && place.now.at<DeviceRow>(id).name == row.name)
            return fail(ErrorKind::AlreadyExists, {{"what", "device"}, {"key", row.name.text()}});
    if (!row.mac.empty() && !net::isMacAddress(row.mac.view()))
        return memberRefused("mac", row.mac.text(), "no hardware address");
    constexpr std::uint32_t kLastVlan = 4094;
    if (row.vlanTag > kLastVlan)
        return memberRefused("vlan-tag", std::to_string(row.vlanTag), "out of range");
    if (row.segment && !place.now.find<SegmentRow>(*row.segment))
        return notFound("segment", row.segment->text());
    return requireParent(place.now, row);
}

Status requireValid(const Workplace& place, DeviceAddressRow& row, const DeviceAddressRow* before)
{
    if (before && (before->device != row.device || before->value != row.value))
        return memberRefused("value", row.shownValue(), "cannot change");
    const DeviceRow* device = place.now.find<DeviceRow>(row.device);
    if (!device)
        return notFound("device", row.device.text());
    for (const AddressId id : place.now.facts.addressesOfDevice.of(row.device))
        if (id != row.id && place.now.at<DeviceAddressRow>(id).value == row.value)
            return fail(ErrorKind::AlreadyExists, {{"what", "address"}, {"key", row.value.text()}});
    if (row.cidr) {
        if (!row.cidr->contains(row.value))
            return memberRefused("cidr", row.cidr->text(), "does not contain the address");
        row.cidr = row.cidr->network();
    }
    return before ? Status() : requireAlive(place.now, device->machine);
}

void listAddress(const Workplace& place, const DeviceAddressRow& address, DeviceId device)
{
    const MachineRow& machine =
        place.rows.table<MachineRow>().at(place.now.at<DeviceRow>(device).machine);
    if (lists(machine.providerAddresses, address.value) ||
        lists(machine.machineAddresses, address.value))
        return;
    const std::string value = address.shownValue();
    ListedAddress listed{.value = value,
                         .type = addressing::typeOf(value),
                         .scope = addressing::scopeOf(value),
                         .origin = address.origin,
                         .cidr = address.cidr ? address.cidr->text() : std::string()};
    if (const SubnetId* subnet = place.now.facts.subnetOfAddress.find(address.id))
        listed.subnet = *subnet;
    else
        for (const SubnetId id : place.now.facts.blocks->holding(address.value))
            if (!listed.subnet)
                listed.subnet = id;
    place.rows.alter<MachineRow>(machine.id, [&](MachineRow& row) {
        (address.origin == Origin::Provider ? row.providerAddresses : row.machineAddresses)
            .push_back(std::move(listed));
    });
}

void unlistAddress(const Workplace& place, const DeviceAddressRow& gone)
{
    const MachineId machine = place.now.at<DeviceRow>(gone.device).machine;
    for (const DeviceId device : place.now.facts.devicesOfMachine.of(machine))
        for (const AddressId other : place.now.facts.addressesOfDevice.of(device))
            if (other != gone.id && place.now.at<DeviceAddressRow>(other).value == gone.value)
                return;
    const MachineRow& row = place.rows.table<MachineRow>().at(machine);
    if (!lists(row.providerAddresses, gone.value) && !lists(row.machineAddresses, gone.value))
        return;
    const auto isGone = [&gone](const ListedAddress& listed) {
        return hasValue(listed, gone.value);
    };
    place.rows.alter<MachineRow>(machine, [&isGone](MachineRow& altered) {
        std::erase_if(altered.providerAddresses, isGone);
        std::erase_if(altered.machineAddresses, isGone);
    });
}

} // namespace netatlas::engine::edits
