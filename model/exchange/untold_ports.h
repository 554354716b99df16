// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/reconcile/reconciliation.h"
#include "model/providers/linux/host_observation.h"

namespace netatlas::exchange {

/// Fills in what Open vSwitch told of the machine before and did not tell this time, wholly or in
/// part, so that a look without rights takes nothing away: which links are its bridges, which hang
/// on them, and the devices that only it has (providers.md 0.4, 7.3).
///
/// What the kernel or the switch say of a device now goes before that.
void keepUntoldPorts(engine::reconcile::Reconciliation& run, domain::MachineId machine,
                     const providers::linuxhost::HostObservation& host,
                     domain::InterfaceConfigs& interfaces);

} // namespace netatlas::exchange
