// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/protocol/scenario/interface_reading.h"

#include "model/domain/json_codec.h"

namespace netatlas::protocol::scenario {

namespace json = boost::json;

namespace {

/// An address as the object that its short forms stand for: `value`, or `value/prefix`.
json::value longAddress(const json::value& given)
{
    json::object address;
    if (given.is_object()) {
        for (const auto& member : given.get_object())
            if (!member.value().is_null())
                address.emplace(member.key(), member.value());
    } else if (given.is_string()) {
        address["value"] = given;
    } else {
        return given;
    }
    const auto* const value = address.if_contains("value");
    if (!value || !value->is_string())
        return address;
    const std::string text(value->get_string().data(), value->get_string().size());
    const auto slash = text.find('/');
    if (slash == std::string::npos)
        return address;
    if (!address.contains("cidr"))
        address["cidr"] = text;
    address["value"] = text.substr(0, slash);
    return address;
}

/// Words that mean the same as one of ours (model-and-workers 1).
void replaceWord(json::object& entry, std::string_view member, std::string_view word,
                 std::string_view own)
{
    auto* const found = entry.if_contains(member);
    if (found && found->is_string() && found->get_string() == word)
        *found = own;
}

/// The entry as `InterfaceConfig` names its fields.
json::value longEntry(const json::value& given)
{
    if (!given.is_object())
        return given;
    json::object entry;
    for (const auto& member : given.get_object()) {
        if (member.value().is_null())
            continue;
        json::value value = member.value();
        const bool isAddresses = member.key() == "addresses" || member.key() == "shadow-addresses";
        if (isAddresses && value.is_array())
            for (json::value& address : value.get_array()) {
                address = longAddress(address);
                if (address.is_object())
                    replaceWord(address.get_object(), "config-method", "dynamic", "dhcp");
            }
        entry.emplace(member.key(), std::move(value));
    }
    replaceWord(entry, "config-method", "dynamic", "dhcp");
    replaceWord(entry, "virtual-port-type", "ovs", "openvswitch");
    return entry;
}

} // namespace

domain::InterfaceConfigs readInterfaces(const exchange::JsonMembers& members, std::string_view name)
{
    domain::InterfaceConfigs interfaces;
    const json::array* const list = members.listOf(name);
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        auto& interface = interfaces.emplace_back();
        if (const Status read = domain::JsonCodec::read(longEntry((*list)[i]), interface); !read) {
            members.refuse(std::string(name) + '[' + std::to_string(i) + ']',
                           detailOf(read.error().details, "cause").text(),
                           detailOf(read.error().details, "value").text());
            break;
        }
    }
    return interfaces;
}

} // namespace netatlas::protocol::scenario
