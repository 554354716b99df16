// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/addressing/host_ports.h"

#include "model/base/text.h"
#include "model/engine/addressing/ordering.h"
#include "model/net/host_port.h"

#include <algorithm>
#include <set>

namespace netatlas::engine::addressing {

namespace {

std::vector<Address> addressesOf(const HostPorts& hostPorts)
{
    std::vector<Address> addresses;
    addresses.reserve(hostPorts.size());
    for (const HostPort& hostPort : hostPorts)
        addresses.push_back(hostPort.address);
    return addresses;
}

HostPorts::iterator findDialText(HostPorts& hostPorts, const std::string& dialText)
{
    return std::find_if(hostPorts.begin(), hostPorts.end(), [&dialText](const HostPort& hostPort) {
        return hostPort.dialText() == dialText;
    });
}

} // namespace

std::string HostPort::dialText() const
{
    return net::HostPort{address.value, port}.dialText();
}

Result<HostPort> parseHostPort(std::string_view dialText)
{
    auto parsed = net::HostPort::parse(dialText);
    if (!parsed)
        return fail(parsed.error());
    return HostPort{makeAddress(std::move(parsed->host)), parsed->port};
}

std::vector<std::string> dialTexts(const HostPorts& hostPorts)
{
    std::vector<std::string> texts;
    texts.reserve(hostPorts.size());
    for (const HostPort& hostPort : hostPorts)
        texts.push_back(hostPort.dialText());
    return texts;
}

void noteListed(const HostPorts& hostPorts, Trace* trace)
{
    for (const HostPort& hostPort : hostPorts)
        note(trace, TraceReason::Listed, hostPort.dialText());
    if (hostPorts.empty())
        note(trace, TraceReason::NoCandidate);
}

HostPorts withPort(const std::vector<Address>& addresses, std::int64_t port)
{
    HostPorts hostPorts;
    hostPorts.reserve(addresses.size());
    for (const Address& address : addresses)
        hostPorts.push_back({address, port});
    return hostPorts;
}

HostPorts sortedHostPorts(HostPorts hostPorts)
{
    std::stable_sort(hostPorts.begin(), hostPorts.end(), [](const HostPort& a, const HostPort& b) {
        if (const int x = weightOf(a.address), y = weightOf(b.address); x != y)
            return x < y;
        if (const int order = a.address.value.compare(b.address.value); order != 0)
            return order < 0;
        return a.port < b.port;
    });
    return hostPorts;
}

HostPorts usable(const HostPorts& hostPorts, Trace* trace)
{
    HostPorts kept;
    for (const HostPort& hostPort : hostPorts) {
        const Scope scope = hostPort.address.scope;
        if (scope == Scope::LocalMachine || scope == Scope::LinkLocal)
            note(trace, TraceReason::NotUsable, hostPort.dialText());
        else
            kept.push_back(hostPort);
    }
    return kept;
}

HostPorts unique(const HostPorts& hostPorts, Trace* trace)
{
    HostPorts kept;
    std::set<std::string> seen;
    for (const HostPort& hostPort : hostPorts) {
        if (seen.insert(hostPort.dialText()).second)
            kept.push_back(hostPort);
        else
            note(trace, TraceReason::Repeated, hostPort.dialText());
    }
    return kept;
}

HostPorts allMatching(Matcher matcher, const HostPorts& hostPorts, Trace* trace)
{
    return picked(hostPorts, allMatching(matcher, addressesOf(hostPorts), trace));
}

HostPorts prioritized(Matcher matcher, const HostPorts& hostPorts, Trace* trace)
{
    return picked(hostPorts, prioritized(matcher, addressesOf(hostPorts), trace));
}

SpaceFilter inSpaces(const HostPorts& hostPorts, const std::vector<std::string>& spaceIds,
                     Trace* trace)
{
    return inSpaces(addressesOf(hostPorts), spaceIds, trace);
}

HostPorts ensureFirst(const HostPort& first, HostPorts hostPorts)
{
    const auto found = findDialText(hostPorts, first.dialText());
    if (found != hostPorts.end())
        hostPorts.erase(found);
    hostPorts.insert(hostPorts.begin(), first);
    return hostPorts;
}

HostPorts collapsed(const ServerHostPorts& servers)
{
    HostPorts all;
    for (const HostPorts& server : servers)
        all.insert(all.end(), server.begin(), server.end());
    return all;
}

std::string noProxyText(const ServerHostPorts& servers)
{
    std::set<std::string> values;
    for (const HostPort& hostPort : usable(collapsed(servers)))
        values.insert(hostPort.address.value);
    return join({values.begin(), values.end()}, ",");
}

HostPorts clientEndpoints(const ServerHostPorts& servers, Trace* trace)
{
    HostPorts endpoints = unique(usable(collapsed(servers), trace), trace);
    noteListed(endpoints, trace);
    return endpoints;
}

Result<ServerHostPorts> connectedFirst(ServerHostPorts servers, const std::string& connected)
{
    for (auto server = servers.begin(); server != servers.end(); ++server) {
        const auto found = findDialText(*server, connected);
        if (found == server->end())
            continue;
        std::rotate(server->begin(), found, found + 1);
        std::rotate(servers.begin(), server, server + 1);
        return servers;
    }
    auto parsed = parseHostPort(connected);
    if (!parsed)
        return fail(parsed.error());
    servers.insert(servers.begin(), HostPorts{std::move(*parsed)});
    return servers;
}

} // namespace netatlas::engine::addressing
