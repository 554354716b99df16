// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/why/why.h"

namespace netatlas::engine::why {

/// The lines of a trace with what is known of each candidate in the listed addresses and the NICs
/// of the machine; dial texts are looked up by host (user-experience 10).
std::vector<Line> linesOf(const domain::Model& model, const addressing::Trace& trace,
                          const std::vector<domain::ListedAddress>& listed,
                          std::optional<domain::MachineId> machine);

} // namespace netatlas::engine::why
