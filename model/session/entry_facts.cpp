// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/entry_facts.h"

#include "model/domain/object_text.h"

#include <set>

namespace netatlas::session {

namespace {

namespace edits = engine::edits;

/// What the actions of an intent make nameable, beside the rows that are there.
struct Names
{
    const domain::Revision& revision;
    const domain::Model& model;

    std::string space(domain::SpaceId id) const
    {
        const auto* row = model.find<domain::SpaceRow>(id);
        return row ? row->name : id.text();
    }
    std::string subnet(domain::SubnetId id) const
    {
        const auto* row = model.find<domain::SubnetRow>(id);
        return row ? row->shownCidr() : id.text();
    }
    std::string object(domain::ObjectKind kind, std::uint32_t number) const
    {
        return domain::objectLabel(revision, model.ref(kind, number));
    }
    std::string spaceOf(domain::SubnetId id) const
    {
        const auto* found = model.facts.spaceOfSubnet.find(id);
        return found ? space(*found) : std::string();
    }

    Details of(const edits::MoveSubnets& act) const
    {
        std::vector<std::string> cidrs;
        std::set<std::string> from;
        for (const auto id : act.subnets) {
            cidrs.push_back(subnet(id));
            from.insert(spaceOf(id));
        }
        return {{"cidrs", cidrs},
                {"from", std::vector<std::string>(from.begin(), from.end())},
                {"to", space(act.space)}};
    }
    Details of(const edits::AddSpace& act) const
    {
        std::vector<std::string> cidrs;
        for (const auto id : act.subnets)
            cidrs.push_back(subnet(id));
        return {{"name", act.name}, {"cidrs", cidrs}};
    }
    Details of(const edits::RenameSpace& act) const
    {
        return {{"space", space(act.space)}, {"name", act.name}};
    }
    Details of(const edits::RemoveSpace& act) const { return {{"space", space(act.space)}}; }
    Details of(const edits::BindEndpoint& act) const
    {
        return {{"application", object(domain::ObjectKind::Application, act.application.number())},
                {"endpoint", act.endpoint},
                {"space", space(act.space)}};
    }
    Details of(const edits::SetConstraint& act) const
    {
        return {
            {"level", domain::wordOf(act.level)}, {"target", target(act)}, {"spaces", act.spaces}};
    }
    std::string target(const edits::SetConstraint& act) const
    {
        switch (act.level) {
        case domain::ConstraintLevel::Model: return model.row.name;
        case domain::ConstraintLevel::Application:
            return object(domain::ObjectKind::Application, act.target);
        case domain::ConstraintLevel::Unit: return object(domain::ObjectKind::Unit, act.target);
        case domain::ConstraintLevel::Machine:
            return object(domain::ObjectKind::Machine, act.target);
        }
        return {};
    }
    Details of(const edits::SetSetting& act) const
    {
        return {{"key", act.key}, {"value", act.value}};
    }
    Details of(const edits::AddSubnet& act) const
    {
        return {{"cidr", act.cidr}, {"space", space(act.space)}};
    }
    Details of(const edits::RemoveSubnet& act) const { return {{"cidr", subnet(act.subnet)}}; }
    Details of(const edits::MarkSupernet& act) const
    {
        return {{"cidr", subnet(act.subnet)}, {"supernet", act.isSupernet}};
    }
    Details of(const edits::RehomeSubnet& act) const
    {
        return {{"cidr", subnet(act.subnet)},
                {"segment", object(domain::ObjectKind::Segment, act.segment.number())}};
    }
    Details of(const edits::RemoveAddress& act) const { return address(act.address); }
    Details of(const edits::CorrectAddress& act) const
    {
        Details facts = address(act.address);
        facts["cidr"] = act.cidr.text();
        return facts;
    }
    Details address(domain::AddressId id) const
    {
        const auto* row = model.find<domain::DeviceAddressRow>(id);
        if (!row)
            return {{"address", id.text()}, {"device", ""}};
        return {{"address", row->shownValue()},
                {"device", object(domain::ObjectKind::Device, row->device.number())}};
    }
    Details of(const edits::RemoveLooseAddress& act) const
    {
        const auto* row = model.find<domain::LooseAddressRow>(act.address);
        return {{"address", row ? row->value.text() : act.address.text()}};
    }
    Details of(const edits::ReplaceSubnets& act) const
    {
        std::vector<std::string> cidrs;
        for (const auto id : act.subnets)
            cidrs.push_back(subnet(id));
        return {{"cidrs", cidrs}, {"into", act.cidrs}};
    }
    Details of(const edits::RehomeSegment& act) const
    {
        return {{"segment", object(domain::ObjectKind::Segment, act.segment.number())},
                {"fabric", object(domain::ObjectKind::Fabric, act.fabric.number())}};
    }
    Details of(const edits::MoveAddress& act) const
    {
        Details facts = address(act.address);
        facts["to"] = object(domain::ObjectKind::Device, act.device.number());
        return facts;
    }
    Details of(const edits::AttachLooseAddress& act) const
    {
        const auto* row = model.find<domain::LooseAddressRow>(act.address);
        return {{"address", row ? row->value.text() : act.address.text()},
                {"device", object(domain::ObjectKind::Device, act.device.number())}};
    }
    Details of(const edits::AddObject& act) const
    {
        return {{"kind", domain::wordOf(act.kind)}, {"label", labelOf(act)}};
    }
    /// What the new row will be called, from the members that say it.
    static std::string labelOf(const edits::AddObject& act)
    {
        std::string label;
        for (const std::string_view name : {"name", "number", "value", "first", "tag"})
            for (const auto& member : act.members)
                if (label.empty() && member.name == name)
                    label = member.value;
        return label;
    }
    Details of(const edits::ChangeObject& act) const
    {
        Details facts{{"kind", domain::wordOf(act.kind)}, {"label", object(act.kind, act.object)}};
        std::vector<std::string> members;
        for (const auto& member : act.members) {
            members.push_back(member.name);
            if (member.name == "name")
                facts["name"] = member.value;
        }
        facts["members"] = members;
        if (act.members.size() == 1)
            facts["value"] = act.members.front().value;
        return facts;
    }
    Details of(const edits::RemoveObject& act) const
    {
        return {{"kind", domain::wordOf(act.kind)}, {"label", object(act.kind, act.object)}};
    }
};

} // namespace

Details factsOf(const domain::Revision& before, const edits::Intent& intent)
{
    Detail::List actions;
    const auto* model = before.model(intent.model);
    for (const auto& action : intent.actions) {
        Details facts =
            model
                ? std::visit([&](const auto& act) { return Names{before, *model}.of(act); }, action)
                : Details();
        facts["action"] =
            std::visit([](const auto& act) { return std::decay_t<decltype(act)>::kName; }, action);
        actions.emplace_back(std::move(facts));
    }
    Details facts{{"actions", std::move(actions)}};
    if (model)
        facts["model"] = model->row.name;
    if (!intent.reason.empty())
        facts["reason"] = intent.reason;
    return facts;
}

} // namespace netatlas::session
