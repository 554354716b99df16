// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/intent.h"

namespace netatlas::engine::edits {

std::string_view actionName(const Action& action)
{
    return std::visit([](const auto& each) { return each.kName; }, action);
}

} // namespace netatlas::engine::edits
