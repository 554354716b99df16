// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/stream_members.h"

namespace netatlas::exchange {

namespace json = boost::json;

namespace {

constexpr std::string_view kAlphaSpaceId = "0";

void eachOf(json::object& object, std::string_view name, const VisitAddress& visit)
{
    auto* const list = object.if_contains(name);
    if (!list || !list->is_array())
        return;
    for (json::value& address : list->get_array())
        visit(address);
}

void oneOf(json::object& object, std::string_view name, const VisitAddress& visit)
{
    auto* const address = object.if_contains(name);
    if (address && !address->is_null())
        visit(*address);
}

} // namespace

std::string_view memberText(const json::object& object, std::string_view name)
{
    const auto* const value = object.if_contains(name);
    const auto* const text = value ? value->if_string() : nullptr;
    return text ? std::string_view(text->data(), text->size()) : std::string_view();
}

std::string valueText(const json::value& value)
{
    if (const auto* text = value.if_string())
        return std::string(text->data(), text->size());
    if (const auto* number = value.if_int64())
        return std::to_string(*number);
    if (const auto* number = value.if_uint64())
        return std::to_string(*number);
    return {};
}

std::string idTextOf(const json::object& object, std::string_view name)
{
    const auto* const value = object.if_contains(name);
    return value ? valueText(*value) : std::string();
}

Result<std::string> spaceIdNamed(const json::object& stream, std::string_view name)
{
    if (name.empty() || name == "alpha")
        return std::string(kAlphaSpaceId);
    std::string found;
    eachObject(stream, "spaces", [&](const json::object& space) {
        if (memberText(space, "name") == name)
            found = idTextOf(space, "id");
    });
    if (found.empty())
        return fail(ErrorKind::NotFound, {{"what", "space"}, {"key", name}});
    return found;
}

bool hasSpaceId(const json::object& stream, std::string_view id)
{
    bool isThere = id == kAlphaSpaceId;
    eachObject(stream, "spaces",
               [&](const json::object& space) { isThere |= idTextOf(space, "id") == id; });
    return isThere;
}

Result<std::string> spaceIdOfText(const json::object& stream, const std::string& text)
{
    auto named = spaceIdNamed(stream, text);
    if (!named && hasSpaceId(stream, text))
        return text;
    return named;
}

void eachMachineAddress(json::object& stream, const VisitAddress& visit)
{
    eachObject(stream, "machines", [&visit](json::object& machine) {
        eachOf(machine, "addresses", visit);
        eachOf(machine, "machine-addresses", visit);
        oneOf(machine, "preferred-public", visit);
        oneOf(machine, "preferred-private", visit);
    });
}

void eachCloudAddress(json::object& stream, const VisitAddress& visit)
{
    eachObject(stream, "cloud-services",
               [&visit](json::object& service) { eachOf(service, "addresses", visit); });
    eachObject(stream, "cloud-containers",
               [&visit](json::object& container) { oneOf(container, "address", visit); });
}

} // namespace netatlas::exchange
