// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/layout/group_packing.h"

namespace netatlas::graph::layout {

GroupContent contentOf(const Graph& graph, NodeIndex group)
{
    GroupContent content;
    graph.forEachChild(group, [&](NodeIndex child) {
        const NodeKind kind = graph.nodes[child].key.kind;
        if (kind == NodeKind::Machine)
            content.machines.push_back(child);
        else if (kind != NodeKind::Bus)
            content.cards.push_back(child);
    });
    return content;
}

float cardExtent(const Graph& graph, const Sizes& sizes, NodeIndex card)
{
    const auto overlays = static_cast<float>(graph.nodes[card].end - card - 1);
    return sizes.cardHeight + overlays * (sizes.overlayStep + sizes.overlayHeight);
}

float widthOfColumns(const Sizes& sizes, std::size_t columns)
{
    const auto count = static_cast<float>(columns);
    return count * sizes.cardWidth + (count - 1) * sizes.cardStep;
}

std::size_t machinesPerRow(const Sizes& sizes, float width)
{
    const float pitch = sizes.machineWidth + sizes.machineStep;
    return std::max<std::size_t>(1, static_cast<std::size_t>((width + sizes.machineStep) / pitch));
}

void placeCard(const Graph& graph, const Sizes& sizes, NodeIndex card, Point at,
               std::vector<Rect>& frames)
{
    frames[card] = {at.x, at.y, sizes.cardWidth, cardExtent(graph, sizes, card)};
    float y = at.y + sizes.cardHeight;
    graph.forEachChild(card, [&](NodeIndex overlay) {
        y += sizes.overlayStep;
        frames[overlay] = {at.x + sizes.overlayIndent, y, sizes.cardWidth - sizes.overlayIndent,
                           sizes.overlayHeight};
        y += sizes.overlayHeight;
    });
}

namespace {

std::size_t columnsIn(const Sizes& sizes, float width)
{
    return std::max<std::size_t>(
        1, static_cast<std::size_t>((width + sizes.cardStep) / (sizes.cardWidth + sizes.cardStep)));
}

/// Walks the rows of cards and machines; calls the visitors with the place of each piece.
template <class OnCard, class OnMachine>
float walkContent(const Graph& graph, const Sizes& sizes, const GroupContent& content, float left,
                  float width, float top, OnCard&& onCard, OnMachine&& onMachine)
{
    const std::size_t columns = columnsIn(sizes, width);
    float y = top;
    for (std::size_t row = 0; row < content.cards.size(); row += columns) {
        if (row > 0)
            y += sizes.cardStep;
        float tallest = 0;
        for (std::size_t i = row; i < std::min(row + columns, content.cards.size()); ++i) {
            const auto column = static_cast<float>(i - row);
            onCard(content.cards[i], Point{left + column * (sizes.cardWidth + sizes.cardStep), y});
            tallest = std::max(tallest, cardExtent(graph, sizes, content.cards[i]));
        }
        y += tallest;
    }
    if (content.machines.empty())
        return y;
    y += sizes.machinesAbove;
    const std::size_t perRow = machinesPerRow(sizes, width);
    const float pitchX = sizes.machineWidth + sizes.machineStep;
    const float pitchY = sizes.machineHeight + sizes.machineStep;
    for (std::size_t i = 0; i < content.machines.size(); ++i)
        onMachine(content.machines[i], Point{left + static_cast<float>(i % perRow) * pitchX,
                                             y + static_cast<float>(i / perRow) * pitchY});
    // One place at least stays free for a newcomer.
    const auto rows = static_cast<float>(content.machines.size() / perRow + 1);
    return y + rows * pitchY - sizes.machineStep;
}

/// Only the bar is shown: folded by the user, or the view does not go down to subnets.
bool isClosed(const Graph& graph, NodeIndex bus)
{
    const BusDetail& detail = graph.busOf(graph.nodes[bus]);
    return detail.isFolded || (graph.nodes[bus].end == bus + 1 && detail.subnets > 0);
}

/// Where the content of a bus starts below its top.
float contentTop(const Sizes& sizes, const GroupContent& content)
{
    return sizes.bus + (content.cards.empty() ? sizes.machinesAbove + sizes.note : sizes.drop);
}

} // namespace

float groupHeight(const Graph& graph, const Sizes& sizes, NodeIndex bus, std::size_t columns)
{
    if (isClosed(graph, bus))
        return sizes.bus;
    const GroupContent content = contentOf(graph, bus);
    return walkContent(
        graph, sizes, content, 0, widthOfColumns(sizes, columns), contentTop(sizes, content),
        [](auto, auto) {}, [](auto, auto) {});
}

float contentHeight(const Graph& graph, const Sizes& sizes, NodeIndex group, std::size_t columns)
{
    return walkContent(
        graph, sizes, contentOf(graph, group), 0, widthOfColumns(sizes, columns), 0,
        [](auto, auto) {}, [](auto, auto) {});
}

float placeContent(const Graph& graph, const Sizes& sizes, NodeIndex group, const Rect& area,
                   float top, std::vector<Rect>& frames)
{
    return walkContent(
        graph, sizes, contentOf(graph, group), area.x, area.width, top,
        [&](NodeIndex card, Point at) { placeCard(graph, sizes, card, at, frames); },
        [&](NodeIndex machine, Point at) {
            frames[machine] = {at.x, at.y, sizes.machineWidth, sizes.machineHeight};
        });
}

Rect placeGroup(const Graph& graph, const Sizes& sizes, NodeIndex bus, const Rect& area,
                std::vector<Rect>& frames)
{
    float bottom = area.y + sizes.bus;
    if (!isClosed(graph, bus)) {
        const GroupContent content = contentOf(graph, bus);
        bottom = placeContent(graph, sizes, bus, area, area.y + contentTop(sizes, content), frames);
    }
    frames[bus] = {area.x, area.y, area.width, bottom - area.y};
    return frames[bus];
}

} // namespace netatlas::graph::layout
