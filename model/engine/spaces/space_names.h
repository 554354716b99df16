// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace netatlas::engine::spaces {

/// Runs of `a`-`z`, `0`-`9` joined by single dashes (address-engine 12.1).
bool isSpaceName(std::string_view name);

/// A space name made from a provider's, with a number behind it when it is taken
/// (address-engine 12.2).
std::string spaceNameOf(std::string_view providerName, const std::vector<std::string>& taken);

/// Each name in double quotes, joined by `, `, in order; `<none>` for no names
/// (address-engine 12.3).
std::string listingText(const std::vector<std::string>& names);
/// The same over the sorted distinct names (address-engine 12.3).
std::string quotedText(std::vector<std::string> names);

} // namespace netatlas::engine::spaces
