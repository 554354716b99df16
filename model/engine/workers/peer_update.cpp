// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/workers/peer_update.h"

#include "model/engine/workers/host_port_documents.h"

namespace netatlas::engine::workers {

using namespace netatlas::domain;

PeerUpdate peerUpdate(const Model& model)
{
    PeerUpdate update;
    const Servers servers = nodeServers(model);
    const auto documents = setHostPorts(model, servers);
    const bool isNothing = servers.empty() && model.table<HostPortsRow>().empty();
    if (documents && isNothing)
        update.endpointTrouble.reset(); // nobody can be told of anybody yet
    else if (documents)
        update.changes.of<HostPortsRow>() = documents->changes.of<HostPortsRow>();
    else
        update.endpointTrouble = documents.error();
    const auto group = peerGroup(model, {});
    if (group) {
        update.changes.of<ControllerNodeRow>() =
            withPeerGroup(model, *group).of<ControllerNodeRow>();
        update.details = nodeDetails(model, *group);
    } else {
        update.memberTrouble = group.error();
        update.changes.of<ControllerNodeRow>() =
            withMessages(model, group.error()).of<ControllerNodeRow>();
    }
    return update;
}

bool keepsDocuments(const Model& model)
{
    return model.row.editMode == domain::EditMode::Direct;
}

} // namespace netatlas::engine::workers
