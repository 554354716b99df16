// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace netatlas::domain {

/// Whether a device of that name is a bridge that container tools make on every host: its addresses
/// lead nowhere from outside (model-and-workers 7.1, 10.3).
constexpr bool isDefaultBridge(std::string_view device)
{
    return device == "lxcbr0" || device == "lxdbr0" || device == "virbr0";
}

} // namespace netatlas::domain
