// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace netatlas::engine::query {

/// One object that was found.
struct Match
{
    domain::ObjectRef object;
    std::string label; ///< what it is called
    std::string path;  ///< where it is: `prod-east > fabric-2 > VLAN 120`

    bool operator==(const Match&) const = default;
};

/// Finds what a person types (user-experience 8):
/// - an address: the address where it is recorded, its NIC and machine, and every subnet that
///   holds it in every network, also when it is not recorded;
/// - a block: every subnet and address inside it, and the subnet that it is;
/// - `10.2.*`: the same for the block of the given octets;
/// - a MAC: the NICs that have it;
/// - anything else: objects whose name has the text in it, whatever the case.
///
/// In the order of kinds (machines, NICs, addresses, subnets, spaces, ...), then as people read
/// names and numbers; exact names first. Stops between tables when asked.
std::vector<Match> find(const domain::Revision& revision, std::string_view text,
                        std::stop_token stop = {});

} // namespace netatlas::engine::query
