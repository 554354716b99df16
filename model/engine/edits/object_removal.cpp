// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/object_checks.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

tl::unexpected<Error> standsOn(ObjectKind kind, std::string key, std::string_view by,
                               std::size_t count)
{
    return fail(ErrorKind::InUse, {{"what", wordOf(kind)},
                                   {"key", std::move(key)},
                                   {"by", by},
                                   {"count", static_cast<std::int64_t>(count)}});
}

template <class Row, class Predicate>
std::size_t countWhere(const Model& model, Predicate holds)
{
    const auto& table = model.table<Row>();
    return static_cast<std::size_t>(std::count_if(table.begin(), table.end(), holds));
}

template <class Row, class Predicate>
void eraseWhere(ChangeRecorder& rows, Predicate holds)
{
    std::vector<decltype(Row::id)> ids;
    for (const Row& row : rows.table<Row>())
        if (holds(row))
            ids.push_back(row.id);
    for (const auto id : ids)
        rows.erase<Row>(id);
}

void eraseConstraint(ChangeRecorder& rows, ConstraintLevel level, std::uint32_t target)
{
    eraseWhere<ConstraintRow>(
        rows, [&](const ConstraintRow& row) { return row.level == level && row.target == target; });
}

/// How many relations name `mysql:db`, or with a colon at the end any endpoint of it.
std::size_t relationsOf(const Model& model, const std::string& name)
{
    return countWhere<RelationRow>(model, [&](const RelationRow& row) {
        return std::any_of(
            row.endpoints.begin(), row.endpoints.end(), [&](const std::string& endpoint) {
                return name.ends_with(':') ? endpoint.starts_with(name) : endpoint == name;
            });
    });
}

Status removeFabric(const Workplace& place, const FabricRow& row)
{
    const auto& segments = place.now.facts.segmentsOfFabric.of(row.id);
    if (!segments.empty())
        return standsOn(ObjectKind::Fabric, row.name, "segment", segments.size());
    place.rows.erase<FabricRow>(row.id);
    return {};
}

Status removeSegment(const Workplace& place, const SegmentRow& row)
{
    const std::string key = row.name.empty() ? std::to_string(row.tag) : row.name;
    const auto& subnets = place.now.facts.subnetsOfSegment.of(row.id);
    if (!subnets.empty())
        return standsOn(ObjectKind::Segment, key, "subnet", subnets.size());
    if (const auto count = countWhere<DeviceRow>(
            place.now, [&](const DeviceRow& device) { return device.segment == row.id; }))
        return standsOn(ObjectKind::Segment, key, "device", count);
    if (const auto count = countWhere<SegmentRow>(
            place.now, [&](const SegmentRow& other) { return other.relaySegment == row.id; }))
        return standsOn(ObjectKind::Segment, key, "relay", count);
    place.rows.erase<SegmentRow>(row.id);
    return {};
}

void eraseDevice(const Workplace& place, DeviceId device)
{
    for (const AddressId address : place.now.facts.addressesOfDevice.of(device))
        place.rows.erase<DeviceAddressRow>(address);
    place.rows.erase<DeviceRow>(device);
}

Status removeMachine(const Workplace& place, const MachineRow& row)
{
    const std::string key = row.number.text();
    const ModelFacts& facts = place.now.facts;
    if (const auto& units = facts.unitsOfMachine.of(row.id); !units.empty())
        return standsOn(ObjectKind::Machine, key, "unit", units.size());
    if (const auto& containers = facts.containersOfMachine.of(row.id); !containers.empty())
        return standsOn(ObjectKind::Machine, key, "container", containers.size());
    if (const auto count = countWhere<ControllerNodeRow>(
            place.now, [&](const ControllerNodeRow& node) { return node.machine == row.id; }))
        return standsOn(ObjectKind::Machine, key, "controller", count);
    for (const DeviceId device : facts.devicesOfMachine.of(row.id))
        eraseDevice(place, device);
    eraseConstraint(place.rows, ConstraintLevel::Machine, row.id.number());
    place.rows.erase<MachineRow>(row.id);
    return {};
}

Status removeDevice(const Workplace& place, const DeviceRow& row)
{
    const auto& children = place.now.facts.childrenOfDevice.of(row.id);
    if (!children.empty())
        return standsOn(ObjectKind::Device, row.name.text(), "device", children.size());
    for (const AddressId address : place.now.facts.addressesOfDevice.of(row.id))
        unlistAddress(place, place.now.at<DeviceAddressRow>(address));
    eraseDevice(place, row.id);
    return {};
}

Status removeApplication(const Workplace& place, const ApplicationRow& row)
{
    if (const auto& units = place.now.facts.unitsOfApplication.of(row.id); !units.empty())
        return standsOn(ObjectKind::Application, row.name, "unit", units.size());
    if (const auto count = relationsOf(place.now, row.name + ':'))
        return standsOn(ObjectKind::Application, row.name, "relation", count);
    for (const BindingId binding : place.now.facts.bindingsOfApplication.of(row.id))
        place.rows.erase<BindingRow>(binding);
    for (const EndpointId endpoint : place.now.facts.endpointsOfApplication.of(row.id))
        place.rows.erase<EndpointRow>(endpoint);
    eraseConstraint(place.rows, ConstraintLevel::Application, row.id.number());
    eraseWhere<CloudServiceRow>(
        place.rows, [&](const CloudServiceRow& service) { return service.application == row.id; });
    place.rows.erase<ApplicationRow>(row.id);
    return {};
}

Status removeUnit(const Workplace& place, const UnitRow& row)
{
    eraseConstraint(place.rows, ConstraintLevel::Unit, row.id.number());
    eraseWhere<CloudContainerRow>(
        place.rows, [&](const CloudContainerRow& container) { return container.unit == row.id; });
    place.rows.erase<UnitRow>(row.id);
    return {};
}

Status removeEndpoint(const Workplace& place, const EndpointRow& row)
{
    const std::string label =
        place.now.at<ApplicationRow>(row.application).name + ':' + row.name.text();
    if (const auto count = relationsOf(place.now, label))
        return standsOn(ObjectKind::Endpoint, label, "relation", count);
    for (const BindingId id : place.now.facts.bindingsOfApplication.of(row.application))
        if (place.now.at<BindingRow>(id).endpoint == row.name)
            place.rows.erase<BindingRow>(id);
    place.rows.erase<EndpointRow>(row.id);
    return {};
}

Status removeRange(const Workplace& place, const RangeRow& row)
{
    place.rows.erase<RangeRow>(row.id);
    return {};
}

template <class Row>
Status remove(const Workplace& place, const RemoveObject& action,
              Status (*act)(const Workplace&, const Row&))
{
    const Row* row = place.now.find<Row>(decltype(Row::id)(action.object));
    if (!row)
        return notFound(wordOf(action.kind), std::to_string(action.object));
    return act(place, *row);
}

} // namespace

Status carryOut(const Workplace& place, const RemoveObject& action)
{
    const std::uint32_t number = action.object;
    switch (action.kind) {
    case ObjectKind::Fabric: return remove<FabricRow>(place, action, removeFabric);
    case ObjectKind::Segment: return remove<SegmentRow>(place, action, removeSegment);
    case ObjectKind::Range: return remove<RangeRow>(place, action, removeRange);
    case ObjectKind::Machine: return remove<MachineRow>(place, action, removeMachine);
    case ObjectKind::Device: return remove<DeviceRow>(place, action, removeDevice);
    case ObjectKind::Application: return remove<ApplicationRow>(place, action, removeApplication);
    case ObjectKind::Unit: return remove<UnitRow>(place, action, removeUnit);
    case ObjectKind::Endpoint: return remove<EndpointRow>(place, action, removeEndpoint);
    case ObjectKind::Space: return carryOut(place, RemoveSpace{SpaceId(number)});
    case ObjectKind::Subnet: return carryOut(place, RemoveSubnet{SubnetId(number)});
    case ObjectKind::Address: return carryOut(place, RemoveAddress{AddressId(number)});
    case ObjectKind::LooseAddress:
        return carryOut(place, RemoveLooseAddress{LooseAddressId(number)});
    default: return fail(ErrorKind::NotSupported, {{"feature", std::string(wordOf(action.kind))}});
    }
}

} // namespace netatlas::engine::edits
