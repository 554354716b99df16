// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/text_dump.h"

namespace netatlas::graph {
namespace {

using engine::rules::Severity;

std::string number(std::uint32_t value)
{
    return std::to_string(value);
}

std::string marksOf(const Node& node)
{
    std::string marks;
    if (node.change == Change::Added)
        marks += " +";
    else if (node.change == Change::Changed)
        marks += " ~";
    if (node.problem == Severity::Error)
        marks += " !error";
    else if (node.problem == Severity::Warning)
        marks += " !warning";
    else if (node.problem == Severity::Info)
        marks += " !info";
    return marks;
}

std::string laneText(const Graph& graph, const Node& node)
{
    const LaneDetail& lane = graph.laneOf(node);
    const std::string model = lane.model.empty() ? "" : lane.model + ":";
    return model + node.label.text() + " vlans=" + number(lane.buses) +
           " subnets=" + number(lane.subnets) + " machines=" + number(lane.machines);
}

std::string busText(const Graph& graph, const Node& node)
{
    const BusDetail& bus = graph.busOf(node);
    std::string text = node.label.text();
    if (bus.mtu != 0)
        text += " mtu=" + number(bus.mtu);
    if (bus.dhcpOn)
        text += " dhcp";
    if (!bus.relayTo.empty())
        text += " relay to " + bus.relayTo.text();
    text += " subnets=" + number(bus.subnets) + " machines=" + number(bus.machines);
    return bus.isFolded ? text + " folded" : text;
}

std::string subnetText(const Graph& graph, const Node& node)
{
    const SubnetDetail& subnet = graph.subnetOf(node);
    std::string text = node.label.text() + " " + subnet.space;
    text += subnet.percent ? " " + number(*subnet.percent) + "%"
                           : " addresses=" + number(subnet.addresses);
    if (node.key.kind == NodeKind::Overlay)
        text += " overlay";
    if (subnet.isEmpty)
        text += " empty";
    if (subnet.isProviderOnly)
        text += " provider-only";
    if (subnet.isTwin)
        text += " twin";
    if (subnet.hasNote)
        text += " note";
    return text;
}

std::string foldText(const Graph& graph, const Node& node)
{
    const FoldDetail& fold = graph.foldOf(node);
    const std::string text = number(fold.subnets) + " subnets folded";
    return fold.percent ? text + " " + number(*fold.percent) + "%" : text;
}

std::string machineText(const Graph& graph, const Node& node)
{
    return graph.machineOf(node).isHost ? node.label.text() + " host" : node.label.text();
}

std::size_t depthOf(const Graph& graph, NodeIndex node)
{
    std::size_t depth = 0;
    for (; graph.nodes[node].parent != kNoNode; node = graph.nodes[node].parent)
        ++depth;
    return depth;
}

std::string placeOf(const Graph& graph, NodeIndex node)
{
    const Node& own = graph.nodes[node];
    if (own.parent == kNoNode)
        return own.label.text();
    return own.label.text() + " (" + graph.nodes[graph.laneIndexOf(node)].label.text() + ")";
}

} // namespace

std::string textOf(const Graph& graph, NodeIndex node)
{
    const Node& own = graph.nodes[node];
    std::string text;
    switch (own.key.kind) {
    case NodeKind::Lane: text = laneText(graph, own); break;
    case NodeKind::Bus: text = busText(graph, own); break;
    case NodeKind::Subnet:
    case NodeKind::Overlay: text = subnetText(graph, own); break;
    case NodeKind::Fold: text = foldText(graph, own); break;
    case NodeKind::Machine: text = machineText(graph, own); break;
    }
    return text + marksOf(own);
}

std::string textOf(const Graph& graph, const Link& link)
{
    if (link.kind == LinkKind::Relay)
        return placeOf(graph, link.from) + " ~ " + placeOf(graph, link.to) + ": relay";
    return placeOf(graph, link.from) + " = " + placeOf(graph, link.to) + ": " + number(link.count);
}

std::string textOf(const Graph& graph)
{
    std::string text;
    for (NodeIndex i = 0; i < graph.nodes.size(); ++i) {
        const bool isMachine = graph.nodes[i].key.kind == NodeKind::Machine;
        const bool continues = isMachine && i > 0 &&
                               graph.nodes[i - 1].key.kind == NodeKind::Machine &&
                               graph.nodes[i - 1].parent == graph.nodes[i].parent;
        if (continues)
            text.back() = ',';
        text += continues ? " " : std::string(2 * depthOf(graph, i), ' ');
        if (isMachine && !continues)
            text += "machines ";
        text += textOf(graph, i) + "\n";
    }
    for (const Link& link : graph.links)
        text += textOf(graph, link) + "\n";
    return text;
}

std::string textOf(const Graph& graph, const Placement& placement)
{
    const auto whole = [](float value) { return std::to_string(static_cast<long>(value)); };
    std::string text;
    const auto line = [&](NodeIndex node, const Rect& frame, std::string_view suffix) {
        text += std::string(2 * depthOf(graph, node), ' ');
        text += std::string(nodeKindText(graph.nodes[node].key.kind)) + " " +
                graph.nodes[node].label.text() + " " + whole(frame.x) + "," + whole(frame.y) + " " +
                whole(frame.width) + "x" + whole(frame.height);
        text += suffix;
        text += "\n";
    };
    for (NodeIndex i = 0; i < graph.nodes.size(); ++i) {
        line(i, placement.frames[i], "");
        for (const auto& continuation : placement.continuations)
            if (continuation.node == i)
                line(i, continuation.frame, " continued");
    }
    return text;
}

} // namespace netatlas::graph
