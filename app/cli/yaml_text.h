// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>

#include <string>

namespace netatlas::cli {

/// A value as YAML, two blanks a level, members in their order. Texts that YAML would read as
/// something else stand in double quotes.
std::string yamlText(const boost::json::value& value);

} // namespace netatlas::cli
