// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/providers/document/rejection.h"
#include "model/providers/linux/host_observation.h"

namespace netatlas::providers::linuxhost {

/// The transaction that asks Open vSwitch's database for all that `readSwitch` reads, in one moment
/// (RFC 7047, 4.1.3; providers.md 7.3): a JSON list, the parameters of `transact`.
std::string_view switchQuestion();

/// Reads the results of that transaction. A row, or a member of one, that cannot be used is left
/// out and noted, and the switch is then not whole. `bad-answer` with `cause` for anything that is
/// no such result.
Result<document::Reading<VirtualSwitch>> readSwitch(const document::Node& results);

/// Gives the host what the transaction brought, or why it brought nothing: what cannot be used is
/// named among the problems. A database that is not to be had (`permission-denied`, `not-found`) is
/// a note.
void takeSwitch(HostObservation& host, const Result<document::Node>& results);

} // namespace netatlas::providers::linuxhost
