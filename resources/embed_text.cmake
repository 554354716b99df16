# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the text of INPUT into the header OUTPUT as the constant SYMBOL.
# The text is cut into pieces, since the standard promises no more than 64 KiB for one literal.
file(READ ${INPUT} text HEX)
string(LENGTH "${text}" length)
math(EXPR bytes "${length} / 2")
string(REGEX REPLACE "(..)" "'\\\\x\\1'," body "${text}")
string(REGEX REPLACE "(('....',){20})" "\\1\n    " body "${body}")
file(WRITE ${OUTPUT} "// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>
namespace netatlas::embedded {
inline constexpr char ${SYMBOL}Bytes[] = {
    ${body}'\\0'};
inline constexpr std::string_view ${SYMBOL}{${SYMBOL}Bytes, ${bytes}};
} // namespace netatlas::embedded
")
