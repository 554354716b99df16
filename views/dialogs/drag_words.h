// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/dialogs/move_drag.h"
#include "views/theme/theme.h"

#include <QRectF>
#include <QString>
#include <QVariant>

class QPainter;

namespace netatlas::views::dialogs {

/// The name of a target: its space, or `New space`.
QString targetName(const domain::Revision& revision, const MoveTarget& target);

/// `10.4.0.0/20`, or `3 subnets`.
QString liftedName(const domain::Revision& revision, const MoveDrag& drag);

/// What is said of the target under a drag: `dmz, Breaks 3, 2 of 5`; empty without one.
QString hoverSentence(const domain::Revision& revision, const MoveDrag& drag);

/// The line of the status bar while something is in the air:
/// `Dragging 10.4.0.0/20 to dmz: Breaks 3, ceph excludes dmz`.
QString dragSentence(const domain::Revision& revision, const MoveDrag& drag);

/// The verdict word of every space for the subnets of these object ids, by object id; judged here
/// and now (user-experience 20).
QVariantMap verdictWordsFor(const domain::Revision& revision, const QStringList& objectIds);

/// The verdict strip of the target under the drag, beside `pointer`, inside `bounds`, never over
/// `head`. Paints nothing without a target.
void paintDragStrip(QPainter& painter, const domain::Revision& revision, const MoveDrag& drag,
                    const QPointF& pointer, const QRectF& bounds, const QRectF& head,
                    const theme::Theme& theme);

} // namespace netatlas::views::dialogs
