// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/canvas.h"
#include "views/dialogs/move_drag.h"

#include <QVariant>

#include <functional>

namespace netatlas::views::topology {

/// The canvas of the topology: its subnet cards can be lifted and dropped on a space
/// (user-experience 5.2, 6). Feeds the window's drag with pointer and keyboard and leaves ghosts
/// where cards were. Tests find it as `canvas.topology`.
class TopologyCanvas : public canvas::Canvas
{
    Q_OBJECT
    Q_PROPERTY(QString dragState READ dragState)
    Q_PROPERTY(QString lastVerdict READ lastVerdict)

public:
    /// What a point of the screen would drop on.
    using TargetAt = std::function<std::optional<dialogs::MoveTarget>(const QPoint& globalPos)>;

    TopologyCanvas(const ViewContext& context, dialogs::MoveDrag& drag, QWidget* parent = nullptr);

    void setTargets(TargetAt targetAt) { m_targetAt = std::move(targetAt); }

    QString dragState() const;
    /// The word of the verdict that was shown last.
    QString lastVerdict() const { return m_lastVerdict; }

    using Canvas::itemRect;
    using Canvas::textDump;
    /// Where the object is in the viewport; empty when it is not in the picture.
    Q_INVOKABLE QRect itemRect(const QString& objectId) const;
    /// The verdict word of every space for the subnets, by object id; judged here and now.
    Q_INVOKABLE QVariantMap targetsFor(const QStringList& objectIds) const;
    Q_INVOKABLE QString visibleText() const { return textDump(); }

    /// M: lifts the selected subnets, or the focused one.
    void grabSelection();

    std::vector<widgets::PartAction> partActions(const widgets::PartKey& key) const override;
    void doPartAction(const widgets::PartKey& key, const QString& name) override;
    QString partDescription(const widgets::PartKey& key) const override;

Q_SIGNALS:
    /// A space is to be chosen for the selected subnets.
    void moveWanted();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    std::vector<graph::NodeIndex> liftedNodes() const override;

private:
    std::optional<domain::ObjectRef> subnetAt(std::optional<graph::NodeIndex> node) const;
    std::vector<domain::SubnetId> liftable(domain::ModelId model) const;
    bool lift(graph::NodeIndex node, const QPointF& position);
    void feed(const QMouseEvent& event);
    void followDrag();

    ProjectBridge& m_project;
    dialogs::MoveDrag& m_drag;
    TargetAt m_targetAt;
    QString m_lastVerdict;
    bool m_isOwnDrag = false; ///< begun here, so it ends when the canvas loses the focus
    QTimer m_rest;
};

} // namespace netatlas::views::topology
