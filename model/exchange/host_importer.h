// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/reconcile/reconciliation.h"
#include "model/engine/workers/machine_agent.h"
#include "model/exchange/import_tally.h"
#include "model/providers/linux/host_observation.h"

namespace netatlas::exchange {

/// Name and source key of the model that gathers hosts.
inline constexpr std::string_view kHostsModel = "hosts";

/// Brings one host into the model: its machine (found again by provider reference, else by name),
/// devices and addresses, the connected networks as subnets, each VRF as a routing domain, VLANs
/// and VXLANs as segments. `ambiguous` when several machines have the host's name.
///
/// An agent's look (model-and-workers 7.1) sets the machine's list of addresses only at its start,
/// and takes a machine that is no longer alive to its end instead.
Status importHost(engine::reconcile::Reconciliation& run, ImportTally& tally,
                  const providers::linuxhost::HostObservation& host,
                  const engine::workers::AgentLook& look = {});

} // namespace netatlas::exchange
