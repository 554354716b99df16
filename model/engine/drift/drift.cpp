// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/drift/drift.h"

#include "model/domain/object_text.h"
#include "model/engine/rules/rule.h"

#include <algorithm>
#include <unordered_map>

namespace netatlas::engine::drift {

using namespace netatlas::domain;
using edits::Action;

namespace {

using Acceptances = std::unordered_map<std::string_view, const AcceptedFindingRow*>;

/// What takes an item, or why nothing does.
struct Taking
{
    std::vector<Action> actions;
    WhyNot whyNot = WhyNot::None;
};

Taking takeSpace(const Model& model, const SubnetRow& subnet, const std::string& name)
{
    if (subnet.isOverlay())
        return {{}, WhyNot::FollowsUnderlay};
    if (const auto space = findSpace(model, name))
        return {{edits::MoveSubnets{{subnet.id}, *space}}};
    return {{edits::AddSpace{.name = name, .subnets = {subnet.id}}}};
}

Taking takeTag(const Model& model, const SubnetRow& subnet, const std::string& tag)
{
    if (subnet.isOverlay())
        return {{}, WhyNot::FollowsUnderlay};
    const auto* present = model.find<SegmentRow>(subnet.segment);
    for (const SegmentRow& segment : model.table<SegmentRow>()) {
        const bool isOfFabric = present && segment.fabric == present->fabric;
        const bool isTagged = segment.kind == SegmentKind::Vlan;
        if (isOfFabric && (isTagged ? std::to_string(segment.tag) == tag
                                    : segment.kind == SegmentKind::Flat && tag == "0"))
            return {{edits::RehomeSubnet{subnet.id, segment.id}}};
    }
    return {{}, WhyNot::NoSuchSegment};
}

Taking takenBy(const Model& model, const DriftRow& drift)
{
    if (drift.kind == ObjectKind::Subnet) {
        const auto& subnet = model.at<SubnetRow>(SubnetId(drift.number));
        if (drift.field == "space")
            return takeSpace(model, subnet, drift.value);
        if (drift.field == "vlan-tag")
            return takeTag(model, subnet, drift.value);
        if (drift.field == "cidr")
            return {{}, WhyNot::Identity};
    }
    if (drift.kind == ObjectKind::Space && drift.field == "name")
        return {{edits::RenameSpace{SpaceId(drift.number), drift.value}}};
    if (drift.field == "default-gateway")
        return {{}, WhyNot::OfMachine};
    return {{}, WhyNot::IdOfSource};
}

/// The key by which a rule's finding of the same thing is accepted, else one of our own.
std::string keyOf(const ObjectRef& object, std::string_view field, Origin side)
{
    if (object.kind == ObjectKind::Subnet && (field == "space" || field == "vlan-tag"))
        return rules::keyOf(rules::Rule::V24, {object}, field);
    if (object.kind == ObjectKind::Address && field == kPresence)
        return rules::keyOf(side == Origin::Machine ? rules::Rule::V21 : rules::Rule::V22, {object},
                            {});
    return "drift " + object.model.text() + '/' + std::string(wordOf(object.kind)) + '-' +
           std::to_string(object.number) + ' ' + std::string(field) + ' ' +
           std::string(wordOf(side));
}

/// Sources by name, as those of hosts and others.
Origin sideOf(const Revision& revision, const Model& model, std::string_view source)
{
    for (const SourceRow& row : revision.project().table<SourceRow>())
        if (row.model == model.row.id && row.name == source)
            return row.kind == "host" || row.kind == "ssh" ? Origin::Machine : Origin::Provider;
    return Origin::Provider;
}

Item itemOf(const Acceptances& acceptances, const ObjectRef& object, Origin side,
            std::string_view field)
{
    Item item;
    item.object = object;
    item.side = side;
    item.field = field;
    item.key = keyOf(object, field, side);
    const auto accepted = acceptances.find(item.key);
    item.acceptance = accepted == acceptances.end() ? nullptr : accepted->second;
    return item;
}

/// Whether somebody should look at it: what nobody but the machine itself ever knew is no news.
bool matters(const Model& model, const AbsenceRow& absence)
{
    switch (absence.kind) {
    case ObjectKind::Address: {
        const auto* address = model.find<DeviceAddressRow>(AddressId(absence.number));
        const Origin vouching =
            absence.side == Origin::Machine ? Origin::Provider : Origin::Machine;
        return address && address->origin == vouching && !address->isShadow &&
               rules::concernsNetwork(model, *address);
    }
    case ObjectKind::Device: {
        const auto* device = model.find<DeviceRow>(DeviceId(absence.number));
        return device && !device->providerId.empty();
    }
    default: return !objectLabel(model, model.ref(absence.kind, absence.number)).empty();
    }
}

Taking takenBy(const Model& model, const AbsenceRow& absence)
{
    if (absence.kind == ObjectKind::Address)
        return {{edits::RemoveAddress{AddressId(absence.number)}}};
    if (absence.kind == ObjectKind::Subnet) {
        const SubnetId subnet(absence.number);
        if (model.facts.addressesOfSubnet.of(subnet).empty())
            return {{edits::RemoveSubnet{subnet}}};
        return {{}, WhyNot::StillNeeded};
    }
    return {{}, WhyNot::OfMachine};
}

void addAbsences(const Model& model, const Acceptances& acceptances, std::vector<Item>& items)
{
    for (const AbsenceRow& absence : model.table<AbsenceRow>()) {
        if (!matters(model, absence))
            continue;
        Item item =
            itemOf(acceptances, model.ref(absence.kind, absence.number), absence.side, kPresence);
        item.since = absence.since;
        Taking taking = takenBy(model, absence);
        item.take = std::move(taking.actions);
        item.whyNot = taking.whyNot;
        items.push_back(std::move(item));
    }
}

void addDrift(const Revision& revision, const Model& model, const Acceptances& acceptances,
              std::vector<Item>& items)
{
    for (const DriftRow& drift : model.table<DriftRow>()) {
        const auto kept = keptValue(model, drift);
        if (!kept || *kept == drift.value)
            continue; // the object is gone, or the draft agrees already
        Item item = itemOf(acceptances, model.ref(drift.kind, drift.number),
                           sideOf(revision, model, drift.source), drift.field);
        item.source = drift.source;
        item.kept = *kept;
        item.seen = drift.value;
        item.since = drift.since;
        Taking taking = takenBy(model, drift);
        item.take = std::move(taking.actions);
        item.whyNot = taking.whyNot;
        items.push_back(std::move(item));
    }
}

} // namespace

std::vector<Item> driftOf(const Revision& revision)
{
    Acceptances acceptances;
    for (const AcceptedFindingRow& row : revision.project().table<AcceptedFindingRow>())
        acceptances.emplace(row.key, &row);
    std::vector<Item> items;
    for (const auto& model : revision.models()) {
        const auto first = static_cast<std::ptrdiff_t>(items.size());
        addAbsences(*model, acceptances, items);
        addDrift(revision, *model, acceptances, items);
        std::stable_sort(items.begin() + first, items.end(), [](const Item& a, const Item& b) {
            return std::tie(a.object, a.field) < std::tie(b.object, b.field);
        });
    }
    return items;
}

std::size_t openCount(const Revision& revision)
{
    const auto items = driftOf(revision);
    return static_cast<std::size_t>(
        std::count_if(items.begin(), items.end(), [](const Item& item) { return item.isOpen(); }));
}

} // namespace netatlas::engine::drift
