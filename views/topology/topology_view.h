// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/project_bridge.h"
#include "views/canvas/minimap.h"
#include "views/topology/lane_positions.h"
#include "views/topology/topology_canvas.h"
#include "views/topology/topology_projection.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;

namespace netatlas::views::widgets {
class EmptyState;
}

namespace netatlas::views::topology {

class SpaceStrip;

/// The mode Topology (user-experience 5.2): fabrics, VLANs, subnets and machines as one picture,
/// the spaces at its edge.
///
/// The picture is made on the pool from the shown revision. Facts that change move nobody; folding,
/// another depth or another choice of models lay it out again.
class TopologyView : public QWidget
{
    Q_OBJECT

public:
    TopologyView(ViewContext context, dialogs::MoveDrag& drag, QWidget* parent = nullptr);
    ~TopologyView() override;

    TopologyCanvas& canvas() { return *m_canvas; }
    /// Content of `dock.minimap`; belongs to whoever gives it a parent.
    canvas::Minimap& minimap() { return *m_minimap; }

    /// Brings the object, or what stands for it here, into sight and selects it; false when the
    /// picture has nothing of it.
    bool showObject(const domain::ObjectRef& object);
    double zoom() const { return m_canvas->scale(); }
    void setZoom(double scale) { m_canvas->zoomTo(canvas::levelFitting(scale)); }
    void fitAll() { m_canvas->fitAll(); }
    void fitSelection() { m_canvas->fitSelection(); }
    /// Lays the whole picture out from nothing (Arrange > Layout whole).
    void layoutWhole();
    void unfoldAll();

    /// Writes the picture to a file; svg, pdf or png by its ending.
    Status exportPicture(const QString& path) const;
    /// A picture is on its way.
    bool isBusy() const { return m_making.isRunning(); }

Q_SIGNALS:
    /// Enter or double click on a subnet, machine or fabric.
    void opened(const netatlas::domain::ObjectRef& object);
    void contextMenuRequested(const netatlas::domain::ObjectRef& object, const QPoint& globalPos);
    void newSpaceWanted(netatlas::domain::ModelId model);
    /// A space is to be chosen for the selected subnets.
    void moveWanted();
    /// The buttons of the empty state.
    void importWanted();

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    enum class Places { Keep, New };

    QWidget* makeViewBar();
    void refresh(Places places);
    void take(Result<Picture> picture);
    void toggleFold(const graph::NodeKey& node);
    void takeRevision();
    void moveLane(const graph::NodeKey& lane, const QPointF& to);
    void fillModels();
    void chooseModel();

    ViewContext m_context;
    graph::ViewOptions m_options;
    QComboBox* m_models = nullptr;
    QComboBox* m_depth = nullptr;
    QWidget* m_modelLabel = nullptr;
    QStackedWidget* m_stack = nullptr;
    TopologyCanvas* m_canvas = nullptr;
    canvas::Minimap* m_minimap = nullptr;
    SpaceStrip* m_strip = nullptr;
    widgets::EmptyState* m_empty = nullptr;
    workers::Job m_making;
    Places m_pending = Places::New; ///< what the job in hand does with places
    std::optional<domain::ObjectRef> m_showNext;
    graph::layout::Pinned m_pinned; ///< as stored in the project
};

} // namespace netatlas::views::topology
