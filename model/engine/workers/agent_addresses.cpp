// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/workers/agent_addresses.h"

#include "model/domain/default_bridges.h"

#include <set>

namespace netatlas::engine::workers {

namespace {

/// The value before the prefix length, in its canonical text.
std::string plainValue(std::string_view text)
{
    const std::string_view value = text.substr(0, text.find('/'));
    const auto address = net::IpAddress::parse(value);
    return address ? address->text() : std::string(value);
}

} // namespace

std::vector<std::string> agentAddresses(const std::vector<HostInterface>& interfaces)
{
    std::vector<std::string> kept;
    for (const HostInterface& interface : interfaces) {
        if (domain::isDefaultBridge(interface.name))
            continue;
        for (const std::string& text : interface.addresses) {
            std::string value = plainValue(text);
            if (!value.empty() && addressing::scopeOf(value) != domain::Scope::LinkLocal)
                kept.push_back(std::move(value));
        }
    }
    return kept;
}

addressing::ServerHostPorts withoutBridgeAddresses(const addressing::ServerHostPorts& servers,
                                                   const std::vector<HostInterface>& interfaces)
{
    std::set<std::string> ofBridges;
    for (const HostInterface& interface : interfaces)
        if (domain::isDefaultBridge(interface.name))
            for (const std::string& text : interface.addresses)
                ofBridges.insert(plainValue(text));
    addressing::ServerHostPorts kept;
    for (addressing::HostPorts server : servers) {
        std::erase_if(server, [&](const addressing::HostPort& port) {
            return ofBridges.contains(plainValue(port.address.value));
        });
        if (!server.empty())
            kept.push_back(std::move(server));
    }
    return kept;
}

std::vector<std::string> agentFileLines(const addressing::ServerHostPorts& servers)
{
    std::vector<std::string> lines;
    for (const addressing::HostPorts& server : servers)
        for (const std::string& text : addressing::dialTexts(
                 addressing::prioritized(addressing::Matcher::CloudLocal, server)))
            lines.push_back(text);
    return lines;
}

} // namespace netatlas::engine::workers
