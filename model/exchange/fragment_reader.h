// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/domain/model_state.h"

#include <boost/json/fwd.hpp>

#include <string_view>

namespace netatlas::exchange {

/// A model as it stands in a fragment.
struct ModelFragment
{
    domain::ModelRow row; ///< without an id: the project gives it one
    domain::ModelState state;
};

/// What is done about an id of a space that the fragment does not have.
enum class UnknownSpaces : std::uint8_t {
    Refused, ///< for files: every reference leads somewhere
    /// For scenarios, which try what a model with dangling ids does, and which leave out machines,
    /// devices, applications and units that others only name: these are made.
    Kept,
};

/// Reads a model as JSON: the fragment of model-and-workers 16.2 with its defaults, and the tables
/// and fields that 16.2 lacks as further members. It is the export stream of 12.1.
///
/// | member | further members |
/// |---|---|
/// | (top) | `name`, `edit-mode` (`direct`), `source-key` of the model |
/// | `routing-domains` | id, name, provider-ref; `0` (`default`) is always there |
/// | `fabrics` | id, name, provider-ref, routing-domain-id |
/// | `segments` | id, fabric-id, kind (`unknown`), tag, mtu, name, dhcp-on, relay-segment-id,
/// provider-ref, provider-network-id | | `provider-networks` | id, provider-id, name,
/// routing-domain-id, ipv6-routing-domain-id, zones | | `zones` | name, region, available (true) |
/// | `subnets` | name, gateway, dns-servers, supernet, segment-id, fan-underlay-subnet-id,
/// unconfirmed, warn-percent, error-percent | | `ranges` | id, subnet-id, kind (`reserved`), first,
/// last, purpose, provider-ref | | `static-routes` | id, source-subnet-id, destination-subnet-id,
/// gateway, metric | | `machines` | name, kind
/// (`machine`), zone, provider-ref, instance.info | | `devices` | vlan-tag, segment-id, routes,
/// index, zones, provider-vlan-id | |
/// `ip-addresses` | dns-servers, dns-search-domains | | `loose-addresses` | id, routing-domain-id
/// (`0`), subnet-id, value, state (`reserved`), name, mac, provider-ref | | `applications` | life |
/// | `units` | constraints |
/// | `controller.nodes` | agent-state, agent-message |
/// | `cloud-services` | desired-scale-protected; without application: the controller's own |
///
/// An id that is left out is drawn from the sequence. Members that nobody knows are passed over,
/// as are those of 16.2 that describe what a provider or resolver would answer in a scenario
/// (`provider.spaces`, `provider.subnets`, `controller.extra-members`, `resolver`): they are no
/// part of a state. What a source did not show (2.16) is not in a fragment: the first reload
/// finds it out again.
///
/// An error is `not-valid` with `what` (the place, as `subnets[3].cidr`), `value` and `cause`.
Result<ModelFragment> readFragment(const boost::json::value& document,
                                   UnknownSpaces unknownSpaces = UnknownSpaces::Refused);
/// The same from text.
Result<ModelFragment> parseFragment(std::string_view text,
                                    UnknownSpaces unknownSpaces = UnknownSpaces::Refused);

} // namespace netatlas::exchange
