// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/controllers/endpoints.h"

#include "model/engine/spaces/space_sets.h"
#include "model/net/host_port.h"

#include <algorithm>

namespace netatlas::engine::controllers {

using addressing::Address;
using addressing::HostPort;
using addressing::HostPorts;
using addressing::Matcher;
using addressing::note;
using addressing::Scope;
using addressing::ServerHostPorts;
using addressing::Trace;
using addressing::TraceReason;

namespace {

/// What agents on Kubernetes get behind the name of the service.
HostPorts kubernetesAgentHostPorts(const HostPorts& all, const HostPorts& fromPublic, Trace* trace)
{
    if (!fromPublic.empty() && fromPublic.front().address.scope == Scope::LocalCloud) {
        note(trace, TraceReason::PublicIsInside, fromPublic.front().address.value);
        return fromPublic;
    }
    HostPorts local = addressing::allMatching(Matcher::CloudLocal, all, trace);
    if (local.empty() || local.front().address.scope == Scope::Public) {
        note(trace, TraceReason::NothingInside);
        return fromPublic;
    }
    note(trace, TraceReason::InsideGoesFirst, local.front().address.value);
    local.insert(local.end(), fromPublic.begin(), fromPublic.end());
    return local;
}

} // namespace

Result<ServerHostPorts> agentHostPorts(const ServerHostPorts& servers,
                                       const std::string& managementSpace,
                                       const spaces::Spaces& spaces, Trace* trace)
{
    std::vector<std::string> spaceIds;
    if (!managementSpace.empty()) {
        const spaces::Space* const space = spaces::findSpaceByName(spaces, managementSpace);
        if (!space)
            return fail(ErrorKind::NotFound, {{"what", "space"}, {"id", managementSpace}});
        spaceIds.push_back(space->id);
    }
    ServerHostPorts filtered;
    for (const HostPorts& server : servers) {
        // No space keeps all, as does a space that a server has nothing in.
        const auto filter = addressing::traceOf(trace, std::to_string(filtered.size()), [&] {
            return addressing::inSpaces(server, spaceIds, trace);
        });
        filtered.push_back(addressing::picked(server, filter.places));
    }
    return filtered;
}

Result<std::vector<std::string>> agentDialList(const ServerHostPorts& servers, Trace* trace)
{
    if (servers.empty())
        return fail(ErrorKind::NotValid,
                    {{"what", "servers"}, {"value", ""}, {"cause", "missing"}});
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < servers.size(); ++i) {
        const HostPorts ranked = addressing::traceOf(trace, std::to_string(i), [&] {
            return addressing::prioritized(Matcher::CloudLocal, servers[i], trace);
        });
        for (const HostPort& hostPort : ranked)
            texts.push_back(hostPort.dialText());
    }
    return texts;
}

std::map<std::string, ServerDetails>
serverDetails(const std::vector<Node>& nodes,
              const std::map<std::string, std::string>& memberAddressByNode, Ports ports)
{
    const std::int64_t internalPort = ports.controllerApi == 0 ? ports.api : ports.controllerApi;
    std::map<std::string, ServerDetails> byNode;
    for (const Node& node : nodes) {
        if (node.addresses.empty())
            continue;
        ServerDetails details;
        details.addresses = addressing::dialTexts(
            addressing::usable(addressing::withPort(node.addresses, ports.api)));
        std::sort(details.addresses.begin(), details.addresses.end());
        const auto member = memberAddressByNode.find(node.id);
        if (member != memberAddressByNode.end())
            if (const auto parsed = net::HostPort::parse(member->second))
                details.internalAddress = net::HostPort{parsed->host, internalPort}.dialText();
        byNode[node.id] = std::move(details);
    }
    return byNode;
}

std::string kubernetesServiceName(const std::string& controllerName)
{
    if (controllerName.empty())
        return {};
    return "controller-service.controller-" + controllerName + ".svc.cluster.local";
}

HostPorts kubernetesHostPorts(const std::vector<Address>& addresses, std::int64_t port,
                              const std::string& serviceName, Listener listener, Trace* trace)
{
    const HostPorts all = addressing::withPort(addresses, port);
    HostPorts fromPublic = addressing::allMatching(Matcher::Public, all, trace);
    if (listener == Listener::Clients) {
        addressing::noteListed(fromPublic, trace);
        return fromPublic;
    }
    HostPorts result = kubernetesAgentHostPorts(all, fromPublic, trace);
    if (!serviceName.empty()) {
        Address service = addressing::makeAddress(serviceName);
        service.scope = Scope::LocalCloud;
        note(trace, TraceReason::ServiceName, serviceName);
        result.insert(result.begin(), HostPort{service, port});
    }
    addressing::noteListed(result, trace);
    return result;
}

Result<std::vector<std::string>>
internalAddresses(const std::vector<std::vector<Address>>& machines, std::int64_t port,
                  Trace* trace)
{
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < machines.size(); ++i) {
        const auto place = addressing::traceOf(trace, std::to_string(i), [&] {
            return addressing::oneMatching(Matcher::CloudLocal, machines[i], trace);
        });
        if (place)
            texts.push_back(HostPort{machines[i][*place], port}.dialText());
    }
    if (texts.empty())
        return fail(ErrorKind::NoAddress, {{"scope", "cloud-local"}});
    return texts;
}

} // namespace netatlas::engine::controllers
