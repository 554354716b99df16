// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace netatlas::domain {

/// A service as its cluster shows it.
struct ClusterService
{
    std::string uid;
    std::string type; ///< `ClusterIP`, `NodePort`, `LoadBalancer`, `ExternalName`
    std::vector<std::string> clusterIps; ///< `None` for a headless service
    std::vector<std::string> ingressIps;
    std::vector<std::string> ingressHostNames;
    std::string loadBalancerIp; ///< as asked for
    std::vector<std::string> externalIps;
    std::string externalName;
};

struct ClusterPod
{
    std::string uid;
    std::string ip;
    std::string cidr; ///< the block that `ip` lies in; empty where it is not known
    std::vector<std::string> ports;
    bool isDying = false;
};

} // namespace netatlas::domain
