// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/intent_codec.h"

#include "model/domain/json_codec.h"

#include <boost/json/serialize.hpp>

#include <set>

namespace netatlas::session {

namespace {

namespace edits = engine::edits;
namespace json = boost::json;

template <std::size_t Index = 0>
Result<edits::Action> readAction(const json::object& object, std::string_view name)
{
    if constexpr (Index == std::variant_size_v<edits::Action>) {
        return fail(ErrorKind::BadAnswer, {{"what", "action"}, {"value", name}});
    } else {
        using Act = std::variant_alternative_t<Index, edits::Action>;
        if (name != Act::kName)
            return readAction<Index + 1>(object, name);
        Act act;
        if (Status status = domain::JsonCodec::read(object, act); !status)
            return fail(status.error());
        return edits::Action(std::move(act));
    }
}

/// The id of the row that the changes added and that fits.
template <class Row, class Fits>
std::optional<decltype(Row::id)> addedId(const domain::ModelChanges& changes, Fits&& fits)
{
    for (const auto& change : changes.of<Row>())
        if (!change.before && change.after && fits(*change.after))
            return change.id;
    return std::nullopt;
}

/// The numbers of the subnets that the replacement made, in the order of its blocks.
std::vector<domain::SubnetId> madeSubnets(const edits::ReplaceSubnets& action,
                                          const domain::ModelChanges& changes)
{
    std::vector<domain::SubnetId> ids;
    for (const std::string& text : action.cidrs) {
        const auto cidr = net::Cidr::parse(text);
        const auto id = addedId<domain::SubnetRow>(changes, [&](const domain::SubnetRow& row) {
            return cidr && row.cidr.sameNetwork(*cidr);
        });
        if (!id)
            return {};
        ids.push_back(*id);
    }
    return ids;
}

/// The number of the added row that has what the action gave it. Several alike cannot be told
/// apart, and need not be.
void takeAddedId(edits::AddObject& action, const domain::ModelChanges& changes,
                 std::set<std::uint32_t>& taken)
{
    domain::ModelRows::forEach([&]<class Row>() {
        if constexpr (requires { Row::kKind; })
            if (Row::kKind == action.kind)
                for (const auto& change : changes.of<Row>())
                    if (!action.id && !change.before && change.after &&
                        taken.insert(change.id.number()).second)
                        action.id = change.id.number();
    });
}

} // namespace

std::string intentText(const edits::Intent& intent)
{
    json::array actions;
    for (const auto& action : intent.actions)
        std::visit(
            [&](const auto& act) {
                json::object object{{"action", std::decay_t<decltype(act)>::kName}};
                const json::value members = domain::JsonCodec::write(act);
                for (const auto& member : members.get_object())
                    object.emplace(member.key(), member.value());
                actions.push_back(std::move(object));
            },
            action);
    return json::serialize(json::object{{"model", intent.model.number()},
                                        {"actions", std::move(actions)},
                                        {"reason", intent.reason}});
}

Result<edits::Intent> parseIntent(std::string_view text)
{
    const auto whole = domain::parseJson(text);
    if (!whole)
        return fail(whole.error());
    const auto bad = [] { return fail(ErrorKind::BadAnswer, {{"what", "intent"}}); };
    const auto* object = whole->if_object();
    if (!object || !object->contains("model") || !object->contains("actions"))
        return bad();
    edits::Intent intent;
    if (Status status = domain::JsonCodec::read(object->at("model"), intent.model); !status)
        return fail(status.error());
    if (const auto* reason = object->if_contains("reason"); reason && reason->is_string())
        intent.reason = std::string_view(reason->get_string());
    const auto* actions = object->at("actions").if_array();
    if (!actions)
        return bad();
    for (const auto& element : *actions) {
        const auto* name =
            element.is_object() ? element.get_object().if_contains("action") : nullptr;
        if (!name || !name->is_string())
            return bad();
        auto action = readAction(element.get_object(), std::string_view(name->get_string()));
        if (!action)
            return fail(action.error());
        intent.actions.push_back(std::move(*action));
    }
    return intent;
}

edits::Intent withIds(edits::Intent intent, const domain::ModelChanges& changes)
{
    std::set<std::uint32_t> taken;
    for (auto& action : intent.actions) {
        if (auto* replaced = std::get_if<edits::ReplaceSubnets>(&action);
            replaced && replaced->ids.empty())
            replaced->ids = madeSubnets(*replaced, changes);
        if (auto* object = std::get_if<edits::AddObject>(&action); object && !object->id)
            takeAddedId(*object, changes, taken);
        if (auto* space = std::get_if<edits::AddSpace>(&action); space && !space->id)
            space->id = addedId<domain::SpaceRow>(
                changes, [&](const domain::SpaceRow& row) { return row.name == space->name; });
        if (auto* subnet = std::get_if<edits::AddSubnet>(&action); subnet && !subnet->id)
            subnet->id = addedId<domain::SubnetRow>(changes, [&](const domain::SubnetRow& row) {
                const auto cidr = net::Cidr::parse(subnet->cidr);
                return cidr && row.cidr.sameNetwork(*cidr) &&
                       row.providerId == subnet->providerId &&
                       row.providerNetworkId == subnet->providerNetworkId;
            });
    }
    return intent;
}

} // namespace netatlas::session
