// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/domain/change_set.h"

#include <optional>
#include <string>
#include <vector>

namespace netatlas::engine::edits {

/// What somebody says about a subnet that is known already (model-and-workers 5.4).
struct SubnetNews
{
    std::optional<domain::SpaceId> space;
    std::vector<std::string> zones;
    std::uint32_t vlanTag = 0;
};

struct SubnetUpdate
{
    bool isChanged = false;
    /// The subnet lies in a real space other than the one told, and stays there.
    bool hasOtherSpace = false;
};

/// Adds what is new about the subnet; what is known stays: a real space, a tag, the zones. An
/// overlay has no space of its own.
SubnetUpdate update(domain::ChangeRecorder& rows, domain::SubnetId subnet, const SubnetNews& news);

/// The provider id of what the provider has put nowhere.
inline constexpr std::string_view kUndefinedSpace = "-1";

/// The block of a text; `not-valid` for none, or one that does not parse.
Result<net::Cidr> parseBlock(const std::string& text);
/// The tag when it is in range; else `not-valid`.
Result<std::uint32_t> checkedVlanTag(std::int64_t tag);

} // namespace netatlas::engine::edits
