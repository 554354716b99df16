// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/cluster_items.h"
#include "model/domain/workload_rows.h"

#include <optional>
#include <vector>

namespace netatlas::engine::workers {

using domain::ClusterPod;
using domain::ClusterService;

/// The addresses of a service (model-and-workers 7.4): inside the cloud those of the cluster, to
/// the world those of load balancers and external names; each once, in this order.
std::vector<domain::ListedAddress> addressesOf(const ClusterService& service);

/// Whether the world outside can reach the service.
bool isExposedOutside(const ClusterService& service);

/// The row of the service after a change of it (5.8): an id and addresses replace what was there
/// unless they are empty, the generation never falls. Nothing for a service without id.
std::optional<domain::CloudServiceRow> updatedService(const domain::CloudServiceRow& stored,
                                                      const ClusterService& service,
                                                      std::int64_t generation);

/// The row of the pod as it is now (5.8); nothing for a dying pod, whose row stays.
std::optional<domain::CloudContainerRow> updatedContainer(const domain::CloudContainerRow& stored,
                                                          const ClusterPod& pod);

} // namespace netatlas::engine::workers
