// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/workers/peer_group.h"

#include <optional>

namespace netatlas::engine::workers {

/// One round of the peer grouper (model-and-workers 7.3) against a model.
struct PeerUpdate
{
    /// Endpoint documents, members and votes, and what nodes ask for.
    domain::ModelChanges changes;
    /// Why step 1 failed; all else went on.
    std::optional<Error> endpointTrouble;
    /// Why step 2 failed, with the nodes that ask for a setting: members and votes stay.
    std::optional<Error> memberTrouble;
    /// What the nodes publish of themselves (step 4); empty where step 2 failed.
    std::map<std::string, NodeDetails> details;
};

PeerUpdate peerUpdate(const domain::Model& model);

/// Whether the documents of the model are kept here. What somebody else carries out is also kept by
/// them: those of a planned model, such as one of a Juju controller, are only shown.
bool keepsDocuments(const domain::Model& model);

} // namespace netatlas::engine::workers
