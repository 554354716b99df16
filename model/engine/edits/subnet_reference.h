// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/domain/facts.h"

#include <string_view>

namespace netatlas::engine::edits {

/// The subnet of an id or of a tag `subnet-<id>`: `not-valid` for any other text, a CIDR included
/// (model-and-workers 1), else `not-found`.
Result<domain::SubnetId> subnetOfId(const domain::Model& model, std::string_view text);

/// The one subnet of a CIDR (3.3): `not-valid` for a text that is none, `not-found`, or `ambiguous`
/// with the id and provider id of each in `candidates`.
Result<domain::SubnetId> subnetOfCidr(const domain::Model& model, std::string_view text);

/// As a command takes it: a CIDR, or in its place an id.
Result<domain::SubnetId> subnetOfText(const domain::Model& model, std::string_view text);

/// The masked prefixes of a list of CIDRs (13.3): `not-valid` when it is empty (`missing`), one
/// does not parse, the same text stands twice (`duplicate`) or two texts are the same network
/// (`overlap`).
Result<std::vector<net::Cidr>> checkedCidrs(const std::vector<std::string>& texts);

} // namespace netatlas::engine::edits
