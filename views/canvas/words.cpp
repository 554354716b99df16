// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/words.h"

#include "views/bridge/qt_text.h"
#include "views/widgets/paint/text.h"

#include <QCoreApplication>
#include <QStringList>

namespace netatlas::views::canvas {
namespace {

using graph::NodeIndex;
using graph::NodeKind;

QString tr(const char* text, int count = -1)
{
    return QCoreApplication::translate("Canvas", text, nullptr, count);
}

// The source texts are the singular and plural of a translation file; without one, English
// chooses here.
QString counted(std::uint32_t count, const char* one, const char* many)
{
    return tr(count == 1 ? one : many, static_cast<int>(count))
        .replace(QStringLiteral("%L1"), paint::countText(count));
}

QString join(const QStringList& parts)
{
    return parts.join(QStringLiteral(" · "));
}

QString problemWords(const graph::Node& node)
{
    if (!node.problem)
        return {};
    const bool isInside = node.problems == 0;
    switch (*node.problem) {
    case engine::rules::Severity::Error:
        return isInside ? tr("errors inside") : counted(node.problems, "one error", "%L1 errors");
    case engine::rules::Severity::Warning:
        return isInside ? tr("warnings inside")
                        : counted(node.problems, "one warning", "%L1 warnings");
    case engine::rules::Severity::Info:
        return isInside ? tr("notices inside")
                        : counted(node.problems, "one notice", "%L1 notices");
    }
    return {};
}

QString changeWords(graph::Change change)
{
    switch (change) {
    case graph::Change::None: return {};
    case graph::Change::Added: return tr("added in the draft");
    case graph::Change::Changed: return tr("changed in the draft");
    }
    return {};
}

QStringList subnetWords(const graph::Graph& graph, const graph::Node& node)
{
    const auto& subnet = graph.subnetOf(node);
    QStringList words{(node.key.kind == NodeKind::Overlay ? tr("overlay %1") : tr("subnet %1"))
                          .arg(toQt(node.label)),
                      tr("space %1").arg(toQt(subnet.space))};
    words << (subnet.percent ? tr("%1 percent used").arg(*subnet.percent)
                             : addressCount(subnet.addresses));
    if (subnet.isTwin)
        words << tr("the same block exists in another network");
    if (subnet.isProviderOnly)
        words << tr("seen on no machine");
    if (subnet.hasNote)
        words << tr("has a note");
    return words;
}

QStringList machineWords(const graph::Graph& graph, const graph::Node& node)
{
    const auto& machine = graph.machineOf(node);
    QStringList words{
        (machine.isContainer ? tr("container %1") : tr("machine %1")).arg(toQt(node.label))};
    if (!machine.name.empty())
        words << toQt(machine.name);
    words << counted(machine.nics, "%L1 NIC", "%L1 NICs");
    return words;
}

} // namespace

QString fabricName(const graph::Graph& graph, const graph::Node& lane)
{
    return graph.laneOf(lane).isWithoutFabric ? tr("No fabric") : toQt(lane.label);
}

QString laneName(const graph::Graph& graph, const graph::Node& lane)
{
    const auto& detail = graph.laneOf(lane);
    const QString name = fabricName(graph, lane);
    return detail.model.empty() ? name : tr("%1: %2").arg(toQt(detail.model), name);
}

QString laneCounts(const graph::LaneDetail& lane)
{
    QStringList parts;
    if (lane.buses > 0)
        parts << counted(lane.buses, "%L1 VLAN", "%L1 VLANs");
    if (lane.subnets > 0)
        parts << counted(lane.subnets, "%L1 subnet", "%L1 subnets");
    if (lane.machines > 0)
        parts << machineCount(lane.machines);
    return parts.isEmpty() ? tr("empty") : join(parts);
}

QString busName(const graph::Graph& graph, const graph::Node& bus)
{
    if (graph.busOf(bus).kind == domain::SegmentKind::Flat)
        return tr("VLAN untagged");
    return toQt(bus.label);
}

QString busDetail(const graph::BusDetail& bus)
{
    QStringList parts;
    if (bus.isFolded) {
        parts << counted(bus.subnets, "%L1 subnet", "%L1 subnets") << machineCount(bus.machines);
        return join(parts);
    }
    if (!bus.name.empty())
        parts << toQt(bus.name);
    if (bus.mtu != 0)
        parts << tr("MTU %1").arg(bus.mtu);
    if (bus.dhcpOn)
        parts << tr("DHCP");
    if (!bus.relayTo.empty())
        parts << tr("relay to %1").arg(toQt(bus.relayTo));
    return join(parts);
}

QString busCount(const graph::BusDetail& bus)
{
    return bus.isFolded ? QString() : machineCount(bus.machines);
}

QString machineCount(std::uint32_t machines)
{
    return counted(machines, "%L1 machine", "%L1 machines");
}

QString addressCount(std::uint32_t addresses)
{
    return counted(addresses, "%L1 address", "%L1 addresses");
}

QString foldTitle(const graph::FoldDetail& fold)
{
    return counted(fold.subnets, "%L1 subnet", "%L1 subnets");
}

QString noSubnets()
{
    return tr("No subnets");
}

QString overlayNote()
{
    return tr("fan overlay");
}

QString relayWord()
{
    return tr("relay");
}

QString spokenName(const Scene& scene, NodeIndex index)
{
    const graph::Graph& graph = scene.graph();
    const graph::Node& node = scene.node(index);
    QStringList words;
    switch (node.key.kind) {
    case NodeKind::Lane:
        words << tr("fabric %1").arg(laneName(graph, node)) << laneCounts(graph.laneOf(node));
        break;
    case NodeKind::Bus: {
        const auto& bus = graph.busOf(node);
        words << busName(graph, node);
        if (const QString detail = busDetail(bus); !detail.isEmpty())
            words << detail;
        if (!bus.isFolded)
            words << counted(bus.subnets, "%L1 subnet", "%L1 subnets")
                  << machineCount(bus.machines);
        break;
    }
    case NodeKind::Subnet:
    case NodeKind::Overlay: words << subnetWords(graph, node); break;
    case NodeKind::Fold: words << tr("block of %1").arg(foldTitle(graph.foldOf(node))); break;
    case NodeKind::Machine: words << machineWords(graph, node); break;
    }
    if (const QString problem = problemWords(node); !problem.isEmpty())
        words << problem;
    if (const QString change = changeWords(node.change); !change.isEmpty())
        words << change;
    return words.join(QStringLiteral(", "));
}

QString spokenLinks(const Scene& scene, NodeIndex index)
{
    QStringList words;
    for (const graph::Link& link : scene.graph().links) {
        if (link.from != index && link.to != index)
            continue;
        const graph::Node& other = scene.node(link.from == index ? link.to : link.from);
        const QString name = other.key.kind == NodeKind::Lane ? laneName(scene.graph(), other)
                                                              : busName(scene.graph(), other);
        words << (link.kind == graph::LinkKind::Relay
                      ? tr("relay with %1").arg(name)
                      : tr("%1 shared with %2").arg(machineCount(link.count), name));
    }
    return words.join(QStringLiteral(", "));
}

} // namespace netatlas::views::canvas
