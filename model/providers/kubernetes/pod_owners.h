// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/kubernetes/cluster_picture.h"

#include <unordered_map>

namespace netatlas::providers::kubernetes {

/// Tells which application each pod is a unit of.
///
/// An application is a service with the pods behind it: those that its selector fits and those that
/// its endpoints name. Of several services the one counts that is called like what runs the pod,
/// else the first by name. Pods behind no service make an application of what runs them.
class PodOwners
{
public:
    explicit PodOwners(const ClusterPicture& picture);

    /// `namespace/name`.
    std::string applicationOf(const Pod& pod) const;

private:
    std::unordered_map<std::string, std::vector<const Service*>> m_bySelector; ///< by namespace
    std::unordered_map<std::string, std::vector<std::string>> m_named;         ///< by pod
};

} // namespace netatlas::providers::kubernetes
