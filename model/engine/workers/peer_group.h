// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/domain/change_set.h"
#include "model/domain/facts.h"

#include <map>

namespace netatlas::engine::workers {

/// The replica set of the controllers as it should be (model-and-workers 7.3). Nothing carries it
/// out but `withPeerGroup`: the set itself is only planned and shown.
struct PeerGroup
{
    /// The host that each member is reached at, by node; a node that has none yet is not in it.
    std::map<std::string, std::string> addresses;
    std::map<std::string, bool> votes;
    /// Whether the primary is to lose its vote and must hand over first.
    bool stepsDown = false;
    /// Numbers of the members that go, ascending.
    std::vector<std::int64_t> removed;
    /// Numbers of members by node, with those of new ones.
    std::map<std::string, std::int64_t> members;
    bool isChanged = false;
};

/// Plans it from the controller nodes of the model; `extra` are members that belong to no node.
///
/// `unknown-voting-member` when one of those votes; `ha-space-required` or `ha-space-no-addresses`
/// with `nodes`, which are to show a message; `not-found` for an HA space that does not exist.
Result<PeerGroup> peerGroup(const domain::Model& model, const std::vector<domain::Member>& extra);

/// The node rows once the plan is carried out; planning again then changes nothing. Nobody asks for
/// anything any more.
domain::ModelChanges withPeerGroup(const domain::Model& model, const PeerGroup& group);

/// The node rows where `peerGroup` failed: those that an HA address cannot be chosen for ask for
/// the setting, the others for nothing; their states stay (7.3). Another trouble changes nothing.
domain::ModelChanges withMessages(const domain::Model& model, const Error& trouble);

/// What each node tells the others of itself (7.3, step 4): all its endpoints for clients, and the
/// one that the others use.
struct NodeDetails
{
    std::vector<std::string> addresses;
    std::string internalAddress; ///< empty while it is no member

    bool operator==(const NodeDetails&) const = default;
};
std::map<std::string, NodeDetails> nodeDetails(const domain::Model& model, const PeerGroup& group);

} // namespace netatlas::engine::workers
