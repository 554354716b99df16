// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/providers/linux/host_observation.h"

namespace netatlas::providers::linuxhost {

/// Reads the links, the VLANs of their ports, addresses and unicast routes of the network namespace
/// that this thread is in, from the kernel. Needs no rights.
///
/// The value is of one moment: when something changes while it is read, it is read again.
/// `stale` when it never stands still, `refused` with `errno` when the kernel does not answer.
Result<HostObservation> readLocalHost();

} // namespace netatlas::providers::linuxhost
