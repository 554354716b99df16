// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/domain/facts.h"

#include <functional>
#include <string>
#include <vector>

namespace netatlas::engine::usage {

/// The addresses of a host name; none when it does not resolve. Asked as often as names turn up.
using Resolver = std::function<std::vector<std::string>(std::string_view)>;

struct BoundAddress
{
    std::string value;    ///< empty for a name that does not resolve
    std::string hostName; ///< where a name was given
    std::string cidr;

    bool operator==(const BoundAddress&) const = default;
};

struct BoundInterface
{
    std::string name; ///< empty for an address that no device is known to have
    std::string mac;
    std::vector<BoundAddress> addresses;

    bool operator==(const BoundInterface&) const = default;
};

/// What a charm is told of one endpoint (model-and-workers 9.1).
struct EndpointNetwork
{
    domain::SpaceId space = domain::kAlpha;
    std::vector<BoundInterface> bind; ///< what to listen on
    std::vector<std::string> ingress; ///< what others reach it by
    std::vector<std::string> egress;  ///< what its own traffic comes from

    bool operator==(const EndpointNetwork&) const = default;
};

/// The network of one endpoint of a unit, for one of its relations or for none. `not-valid` for an
/// endpoint that the application does not have.
///
/// Where an address is to be waited for, the caller waits, and asks with what is there by then.
Result<EndpointNetwork> endpointNetwork(const domain::Model& model, domain::UnitId unit,
                                        const std::string& endpoint,
                                        const domain::RelationRow* relation,
                                        const Resolver& resolver);

} // namespace netatlas::engine::usage
