// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/itemmodels/outline_tree.h"

#include "model/base/text.h"

#include <algorithm>

namespace netatlas::views {

using namespace netatlas::domain;
using Kind = OutlineKey::Kind;

namespace {

template <class Row>
OutlineKey keyOf(const Model& model, const Row& row)
{
    return {Kind::Object, model.refOf(row)};
}

OutlineKey heading(const Model& model, Kind kind)
{
    return {kind, model.ref(ObjectKind::Model, model.row.id.number())};
}

/// The rows of a list of ids, sorted as people read them.
template <class Row, class Ids, class Before>
std::vector<OutlineKey> sortedKeys(const Model& model, const Ids& ids, Before&& before)
{
    std::vector<const Row*> rows;
    for (const auto id : ids)
        rows.push_back(&model.at<Row>(id));
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const Row* a, const Row* b) { return before(*a, *b); });
    std::vector<OutlineKey> keys;
    for (const Row* row : rows)
        keys.push_back(keyOf(model, *row));
    return keys;
}

template <class Row>
std::vector<decltype(Row::id)> idsOf(const Table<Row>& table)
{
    std::vector<decltype(Row::id)> ids;
    for (const Row& row : table)
        ids.push_back(row.id);
    return ids;
}

bool subnetBefore(const SubnetRow& a, const SubnetRow& b)
{
    return a.cidr < b.cidr;
}

/// Subnets without the overlays whose underlay is known: those stand under it.
std::vector<OutlineKey> subnetKeys(const Model& model, const std::vector<SubnetId>& ids)
{
    std::vector<SubnetId> top;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(top),
                 [&](SubnetId id) { return !model.facts.underlayOfSubnet.contains(id); });
    return sortedKeys<SubnetRow>(model, top, subnetBefore);
}

std::vector<SubnetId> subnetsWithoutFabric(const Model& model)
{
    std::vector<SubnetId> ids;
    for (const SubnetRow& subnet : model.table<SubnetRow>()) {
        const auto* segment = model.find<SegmentRow>(subnet.segment);
        if (!segment || !model.find<FabricRow>(segment->fabric))
            ids.push_back(subnet.id);
    }
    return ids;
}

void appendHeadings(const Model& model, std::vector<OutlineKey>& keys)
{
    keys.push_back(heading(model, Kind::Spaces));
    if (!model.table<MachineRow>().empty())
        keys.push_back(heading(model, Kind::Machines));
    if (!model.table<ApplicationRow>().empty())
        keys.push_back(heading(model, Kind::Applications));
}

std::vector<OutlineKey> rootKeys(const Revision& revision)
{
    std::vector<OutlineKey> keys;
    for (const auto& model : revision.models())
        keys.push_back({Kind::Object, model->ref(ObjectKind::Model, model->row.id.number())});
    // One model: its headings stand beside it, one level less to open.
    if (revision.models().size() == 1)
        appendHeadings(*revision.models().front(), keys);
    return keys;
}

std::vector<OutlineKey> modelKeys(const Revision& revision, const Model& model)
{
    auto keys = sortedKeys<FabricRow>(model, idsOf(model.table<FabricRow>()),
                                      [](const FabricRow& a, const FabricRow& b) {
                                          return compareNaturally(a.name, b.name) < 0;
                                      });
    if (!subnetKeys(model, subnetsWithoutFabric(model)).empty())
        keys.push_back(heading(model, Kind::NoFabric));
    if (revision.models().size() > 1)
        appendHeadings(model, keys);
    return keys;
}

std::vector<OutlineKey> machineKeys(const Model& model, const MachineRow& machine)
{
    auto keys = sortedKeys<DeviceRow>(model, model.facts.devicesOfMachine.of(machine.id),
                                      [](const DeviceRow& a, const DeviceRow& b) {
                                          return compareNaturally(a.name, b.name) < 0;
                                      });
    const auto containers =
        sortedKeys<MachineRow>(model, model.facts.containersOfMachine.of(machine.id),
                               [](const MachineRow& a, const MachineRow& b) {
                                   return compareNaturally(a.number, b.number) < 0;
                               });
    keys.insert(keys.end(), containers.begin(), containers.end());
    return keys;
}

std::vector<OutlineKey> objectKeys(const Revision& revision, const Model& model,
                                   const ObjectRef& object)
{
    const auto number = object.number;
    switch (object.kind) {
    case ObjectKind::Model: return modelKeys(revision, model);
    case ObjectKind::Fabric:
        return sortedKeys<SegmentRow>(
            model, model.facts.segmentsOfFabric.of(FabricId(number)),
            [](const SegmentRow& a, const SegmentRow& b) { return a.tag < b.tag; });
    case ObjectKind::Segment:
        return subnetKeys(model, model.facts.subnetsOfSegment.of(SegmentId(number)));
    case ObjectKind::Space:
        return subnetKeys(model, model.facts.subnetsOfSpace.of(SpaceId(number)));
    case ObjectKind::Subnet:
        return sortedKeys<SubnetRow>(model, model.facts.overlaysOfSubnet.of(SubnetId(number)),
                                     subnetBefore);
    case ObjectKind::Machine: return machineKeys(model, model.at<MachineRow>(MachineId(number)));
    case ObjectKind::Device:
        return sortedKeys<DeviceAddressRow>(
            model, model.facts.addressesOfDevice.of(DeviceId(number)),
            [](const DeviceAddressRow& a, const DeviceAddressRow& b) { return a.value < b.value; });
    case ObjectKind::Application:
        return sortedKeys<EndpointRow>(
            model, model.facts.endpointsOfApplication.of(ApplicationId(number)),
            [](const EndpointRow& a, const EndpointRow& b) { return a.name < b.name; });
    default: return {};
    }
}

std::vector<OutlineKey> topMachines(const Model& model)
{
    std::vector<MachineId> ids;
    for (const MachineRow& machine : model.table<MachineRow>())
        if (!machine.parent)
            ids.push_back(machine.id);
    return sortedKeys<MachineRow>(model, ids, [](const MachineRow& a, const MachineRow& b) {
        return compareNaturally(a.number, b.number) < 0;
    });
}

} // namespace

std::vector<OutlineKey> outlineChildren(const Revision& revision, const OutlineKey& key)
{
    if (key.kind == Kind::Root)
        return rootKeys(revision);
    const Model* model = revision.model(key.object.model);
    if (!model)
        return {};
    switch (key.kind) {
    case Kind::Root: break;
    case Kind::Object: return objectKeys(revision, *model, key.object);
    case Kind::NoFabric: return subnetKeys(*model, subnetsWithoutFabric(*model));
    case Kind::Spaces:
        return sortedKeys<SpaceRow>(*model, idsOf(model->table<SpaceRow>()),
                                    [](const SpaceRow& a, const SpaceRow& b) {
                                        // Alpha first, then by name.
                                        if ((a.id == kAlpha) != (b.id == kAlpha))
                                            return a.id == kAlpha;
                                        return compareNaturally(a.name, b.name) < 0;
                                    });
    case Kind::Machines: return topMachines(*model);
    case Kind::Applications:
        return sortedKeys<ApplicationRow>(*model, idsOf(model->table<ApplicationRow>()),
                                          [](const ApplicationRow& a, const ApplicationRow& b) {
                                              return compareNaturally(a.name, b.name) < 0;
                                          });
    }
    return {};
}

bool hasOutlineChildren(const Revision& revision, const OutlineKey& key)
{
    if (key.kind != Kind::Object)
        return true;
    const Model* model = revision.model(key.object.model);
    if (!model)
        return false;
    const auto number = key.object.number;
    const ModelFacts& facts = model->facts;
    switch (key.object.kind) {
    case ObjectKind::Model: return true;
    case ObjectKind::Fabric: return !facts.segmentsOfFabric.of(FabricId(number)).empty();
    case ObjectKind::Segment: return !facts.subnetsOfSegment.of(SegmentId(number)).empty();
    case ObjectKind::Space: return !facts.subnetsOfSpace.of(SpaceId(number)).empty();
    case ObjectKind::Subnet: return !facts.overlaysOfSubnet.of(SubnetId(number)).empty();
    case ObjectKind::Machine:
        return !facts.devicesOfMachine.of(MachineId(number)).empty() ||
               !facts.containersOfMachine.of(MachineId(number)).empty();
    case ObjectKind::Device: return !facts.addressesOfDevice.of(DeviceId(number)).empty();
    case ObjectKind::Application:
        return !facts.endpointsOfApplication.of(ApplicationId(number)).empty();
    default: return false;
    }
}

namespace {

std::optional<ObjectRef> outlineParent(const Model& model, const ObjectRef& object)
{
    const auto ref = [&model](ObjectKind kind, auto id) -> std::optional<ObjectRef> {
        return model.ref(kind, id.number());
    };
    const auto number = object.number;
    switch (object.kind) {
    case ObjectKind::Segment: {
        const auto* row = model.find<SegmentRow>(SegmentId(number));
        return row && row->fabric ? ref(ObjectKind::Fabric, *row->fabric) : std::nullopt;
    }
    case ObjectKind::Subnet: {
        if (const auto* underlay = model.facts.underlayOfSubnet.find(SubnetId(number)))
            return ref(ObjectKind::Subnet, *underlay);
        const auto* row = model.find<SubnetRow>(SubnetId(number));
        const auto* segment = row ? model.find<SegmentRow>(row->segment) : nullptr;
        return segment && segment->fabric ? ref(ObjectKind::Segment, segment->id) : std::nullopt;
    }
    case ObjectKind::Machine: {
        const auto* row = model.find<MachineRow>(MachineId(number));
        return row && row->parent ? ref(ObjectKind::Machine, *row->parent) : std::nullopt;
    }
    case ObjectKind::Device:
        return ref(ObjectKind::Machine, model.at<DeviceRow>(DeviceId(number)).machine);
    case ObjectKind::Address:
        return ref(ObjectKind::Device, model.at<DeviceAddressRow>(AddressId(number)).device);
    case ObjectKind::Endpoint:
        return ref(ObjectKind::Application, model.at<EndpointRow>(EndpointId(number)).application);
    default: return std::nullopt;
    }
}

/// The heading under which objects of the kind begin; nothing for kinds that the tree lacks.
std::optional<Kind> headingOf(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Subnet: return Kind::NoFabric;
    case ObjectKind::Space: return Kind::Spaces;
    case ObjectKind::Machine: return Kind::Machines;
    case ObjectKind::Application: return Kind::Applications;
    default: return std::nullopt;
    }
}

} // namespace

std::vector<OutlineKey> outlinePath(const Revision& revision, const ObjectRef& object)
{
    const Model* model = revision.model(object.model);
    if (!model)
        return {};
    std::vector<OutlineKey> path{{Kind::Object, object}};
    while (const auto parent = outlineParent(*model, path.front().object))
        path.insert(path.begin(), {Kind::Object, *parent});
    const ObjectKind topKind = path.front().object.kind;
    const OutlineKey modelKey{Kind::Object, model->ref(ObjectKind::Model, object.model.number())};
    if (topKind == ObjectKind::Model)
        return path;
    const bool isAlone = revision.models().size() == 1;
    if (const auto kind = headingOf(topKind)) {
        path.insert(path.begin(), heading(*model, *kind));
        if (!isAlone || *kind == Kind::NoFabric)
            path.insert(path.begin(), modelKey);
    } else if (topKind == ObjectKind::Fabric) {
        path.insert(path.begin(), modelKey);
    } else {
        return {};
    }
    return path;
}

} // namespace netatlas::views
