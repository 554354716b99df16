// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/domain/interface_config.h"
#include "model/net/cidr.h"

namespace netatlas::engine::reconcile {

/// An address of the input with everything that the rules of model-and-workers 6.1 say about it.
struct ObservedAddress
{
    net::IpAddress value = net::IpAddress::ofIpv4(0);
    std::string valueText; ///< as given, where it is not the canonical text
    net::Cidr network = net::Cidr::ofHost(net::IpAddress::ofIpv4(0));
    domain::ConfigMethod configMethod = domain::ConfigMethod::Static;
    bool isSecondary = false;
    bool isDefaultGateway = false;
    std::optional<net::IpAddress> gateway;
    std::string dnsServers;
    std::string dnsSearchDomains;
    std::string providerId;
    std::string providerSubnetId;
    std::string providerNetworkId;
};

/// A device of the input with the addresses of all its entries.
struct ObservedDevice
{
    domain::InterfaceConfig interface;
    std::string routes; ///< as `DeviceRow::routes`
    std::vector<ObservedAddress> addresses;
};

/// The routes of an interface as `DeviceRow::routes`.
std::string routesText(const std::vector<domain::InterfaceRoute>& routes);

/// An overlay segment, for repairing addresses that were reported with the whole overlay's block.
struct FanSegment
{
    net::Cidr segment;
    net::Cidr overlay;
};

/// Steps 2 to 4 of 6.1: repairs fan blocks, drops addresses without mask, joins entries of one
/// name. `not-valid` for a value or block that cannot be read.
Result<std::vector<ObservedDevice>> observedDevices(const domain::InterfaceConfigs& interfaces,
                                                    const std::vector<FanSegment>& fans);

} // namespace netatlas::engine::reconcile
