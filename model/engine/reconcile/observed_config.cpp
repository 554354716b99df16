// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/reconcile/observed_config.h"

#include "model/base/text.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <unordered_map>

namespace netatlas::engine::reconcile {

using domain::ConfigMethod;
using domain::InterfaceAddress;
using domain::InterfaceConfig;

namespace {

ConfigMethod firstKnown(ConfigMethod ofAddress, ConfigMethod ofInterface)
{
    if (ofAddress != ConfigMethod::Unknown)
        return ofAddress;
    return ofInterface != ConfigMethod::Unknown ? ofInterface : ConfigMethod::Static;
}

const std::string& firstSet(const std::string& inner, const std::string& outer)
{
    return inner.empty() ? outer : inner;
}

net::Cidr repaired(net::Cidr network, const net::IpAddress& value,
                   const std::vector<FanSegment>& fans)
{
    for (const FanSegment& fan : fans)
        if (fan.overlay.sameNetwork(network) && fan.segment.contains(value))
            return fan.segment.network();
    return network;
}

Result<ObservedAddress> observedAddress(const InterfaceConfig& interface,
                                        const InterfaceAddress& entry,
                                        const std::vector<FanSegment>& fans)
{
    const auto value = net::IpAddress::parse(entry.value);
    if (!value)
        return fail(value.error());
    const auto given = net::Cidr::parse(entry.cidr);
    if (!given)
        return fail(given.error());
    const auto around = net::Cidr::of(*value, given->prefixLength());
    if (!around)
        return fail(around.error());
    ObservedAddress address;
    address.value = *value;
    if (entry.value != value->text())
        address.valueText = entry.value;
    address.network = repaired(around->network(), *value, fans);
    address.configMethod = firstKnown(entry.configMethod, interface.configMethod);
    address.isSecondary = entry.isSecondary;
    address.dnsServers = join(interface.dnsServers, " ");
    address.dnsSearchDomains = join(interface.dnsSearchDomains, " ");
    address.providerId = firstSet(entry.providerId, interface.providerAddressId);
    address.providerSubnetId = firstSet(entry.providerSubnetId, interface.providerSubnetId);
    address.providerNetworkId = interface.providerNetworkId;
    return address;
}

/// The gateway belongs to the addresses whose network holds it. Where none does (a gateway that is
/// link-local or beyond a /32), to the first of its family.
void assignGateway(const InterfaceConfig& interface, std::vector<ObservedAddress>& addresses,
                   std::size_t from)
{
    const auto gateway = net::IpAddress::parse(interface.gateway);
    bool isAssigned = false;
    const auto assign = [&](ObservedAddress& address) {
        if (gateway)
            address.gateway = *gateway;
        address.isDefaultGateway = interface.isDefaultGateway;
        isAssigned = true;
    };
    for (std::size_t i = from; i < addresses.size(); ++i)
        if (!gateway ? interface.isDefaultGateway : addresses[i].network.contains(*gateway))
            assign(addresses[i]);
    for (std::size_t i = from; i < addresses.size() && gateway && !isAssigned; ++i)
        if (addresses[i].value.family() == gateway->family())
            assign(addresses[i]);
}

} // namespace

std::string routesText(const std::vector<domain::InterfaceRoute>& routes)
{
    if (routes.empty())
        return {};
    boost::json::array list;
    for (const auto& route : routes)
        list.push_back(boost::json::object{{"destination", route.destination},
                                           {"gateway", route.gateway},
                                           {"metric", route.metric}});
    return boost::json::serialize(list);
}

Result<std::vector<ObservedDevice>> observedDevices(const domain::InterfaceConfigs& interfaces,
                                                    const std::vector<FanSegment>& fans)
{
    std::vector<ObservedDevice> devices;
    std::unordered_map<std::string, std::size_t> placeOf;
    for (const InterfaceConfig& interface : interfaces) {
        if (interface.name.empty() || interface.name.find('#') != std::string::npos)
            return fail(ErrorKind::NotValid,
                        {{"what", "device"},
                         {"value", interface.name},
                         {"cause", interface.name.empty() ? "a device needs a name" : "holds #"}});
        const auto [place, isNew] = placeOf.try_emplace(interface.name, devices.size());
        if (isNew)
            devices.push_back({interface, routesText(interface.routes), {}});
        auto& addresses = devices[place->second].addresses;
        const std::size_t first = addresses.size();
        for (const InterfaceAddress& entry : interface.addresses) {
            if (entry.cidr.empty())
                continue;
            auto address = observedAddress(interface, entry, fans);
            if (!address)
                return fail(std::move(address.error()));
            const bool isRepeat =
                std::any_of(addresses.begin(), addresses.end(), [&](const ObservedAddress& other) {
                    return other.value == address->value;
                });
            if (!isRepeat)
                addresses.push_back(std::move(*address));
        }
        assignGateway(interface, addresses, first);
    }
    return devices;
}

} // namespace netatlas::engine::reconcile
