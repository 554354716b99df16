// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/document/document.h"

#include <optional>
#include <string_view>

namespace netatlas::exchange {

/// What a document can be; told by its content, never by the name of its file.
enum class Format : std::uint8_t {
    LinuxAddresses,
    LinuxRoutes,
    JujuModel,
    JujuStatus,
    JujuMachines,
    JujuSpaces,
    JujuSubnets
};

/// The word of a format, as `--kind` takes it: `ip-address`.
std::string_view formatText(Format format);
std::optional<Format> parseFormat(std::string_view word);
/// All words, for help and for "did you mean".
std::vector<std::string> formatTexts();

/// The format of a document; nothing when it is none that is known.
std::optional<Format> recognise(const providers::document::Node& document);

} // namespace netatlas::exchange
