// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/addressing/address.h"
#include "model/engine/addressing/trace.h"
#include "model/engine/spaces/records.h"

#include <optional>

namespace netatlas::engine::controllers {

struct ControllerNode
{
    std::string id;
    domain::Life life = domain::Life::Alive;
    bool wantsVote = true;
    std::vector<addressing::Address> addresses;
};

struct ReplicaMember
{
    std::int64_t id = 0;
    /// The node it was made for; nothing for a member that someone else added.
    std::optional<std::string> node;
    std::string address;
    bool isVoting = true;
};

struct MemberStatus
{
    std::int64_t id = 0;
    bool isHealthy = false;
    domain::MemberState state = domain::MemberState::Unknown;
};

/// What to do when a node has several internal addresses and no HA space decides.
enum class MultiAddress : std::uint8_t { Refuse, Pick };

/// Two readings of how votes are counted when all voters lose theirs.
enum class VoteCount : std::uint8_t {
    AsBefore, ///< address-engine 11.6: a primary that is kept after all does not count
    /// Model-and-workers 7.3: it does, the last voter is never dropped, and a set may have no
    /// member yet.
    AlwaysOdd
};

struct ReplicaSetRequest
{
    std::vector<ControllerNode> nodes;
    std::vector<ReplicaMember> members;
    std::vector<MemberStatus> statuses;
    std::int64_t databasePort = 0;
    /// The HA space; nothing when none is set.
    std::optional<spaces::Space> haSpace;
    MultiAddress multiAddress = MultiAddress::Refuse;
    VoteCount voteCount = VoteCount::AsBefore;
};

struct PlannedMember
{
    std::int64_t id = 0;
    std::string node;
    std::string address;
    bool isVoting = false;

    bool operator==(const PlannedMember&) const = default;
};

struct ReplicaSetPlan
{
    bool isChanged = false;
    bool stepsPrimaryDown = false;
    /// By member number.
    std::vector<PlannedMember> members;
};

/// The replica set as it should be (address-engine 11). `not-supported` without members,
/// `unknown-voting-member`, `ha-space-no-addresses` or `ha-space-required` with the nodes,
/// `not-valid` for an HA space without id. The trace tells of the member addresses.
Result<ReplicaSetPlan> planReplicaSet(const ReplicaSetRequest& request,
                                      addressing::Trace* trace = nullptr);

/// The first address of the node in the space, whatever its scope, as dial text. `not-valid` for
/// a space without id, `not-found` when no address is in it (address-engine 11.10).
Result<std::string> addressInSpace(const std::string& node,
                                   const std::vector<addressing::Address>& addresses,
                                   std::int64_t port, const std::string& spaceId,
                                   addressing::Trace* trace = nullptr);

/// Integers by number, then the rest as bytes (address-engine 11, id order).
std::vector<std::string> sortedNodeIds(std::vector<std::string> ids);

} // namespace netatlas::engine::controllers
