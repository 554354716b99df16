// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"

namespace netatlas::engine::stats {

/// Whether a machine has reported one of the addresses of the subnet itself.
bool isSeenOnMachine(const domain::Model& model, domain::SubnetId subnet);

/// Whether another network of the model holds the same block.
bool hasTwin(const domain::Model& model, domain::SubnetId subnet);

} // namespace netatlas::engine::stats
