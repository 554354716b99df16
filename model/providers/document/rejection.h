// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/document/document.h"

#include <string>
#include <vector>

namespace netatlas::providers::document {

enum class Gravity : std::uint8_t {
    Refused, ///< the row cannot be used
    Warning, ///< the row is used, but looks odd
};

/// One thing in a text that a reader does not like.
struct Rejection
{
    Gravity gravity = Gravity::Refused;
    Position position;
    std::string field; ///< path of the member, such as `addr_info[2].local`
    std::string value; ///< as written, cut when long
    std::string cause; ///< what is wrong with it
    std::string hint;  ///< what to do; may be empty

    bool operator==(const Rejection&) const = default;
};

/// A value that was read as far as it could be, and all that was wrong on the way.
template <class Value>
struct Reading
{
    Value value;
    std::vector<Rejection> rejections;
};

} // namespace netatlas::providers::document
