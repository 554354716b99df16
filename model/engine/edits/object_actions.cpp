// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/bindings.h"
#include "model/engine/edits/object_checks.h"
#include "model/engine/edits/object_members.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

bool isNamed(std::string_view text, std::string_view separators)
{
    return !text.empty() && text.find_first_of(separators) == std::string_view::npos;
}

/// `mysql:db` of the one application that is called otherwise now.
std::string renamed(const std::string& text, std::string_view from, std::string_view to,
                    char separator)
{
    const std::string head = std::string(from) + separator;
    return text.starts_with(head) ? std::string(to) + separator + text.substr(head.size()) : text;
}

void renameInRelations(const Workplace& place, const std::string& from, const std::string& to)
{
    std::vector<RelationRow> altered;
    for (RelationRow row : place.rows.table<RelationRow>()) {
        const auto before = row.endpoints;
        for (std::string& endpoint : row.endpoints)
            endpoint = endpoint == from ? to : renamed(endpoint, from, to, ':');
        if (row.endpoints != before)
            altered.push_back(std::move(row));
    }
    for (RelationRow& row : altered)
        place.rows.put(std::move(row));
}

void renameBinding(const Workplace& place, const EndpointRow& before, const EndpointRow& row)
{
    for (const BindingId id : place.now.facts.bindingsOfApplication.of(row.application))
        if (place.now.at<BindingRow>(id).endpoint == before.name)
            place.rows.alter<BindingRow>(id,
                                         [&](BindingRow& binding) { binding.endpoint = row.name; });
    const std::string application = place.now.at<ApplicationRow>(row.application).name;
    renameInRelations(place, application + ':' + before.name.text(),
                      application + ':' + row.name.text());
}

/// @name What else changes with a row that was put; `before` is nothing for a new one.
/// @{
template <class Row>
void follow(const Workplace&, const Row&, const Row*)
{
}

/// The tag of a VLAN is that of its subnets.
void follow(const Workplace& place, const SegmentRow& row, const SegmentRow* before)
{
    const bool hasTag = row.kind == SegmentKind::Vlan || row.kind == SegmentKind::Flat;
    if (!before || before->tag == row.tag || !hasTag)
        return;
    for (const SubnetId subnet : place.now.facts.subnetsOfSegment.of(row.id))
        place.rows.alter<SubnetRow>(subnet, [&](SubnetRow& altered) { altered.vlanTag = row.tag; });
}

void follow(const Workplace& place, const DeviceAddressRow& row, const DeviceAddressRow* before)
{
    if (!before)
        listAddress(place, row, row.device);
}

void follow(const Workplace& place, const ApplicationRow& row, const ApplicationRow* before)
{
    if (!before) {
        place.rows.put(BindingRow{.id = place.rows.draw<BindingRow>(),
                                  .application = row.id,
                                  .space = defaultBindingSpace(place.now)});
        return;
    }
    if (before->name == row.name)
        return;
    for (const UnitId unit : place.now.facts.unitsOfApplication.of(row.id))
        place.rows.alter<UnitRow>(unit, [&](UnitRow& altered) {
            altered.name = renamed(altered.name.text(), before->name, row.name, '/');
        });
    renameInRelations(place, before->name, row.name);
}

/// A new endpoint is bound to the application's default (5.6, merge).
void follow(const Workplace& place, const EndpointRow& row, const EndpointRow* before)
{
    if (before) {
        if (before->name != row.name)
            renameBinding(place, *before, row);
        return;
    }
    const Bindings bindings = bindingsOf(place.now, row.application);
    const auto own = bindings.find("");
    place.rows.put(
        BindingRow{.id = place.rows.draw<BindingRow>(),
                   .application = row.application,
                   .endpoint = row.name,
                   .space = own == bindings.end() ? defaultBindingSpace(place.now) : own->second});
}
/// @}

/// Calls `visit.template operator()<Row>()` for the row type of a kind that people may add or
/// change; false for other kinds.
template <class Visit>
bool withRowOf(ObjectKind kind, Visit&& visit)
{
    switch (kind) {
    case ObjectKind::Fabric: visit.template operator()<FabricRow>(); return true;
    case ObjectKind::Segment: visit.template operator()<SegmentRow>(); return true;
    case ObjectKind::Subnet: visit.template operator()<SubnetRow>(); return true;
    case ObjectKind::Range: visit.template operator()<RangeRow>(); return true;
    case ObjectKind::LooseAddress: visit.template operator()<LooseAddressRow>(); return true;
    case ObjectKind::Machine: visit.template operator()<MachineRow>(); return true;
    case ObjectKind::Device: visit.template operator()<DeviceRow>(); return true;
    case ObjectKind::Address: visit.template operator()<DeviceAddressRow>(); return true;
    case ObjectKind::Application: visit.template operator()<ApplicationRow>(); return true;
    case ObjectKind::Unit: visit.template operator()<UnitRow>(); return true;
    case ObjectKind::Endpoint: visit.template operator()<EndpointRow>(); return true;
    default: return false;
    }
}

tl::unexpected<Error> notEdited(ObjectKind kind)
{
    return fail(ErrorKind::NotSupported, {{"feature", std::string(wordOf(kind))}});
}

template <class Row>
Status add(const Workplace& place, const AddObject& action)
{
    Row row;
    if (action.id) {
        row.id = decltype(Row::id)(*action.id);
        if (place.now.find<Row>(row.id))
            return fail(ErrorKind::AlreadyExists,
                        {{"what", wordOf(action.kind)}, {"key", row.id.text()}});
    } else {
        row.id = place.rows.draw<Row>();
    }
    if (const Status taken = takeMembers(row, action.members); !taken)
        return taken;
    if (const Status valid = requireValid(place, row, nullptr); !valid)
        return valid;
    place.rows.put(row);
    follow(place, row, static_cast<const Row*>(nullptr));
    place.result.insert_or_assign("id", row.id.text());
    return {};
}

template <class Row>
Status change(const Workplace& place, const ChangeObject& action)
{
    const Row* before = place.now.find<Row>(decltype(Row::id)(action.object));
    if (!before)
        return notFound(wordOf(action.kind), std::to_string(action.object));
    Row row = *before;
    if (const Status taken = takeMembers(row, action.members); !taken)
        return taken;
    if (row == *before)
        return {};
    if (const Status valid = requireValid(place, row, before); !valid)
        return valid;
    place.rows.put(row);
    follow(place, row, before);
    return {};
}

} // namespace

Status requireValid(const Workplace& place, ApplicationRow& row, const ApplicationRow*)
{
    if (!isNamed(row.name, "/: \t#"))
        return memberRefused("name", row.name, row.name.empty() ? "missing" : "no such name");
    if (const auto other = findApplication(place.now, row.name); other && *other != row.id)
        return fail(ErrorKind::AlreadyExists, {{"what", "application"}, {"key", row.name}});
    return {};
}

Status requireValid(const Workplace& place, UnitRow& row, const UnitRow* before)
{
    if (before && (before->name != row.name || before->application != row.application))
        return memberRefused("name", row.name.text(), "cannot change");
    const std::string name = row.name.text();
    const std::size_t slash = name.find('/');
    if (slash == std::string::npos ||
        !parseNumber<std::uint32_t>(std::string_view(name).substr(slash + 1)))
        return memberRefused("name", name, "not APPLICATION/NUMBER");
    const auto application = findApplication(place.now, name.substr(0, slash));
    if (!application)
        return notFound("application", name.substr(0, slash));
    row.application = *application;
    if (const auto other = findUnit(place.now, name); other && *other != row.id)
        return fail(ErrorKind::AlreadyExists, {{"what", "unit"}, {"key", name}});
    if (row.machine && !place.now.find<MachineRow>(*row.machine))
        return notFound("machine", row.machine->text());
    return {};
}

Status requireValid(const Workplace& place, EndpointRow& row, const EndpointRow* before)
{
    if (before && before->application != row.application)
        return memberRefused("application-id", row.application.text(), "cannot change");
    if (!place.now.find<ApplicationRow>(row.application))
        return notFound("application", row.application.text());
    if (!isNamed(row.name, ":/ \t"))
        return memberRefused("name", row.name.text(),
                             row.name.empty() ? "missing" : "no such name");
    for (const EndpointId id : place.now.facts.endpointsOfApplication.of(row.application))
        if (id != row.id && place.now.at<EndpointRow>(id).name == row.name)
            return fail(ErrorKind::AlreadyExists, {{"what", "endpoint"}, {"key", row.name.text()}});
    return {};
}

Status carryOut(const Workplace& place, const AddObject& action)
{
    Status done = notEdited(action.kind);
    if (action.kind != ObjectKind::Subnet) // that is `AddSubnet`
        withRowOf(action.kind, [&]<class Row>() { done = add<Row>(place, action); });
    return done;
}

Status carryOut(const Workplace& place, const ChangeObject& action)
{
    Status done = notEdited(action.kind);
    withRowOf(action.kind, [&]<class Row>() { done = change<Row>(place, action); });
    return done;
}

Status carryOut(const Workplace& place, const RehomeSegment& action)
{
    const SegmentRow* segment = place.now.find<SegmentRow>(action.segment);
    if (!segment)
        return notFound("segment", action.segment.text());
    if (!place.now.find<FabricRow>(action.fabric))
        return notFound("fabric", action.fabric.text());
    if (segment->fabric == action.fabric)
        return {};
    SegmentRow row = *segment;
    row.fabric = action.fabric;
    if (const Status valid = requireValid(place, row, segment); !valid)
        return valid;
    place.rows.put(std::move(row));
    return {};
}

} // namespace netatlas::engine::edits
