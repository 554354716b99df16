// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/kubernetes/cluster_picture.h"

#include <unordered_map>
#include <unordered_set>

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
    /// Whether that can be told of pods of the namespace: all that may stand before them is seen.
    bool isTold(const std::string& space) const;

private:
    void findUntold(const ClusterPicture& picture);

    std::unordered_map<std::string, std::vector<const Service*>> m_bySelector; ///< by namespace
    std::unordered_map<std::string, std::vector<std::string>> m_named;         ///< by pod
    bool m_hasAllServices = false;
    std::unordered_set<std::string> m_listed;     ///< namespaces whose services are
    std::unordered_set<std::string> m_unreadable; ///< namespaces with such a service
    /// Namespaces with a service whose pods only its endpoints name, where not all of these are
    /// seen.
    std::unordered_set<std::string> m_unnamed;
};

} // namespace netatlas::providers::kubernetes
