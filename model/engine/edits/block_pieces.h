// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/net/cidr.h"

#include <string>
#include <vector>

namespace netatlas::engine::edits {

/// What a split into pieces of that length makes of a block, in order; `not-valid` when the length
/// is no longer than the block's own, longer than its family allows, gives too many pieces, or one
/// that is the IPv4-mapped range.
Result<std::vector<net::Cidr>> piecesOf(const net::Cidr& block, int prefixLength);

/// The block that exactly these blocks fill together, siblings or a set that forms one; `not-valid`
/// with cause `no block` when there is none.
Result<net::Cidr> unionOf(const std::vector<net::Cidr>& blocks);

/// `not-valid` for a text that is not the block it should be.
tl::unexpected<Error> notABlock(std::string value, std::string_view cause);

} // namespace netatlas::engine::edits
