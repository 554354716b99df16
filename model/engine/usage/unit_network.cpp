// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/usage/unit_network.h"

#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/engine/addressing/combining.h"
#include "model/engine/addressing/listed_addresses.h"
#include "model/engine/addressing/matching.h"
#include "model/engine/addressing/ordering.h"
#include "model/engine/edits/bindings.h"
#include "model/engine/usage/unit_addresses.h"

#include <algorithm>

namespace netatlas::engine::usage {

using namespace netatlas::domain;

namespace {

SpaceId boundSpace(const Model& model, ApplicationId application, const std::string& endpoint)
{
    const auto bindings = edits::bindingsOf(model, application);
    auto found = bindings.find(endpoint);
    if (found == bindings.end())
        found = bindings.find({});
    return found == bindings.end() ? kAlpha : found->second;
}

std::string firstReachable(const Resolver& resolver, std::string_view name)
{
    for (const std::string& value : resolver(name)) {
        const auto address = net::IpAddress::parse(value);
        if (address && addressing::scopeOf(*address) != Scope::LocalMachine)
            return value;
    }
    return {};
}

/// Names in `bind` keep standing there, with the value they resolve to.
void resolveBound(std::vector<BoundInterface>& bind, const Resolver& resolver)
{
    for (BoundInterface& interface : bind)
        for (BoundAddress& address : interface.addresses)
            if (!address.value.empty() && !net::IpAddress::parse(address.value)) {
                address.hostName = address.value;
                address.value = firstReachable(resolver, address.hostName);
            }
}

void resolveIngress(std::vector<std::string>& ingress, const Resolver& resolver)
{
    for (std::string& value : ingress)
        if (!net::IpAddress::parse(value))
            value = firstReachable(resolver, value);
    std::erase(ingress, std::string());
}

std::vector<std::string> ingressOf(const MachineRow& machine, const EndpointNetwork& network,
                                   bool isCrossModel)
{
    std::vector<std::string> values;
    if (network.space == kAlpha) {
        auto preferred = preferredOf(machine, isCrossModel);
        if (!preferred && isCrossModel)
            preferred = preferredOf(machine, false);
        if (preferred)
            return {preferred->value};
    }
    for (const BoundInterface& interface : network.bind)
        for (const BoundAddress& address : interface.addresses)
            if (std::find(values.begin(), values.end(), address.value) == values.end())
                values.push_back(address.value);
    return values;
}

/// A unit in a cluster: it listens on its pod and is reached through its service.
void takeCluster(const Model& model, const UnitRow& unit, bool isCrossModel,
                 EndpointNetwork& network)
{
    const ClusterAddresses cluster = clusterAddressesOf(model, unit);
    if (cluster.pod)
        network.bind.push_back({{}, {}, {{cluster.pod->value, {}, {}}}});
    const auto records = addressing::sorted(addressing::recordsOf(cluster.others));
    const auto place = isCrossModel && cluster.isExposedOutside
                           ? addressing::oneMatching(addressing::Matcher::Public, records)
                           : std::nullopt;
    if (place) {
        network.ingress.push_back(records[*place].value);
        return;
    }
    for (const addressing::Address& record : records)
        network.ingress.push_back(record.value);
}

std::vector<std::string> egressOf(const Model& model, const RelationRow* relation,
                                  const std::vector<std::string>& ingress)
{
    if (relation && !relation->egress.empty())
        return relation->egress;
    std::vector<std::string> ofModel;
    const std::string setting = settingOf(model, "egress-subnets");
    for (const std::string_view part : split(setting, ','))
        if (!trimmed(part).empty())
            ofModel.emplace_back(trimmed(part));
    if (!ofModel.empty() || ingress.empty())
        return ofModel;
    return addressing::hostBlocks({ingress.front()});
}

/// A relation says something about its own endpoint of the application only; one that names no
/// endpoints is that of any that is asked for with it.
bool isOf(const RelationRow& relation, const std::string& application, const std::string& endpoint)
{
    return relation.endpoints.empty() ||
           std::find(relation.endpoints.begin(), relation.endpoints.end(),
                     application + ':' + endpoint) != relation.endpoints.end();
}

} // namespace

Result<EndpointNetwork> endpointNetwork(const Model& model, UnitId unit,
                                        const std::string& endpoint, const RelationRow* relation,
                                        const Resolver& resolver)
{
    const UnitRow& row = model.at<UnitRow>(unit);
    const ApplicationRow& application = model.at<ApplicationRow>(row.application);
    const auto known = edits::endpointNames(model, application.id);
    if (std::find(known.begin(), known.end(), endpoint) == known.end())
        return fail(ErrorKind::NotValid,
                    {{"what", "endpoint"}, {"value", endpoint}, {"cause", "unknown"}});
    if (relation && !isOf(*relation, application.name, endpoint))
        relation = nullptr;
    const bool isCrossModel = relation && relation->isCrossModel;

    EndpointNetwork network;
    network.space = boundSpace(model, application.id, endpoint);
    const MachineRow* machine = model.find<MachineRow>(row.machine);
    if (application.type == ApplicationType::Caas || !machine) {
        takeCluster(model, row, isCrossModel, network);
        resolveBound(network.bind, resolver);
    } else {
        network.bind = boundInterfaces(model, *machine, network.space);
        network.ingress = ingressOf(*machine, network, isCrossModel);
        resolveBound(network.bind, resolver);
        resolveIngress(network.ingress, resolver);
    }
    network.egress = egressOf(model, relation, network.ingress);
    return network;
}

} // namespace netatlas::engine::usage
