// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/addressing/host_ports.h"
#include "model/engine/spaces/space_sets.h"
#include "model/protocol/operations.h"
#include "model/protocol/records.h"

namespace netatlas::protocol {

namespace json = boost::json;
using namespace engine::addressing;

namespace {

json::value dialsJson(const HostPorts& hostPorts)
{
    return textsJson(dialTexts(hostPorts));
}

HostPorts hostPortsOf(const Members& input)
{
    return input.records("host_ports", readHostPort);
}

ServerHostPorts serversOf(const Members& input)
{
    return input.records("servers", readHostPorts);
}

} // namespace

Answer hostportParse(const Members& input)
{
    const auto parsed = parseHostPort(input.text("text"));
    if (!parsed)
        return fail(parsed.error());
    return json::object{{"host", parsed->address.value},
                        {"port", parsed->port},
                        {"type", domain::wordOf(*parsed->address.type)},
                        {"scope", domain::wordOf(parsed->address.scope)}};
}

Answer hostportDial(const Members& input)
{
    return json::value(HostPort{makeAddress(input.text("host")), input.integer("port")}.dialText());
}

Answer hostportsSort(const Members& input)
{
    return dialsJson(sortedHostPorts(hostPortsOf(input)));
}

Answer hostportsUsable(const Members& input)
{
    return dialsJson(usable(hostPortsOf(input)));
}

Answer hostportsUnique(const Members& input)
{
    return dialsJson(unique(hostPortsOf(input)));
}

Answer hostportsSelect(const Members& input)
{
    return dialsJson(allMatching(input.word("matcher", parseMatcher), hostPortsOf(input)));
}

Answer hostportsPrioritize(const Members& input)
{
    return dialsJson(prioritized(input.word("matcher", parseMatcher), hostPortsOf(input)));
}

Answer hostportsInSpaces(const Members& input)
{
    const HostPorts hostPorts = hostPortsOf(input);
    const auto filter =
        inSpaces(hostPorts, engine::spaces::idsOf(input.records("spaces", readSpace)));
    return json::object{{"ok", filter.isMatch},
                        {"host_ports", dialsJson(picked(hostPorts, filter.places))}};
}

Answer hostportsEnsureFirst(const Members& input)
{
    return dialsJson(ensureFirst(input.record("first", readHostPort), hostPortsOf(input)));
}

Answer hostportsCollapse(const Members& input)
{
    return dialsJson(collapsed(serversOf(input)));
}

Answer hostportsNoProxy(const Members& input)
{
    return json::value(noProxyText(serversOf(input)));
}

Answer hostportsClientEndpoints(const Members& input)
{
    return dialsJson(clientEndpoints(serversOf(input)));
}

Answer hostportsConnectedFirst(const Members& input)
{
    const auto servers = connectedFirst(serversOf(input), input.text("connected"));
    if (!servers)
        return fail(servers.error());
    return listJson(*servers, dialsJson);
}

} // namespace netatlas::protocol
