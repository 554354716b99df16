// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/protocol/scenario/operation.h"

/// The families of operations; each names its own in its file.
namespace netatlas::protocol::scenario {

Family spaceOperations();
Family lifeOperations();
Family subnetMoves();
Family subnetOperations();
Family bindingOperations();
Family documentOperations();
Family machineAddressOperations();
Family reloadOperations();
Family streamOperations();
Family networkConfigOperations();
Family workerOperations();
Family containerOperations();
Family usageOperations();
Family listings();

} // namespace netatlas::protocol::scenario
