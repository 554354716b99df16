// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/protocol/scenario/scene.h"

#include "model/domain/json_codec.h"
#include "model/engine/facts/model_facts.h"
#include "model/exchange/fragment_reader.h"
#include "model/exchange/fragment_writer.h"
#include "model/net/cidr.h"

namespace netatlas::protocol::scenario {

namespace json = boost::json;

namespace {

/// Copies members of the world from one object to another where they were given.
void copyMembers(const json::object& from, json::object& to,
                 std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names)
        if (const auto* const found = from.if_contains(name))
            to[name] = *found;
}

void copyMembersOf(const json::object& from, json::object& to, std::string_view group,
                   std::initializer_list<std::string_view> names)
{
    const auto* const found = from.if_contains(group);
    if (found && found->is_object())
        copyMembers(found->get_object(), to[group].as_object(), names);
}

bool isUnread(const json::value& subnet)
{
    const auto* const object = subnet.if_object();
    const auto* const cidr = object ? object->if_contains("cidr") : nullptr;
    const auto* const text = cidr ? cidr->if_string() : nullptr;
    return text && !text->empty() &&
           !net::Cidr::parse(std::string_view(text->data(), text->size()));
}

/// Takes the subnets out whose block is a text that says none.
json::array takeUnreadSubnets(json::object& fragment)
{
    json::array taken;
    auto* const subnets = fragment.if_contains("subnets");
    if (!subnets || !subnets->is_array())
        return taken;
    json::array kept;
    for (json::value& subnet : subnets->get_array())
        (isUnread(subnet) ? taken : kept).push_back(std::move(subnet));
    *subnets = std::move(kept);
    return taken;
}

} // namespace

Scene Scene::read(const json::value& given)
{
    Scene scene;
    scene.m_document = std::make_shared<const json::value>(given);
    scene.m_given = std::make_shared<const json::object>(given.is_object() ? given.get_object()
                                                                           : json::object());
    Result<exchange::ModelFragment> fragment =
        given.is_null() || given.is_object()
            ? exchange::readFragment(*scene.m_given, exchange::UnknownSpaces::Kept)
            : fail(ErrorKind::NotValid, {{"what", "given"}, {"cause", "object expected"}});
    if (!fragment) {
        scene.m_problem = fragment.error();
        json::object rest = *scene.m_given;
        json::array unread = takeUnreadSubnets(rest);
        if (!unread.empty())
            fragment = exchange::readFragment(rest, exchange::UnknownSpaces::Kept);
        if (fragment)
            scene.m_unreadSubnets = std::move(unread);
        else
            fragment = exchange::ModelFragment{{}, domain::emptyModelState()};
    }
    scene.m_model = engine::facts::makeModel(fragment->row, std::move(fragment->state));
    return scene;
}

json::value Scene::stream() const
{
    return m_isChanged ? fragment() : *m_document;
}

void Scene::replace(const json::value& fragment)
{
    Scene other = read(fragment);
    other.m_warnings = std::move(m_warnings);
    *this = std::move(other);
}

void Scene::apply(const domain::ChangeSet& changes)
{
    if (changes.empty())
        return;
    m_isChanged = true;
    domain::ModelState state = m_model->state;
    domain::ModelChanges skipped;
    // The changes were made from this very state, so they fit.
    [[maybe_unused]] const Status fits = domain::apply(state, changes, &skipped);
    m_model = engine::facts::updatedModel(*m_model, std::move(state), changes);
}

void Scene::dropExtraMembers()
{
    json::object given = *m_given;
    auto* const controller = given.if_contains("controller");
    auto* const members = controller && controller->is_object()
                              ? controller->get_object().if_contains("extra-members")
                              : nullptr;
    if (!members || !members->is_array() || members->get_array().empty())
        return;
    members->emplace_array();
    m_given = std::make_shared<const json::object>(std::move(given));
    m_isChanged = true;
}

void Scene::warn(std::string_view kind, const Details& facts)
{
    json::object warning = domain::detailsJson(facts).as_object();
    warning["kind"] = kind;
    m_warnings.push_back(std::move(warning));
}

json::value Scene::fragment() const
{
    if (m_problem)
        return *m_document;
    json::object out = exchange::writeFragment(*m_model);
    copyMembersOf(*m_given, out, "provider", {"spaces", "subnets"});
    copyMembersOf(*m_given, out, "controller", {"extra-members"});
    copyMembers(*m_given, out, {"resolver", "ports"});
    return out;
}

} // namespace netatlas::protocol::scenario
