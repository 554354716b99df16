// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/object_members.h"

namespace netatlas::engine::edits {

using domain::ObjectKind;

std::vector<std::string_view> objectMembers(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Fabric: return {"name", "routing-domain-id"};
    case ObjectKind::Segment:
        return {"name", "kind", "tag", "fabric-id", "mtu", "dhcp-on", "relay-segment-id"};
    case ObjectKind::Subnet:
        return {"name",     "gateway",      "dns-servers",   "zones",   "public",
                "supernet", "warn-percent", "error-percent", "space-id"};
    case ObjectKind::Range: return {"subnet-id", "kind", "first", "last", "purpose"};
    case ObjectKind::LooseAddress:
        return {"value", "subnet-id", "routing-domain-id", "state", "name", "mac"};
    case ObjectKind::Machine: return {"number", "name", "kind", "zone", "manual"};
    case ObjectKind::Device:
        return {"machine-id", "name", "type",      "mac",       "mtu",
                "vlan-tag",   "up",   "parent-id", "segment-id"};
    case ObjectKind::Address:
        return {"device-id",     "value",     "cidr",   "gateway",
                "config-method", "secondary", "shadow", "default-gateway"};
    case ObjectKind::Application: return {"name", "type"};
    case ObjectKind::Unit: return {"name", "application-id", "machine-id"};
    case ObjectKind::Endpoint: return {"application-id", "name", "kind"};
    default: return {};
    }
}

tl::unexpected<Error> memberRefused(std::string_view member, std::string value,
                                    std::string_view cause)
{
    return fail(ErrorKind::NotValid,
                {{"what", member}, {"value", std::move(value)}, {"cause", cause}});
}

namespace detail {

bool isMemberName(std::string_view column, std::string_view member)
{
    return column.size() == member.size() &&
           std::equal(column.begin(), column.end(), member.begin(),
                      [](char a, char b) { return a == b || (a == '_' && b == '-'); });
}

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    for (const std::string_view blankSeparated : split(text, ' '))
        for (const std::string_view word : split(blankSeparated, ','))
            if (!word.empty())
                words.emplace_back(word);
    return words;
}

} // namespace detail

} // namespace netatlas::engine::edits
