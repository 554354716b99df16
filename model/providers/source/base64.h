// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace netatlas::providers {

/// Base64 with padding, as files and headers have it (RFC 4648, section 4).
std::string base64Text(std::string_view bytes);
/// The bytes; blanks and line ends in the text are passed over. Nothing when it is no base64.
std::optional<std::string> parseBase64(std::string_view text);

} // namespace netatlas::providers
