// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/kubernetes/cluster_picture.h"

namespace netatlas::providers::kubernetes {

/// What a cluster comes to: nodes are machines, their blocks for pods are subnets, services and
/// pods are those of applications. Pure.
domain::SiteObservation buildSite(const ClusterPicture& picture);

} // namespace netatlas::providers::kubernetes
