// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/fragment_reader.h"

#include <optional>
#include <string_view>
#include <vector>

namespace netatlas::exchange {

/// How many machines the demo has: what the pictures need, some 1 100, some 10 100.
enum class DemoSize : std::uint8_t { Small, Medium, Large };

/// The size of a word of the command line: `small`, `medium`, `large`.
std::optional<DemoSize> parseDemoSize(std::string_view word);

/// The demo site: the models `prod-east`, which has something of everything and prepared problems
/// of every rule, and `prod-west`. Same size, same models.
///
/// What is particular stands in `resources/demo/demo.json`; the rows of machines that are all
/// alike are made here.
std::vector<ModelFragment> makeDemo(DemoSize size = DemoSize::Small);

} // namespace netatlas::exchange
