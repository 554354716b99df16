// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace netatlas::protocol {

/// Answers one line of `netatlas eval` (address-engine 19) with one line, without its end.
///
/// A line with `when` is an operation on a fragment of a model, one with `op` a pure operation.
/// Whatever the line holds, there is an answer: malformed input is answered, never fatal.
std::string answerLine(std::string_view line);

} // namespace netatlas::protocol
