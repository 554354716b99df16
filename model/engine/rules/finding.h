// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "model/domain/revision.h"
#include "model/engine/edits/judgement.h"

#include <string>
#include <vector>

namespace netatlas::engine::rules {

enum class Severity : std::uint8_t { Info, Warning, Error };

/// The rules of user-experience 9 that exist; `facts` of their findings, with the names that the
/// sentence needs.
enum class Rule : std::uint8_t {
    V01, ///< cidr, other, network: overlap inside one network
    V02, ///< cidr, other-id, network: same CIDR twice in one network
    V03, ///< cidr, networks: same CIDR in two networks
    V04, ///< address, machine, device, network: fits no subnet
    V05, ///< address, state: no device or machine has it
    V06, ///< address, device, other-device, network
    V07, ///< address, device, cidr, claimed: outside the subnet it claims, or other prefix length
    V08, ///< cidr, gateway, used: the gateway leaves the subnet, or machines use one that it lacks
    V09, ///< range, cidr, other: ranges overlap, or without `other` one leaves its subnet
    V10, ///< address, device, range: fixed address inside a dynamic range
    V11, ///< tag, fabric, is-twice: VLAN id out of bounds, or twice in a fabric
    V12, ///< fabric, tag, name: fabric (without `tag`) or VLAN with nothing in it
    V13, ///< space, bound, constraints, is-default: space without subnets
    V14, ///< application, endpoint, space, units
    V15, ///< application, space, constraints, units
    V16, ///< application, space, constraints, machines
    V17, ///< node, space: controller node without address in the HA space
    V18, ///< node, candidates: no HA space decides between them
    V19, ///< node, space: controller node without address in the management space
    V20, ///< votes, zone: even number of voting nodes, or with `zone` all of them in one
    V21, ///< address, device: of the provider, not seen on the machine
    V22, ///< address, device: of the machine, unknown to the provider
    V23, ///< machine (of a whole source empty), source, minutes, limit
    V24, ///< cidr, field, kept, seen: space or VLAN differs from the provider
    V25, ///< cidr, underlay; with space, kept: overlay without underlay, or said to be elsewhere
    V26, ///< cidr, use, limit: percent
    V27, ///< mac, device, other-device: same MAC twice in a VLAN
    V28, ///< device, endpoints: NIC that is down but needed by a binding
    V29, ///< machine, lacking: no usable preferred address
    V30, ///< space, is-twice, is-default: name not allowed or used twice
    V31, ///< cidr, space, missing: half of a dual-stack pair
    V32, ///< space, is-empty: agents are given nothing, or all that clients are
};

/// `V01`.
std::string_view ruleText(Rule rule);
std::optional<Rule> parseRule(std::string_view text);

/// One problem of the present state.
struct Finding
{
    Rule rule = Rule::V01;
    Severity severity = Severity::Warning;
    domain::ObjectRef object;
    std::vector<domain::ObjectRef> others; ///< the other parties, for Show
    Details facts;
    std::vector<edits::FixUp> fixUps;
    /// Rule and parties by id: the same finding keeps its key while it lasts.
    std::string key;

    bool operator==(const Finding&) const = default;
};

/// Project setting with the age of a report in minutes from which V23 finds it.
inline constexpr std::string_view kReportAgeKey = "report-age";

/// All findings of a revision: worst first, then by rule, then by object. Overlap and duplicate
/// rules work per routing domain, across models that tie theirs. `now` is the present time;
/// without one nothing is too old (V23).
std::vector<Finding> findAll(const domain::Revision& revision,
                             std::optional<Timestamp> now = std::nullopt,
                             std::stop_token stop = {});

} // namespace netatlas::engine::rules
