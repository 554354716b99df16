// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/juju/juju_names.h"

#include "model/base/text.h"

#include <algorithm>
#include <cstdint>

namespace netatlas::providers::juju {

bool isMachineNumber(std::string_view text)
{
    const auto parts = split(text, '/');
    if (parts.size() % 2 == 0)
        return false;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (i % 2 == 0 ? !parseNumber<std::uint32_t>(parts[i]) : parts[i].empty())
            return false;
    return true;
}

std::string parentNumber(std::string_view number)
{
    const auto last = number.rfind('/');
    if (last == std::string_view::npos || last == 0)
        return {};
    return std::string(number.substr(0, number.rfind('/', last - 1)));
}

bool isUnitName(std::string_view text)
{
    const auto slash = text.find('/');
    return slash != std::string_view::npos && slash > 0 &&
           parseNumber<std::uint32_t>(text.substr(slash + 1)).has_value();
}

bool isSpaceName(std::string_view name)
{
    if (name.empty() || name.front() == '-' || name.back() == '-' ||
        name.find("--") != std::string_view::npos)
        return false;
    return std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

} // namespace netatlas::providers::juju
