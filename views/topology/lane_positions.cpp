// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/topology/lane_positions.h"

#include <map>

namespace netatlas::views::topology {
namespace {

using domain::PositionId;
using domain::PositionRow;
using domain::ViewId;
using domain::ViewRow;

constexpr std::string_view kKind = "topology";
constexpr std::string_view kName = "main";

const ViewRow* findView(const domain::ProjectTables& tables)
{
    for (const auto& view : tables.table<ViewRow>())
        if (view.kind == kKind && view.name == kName)
            return &view;
    return nullptr;
}

template <class Row>
std::uint32_t nextId(const domain::ProjectTables& tables)
{
    std::uint32_t next = 0;
    for (const auto& row : tables.table<Row>())
        next = row.id.number() + 1;
    return next;
}

graph::NodeKey keyOf(const PositionRow& row)
{
    return {graph::NodeKind::Lane, {row.model, row.kind, row.number}};
}

} // namespace

graph::layout::Pinned storedPositions(const domain::ProjectTables& tables)
{
    graph::layout::Pinned places;
    if (const ViewRow* view = findView(tables))
        for (const auto& row : tables.table<PositionRow>())
            if (row.view == view->id)
                places[keyOf(row)] = {static_cast<float>(row.x), static_cast<float>(row.y)};
    return places;
}

domain::ProjectChanges storePositions(const domain::ProjectTables& tables,
                                      const graph::layout::Pinned& places)
{
    domain::ProjectChanges changes;
    // In order of keys, so that the same act gives the same rows everywhere.
    std::map<graph::NodeKey, graph::Point> wanted(places.begin(), places.end());
    const ViewRow* view = findView(tables);
    const ViewId viewId = view ? view->id : ViewId(nextId<ViewRow>(tables));
    if (!view && !wanted.empty())
        changes.of<ViewRow>().push_back(
            {viewId, std::nullopt,
             ViewRow{.id = viewId, .kind = std::string(kKind), .name = std::string(kName)}});
    for (const auto& row : tables.table<PositionRow>()) {
        if (!view || row.view != view->id)
            continue;
        const auto place = wanted.find(keyOf(row));
        if (place == wanted.end()) {
            changes.of<PositionRow>().push_back({row.id, row, std::nullopt});
            continue;
        }
        PositionRow after = row;
        after.x = place->second.x;
        after.y = place->second.y;
        if (!(after == row))
            changes.of<PositionRow>().push_back({row.id, row, after});
        wanted.erase(place);
    }
    std::uint32_t next = nextId<PositionRow>(tables);
    for (const auto& [key, place] : wanted) {
        const PositionId id(next++);
        changes.of<PositionRow>().push_back({id, std::nullopt,
                                             PositionRow{.id = id,
                                                         .view = viewId,
                                                         .model = key.object.model,
                                                         .kind = key.object.kind,
                                                         .number = key.object.number,
                                                         .x = place.x,
                                                         .y = place.y}});
    }
    return changes;
}

} // namespace netatlas::views::topology
