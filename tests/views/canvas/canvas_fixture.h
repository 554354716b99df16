// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/layout/layout.h"
#include "model/graph/newcomers.h"
#include "model/graph/projection.h"
#include "tests/support/sites.h"
#include "views/bridge/qt_executor.h"
#include "views/canvas/canvas.h"

#include <QTest>

namespace netatlas::test {

inline graph::Graph graphOf(const SiteBuilder& site,
                            std::vector<engine::rules::Finding> findings = {},
                            const graph::ViewOptions& options = {})
{
    return graph::project({.shown = site.revision(), .live = {}, .findings = std::move(findings)},
                          options);
}

inline views::canvas::ScenePtr sceneOf(const SiteBuilder& site,
                                       std::vector<engine::rules::Finding> findings = {},
                                       const graph::ViewOptions& options = {})
{
    graph::Graph graph = graphOf(site, std::move(findings), options);
    auto placement = graph::layout::pack(graph, graph::Sizes{}).value();
    return std::make_shared<const views::canvas::Scene>(std::move(graph), std::move(placement),
                                                        graph::Sizes{});
}

/// The scene after a change of the site, with everybody where they were.
inline views::canvas::ScenePtr sceneAfter(const views::canvas::Scene& before,
                                          const SiteBuilder& site)
{
    graph::Graph graph = graphOf(site);
    auto placement =
        graph::placeNewcomers(graph, before.sizes(), before.graph(), before.placement());
    return std::make_shared<const views::canvas::Scene>(std::move(graph), std::move(placement),
                                                        before.sizes());
}

inline domain::ObjectRef subnet(std::uint32_t number)
{
    return {domain::ModelId(0), domain::ObjectKind::Subnet, number};
}
inline domain::ObjectRef segment(std::uint32_t number)
{
    return {domain::ModelId(0), domain::ObjectKind::Segment, number};
}
inline domain::ObjectRef machine(std::uint32_t number)
{
    return {domain::ModelId(0), domain::ObjectKind::Machine, number};
}

/// A canvas with a pool of one thread, shown off-screen.
struct CanvasFixture
{
    explicit CanvasFixture(views::canvas::ScenePtr scene, QSize size = {920, 700})
        : canvas(jobs, selection)
    {
        canvas.setObjectName(QStringLiteral("canvas.topology"));
        canvas.resize(size);
        canvas.setScene(std::move(scene));
        canvas.show();
    }

    bool becomesSharp()
    {
        return QTest::qWaitFor([this] { return canvas.isSharp() && canvas.tiles().isIdle(); },
                               20000);
    }
    QPoint pointOf(const domain::ObjectRef& object) const
    {
        return canvas.itemRect(object).center().toPoint();
    }

    views::QtExecutor home;
    workers::JobRunner jobs{home, 1};
    views::Selection selection;
    views::canvas::Canvas canvas;
};

} // namespace netatlas::test
