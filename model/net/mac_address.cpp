// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/mac_address.h"

#include "model/base/text.h"

#include <algorithm>

namespace netatlas::net {

namespace {

bool isHexGroup(std::string_view group, std::size_t digits)
{
    return group.size() == digits &&
           group.find_first_not_of("0123456789abcdefABCDEF") == group.npos;
}

bool hasGroups(std::string_view text, char separator, std::size_t digits)
{
    const auto groups = split(text, separator);
    const std::size_t bytes = groups.size() * digits / 2;
    if (bytes != 6 && bytes != 8 && bytes != 20)
        return false;
    return std::all_of(groups.begin(), groups.end(),
                       [digits](std::string_view group) { return isHexGroup(group, digits); });
}

} // namespace

bool isMacAddress(std::string_view text)
{
    return hasGroups(text, ':', 2) || hasGroups(text, '-', 2) || hasGroups(text, '.', 4);
}

std::string normalMacText(std::string_view text)
{
    std::string normal = lowerCase(text);
    std::replace(normal.begin(), normal.end(), '-', ':');
    return normal;
}

} // namespace netatlas::net
