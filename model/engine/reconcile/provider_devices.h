// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/interface_config.h"
#include "model/engine/reconcile/reconciliation.h"

namespace netatlas::engine::reconcile {

/// Ties the devices and addresses that a machine reported to what its provider lists, and lets go
/// of those that it lists no longer (model-and-workers 6.3). Devices are never added or deleted.
///
/// Gives what could not be tied. `duplicate-provider-id-in-batch` means that nothing was;
/// `provider-id-not-unique` and `provider-id-immutable` speak of one device or address, which
/// keeps the id it has.
std::vector<Error> setProviderDevices(Reconciliation& run, domain::MachineId machine,
                                      const domain::InterfaceConfigs& interfaces);

} // namespace netatlas::engine::reconcile
