// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QMouseEvent>
#include <QTest>
#include <QWidget>

namespace netatlas::tests {

/// Keys go to the active window only, so one is shown and waited for.
inline void showActive(QWidget& window, const QSize& size)
{
    window.resize(size);
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window))
        qWarning("the window is not active");
}

/// The pointer with its left button down, some way off and then there: enough for the start
/// distance and for a hover of the target. `QTest::mouseMove` knows no buttons.
inline void dragTo(QWidget& widget, const QPoint& point)
{
    for (const QPoint& each : {point - QPoint(30, 0), point}) {
        QMouseEvent move(QEvent::MouseMove, each, widget.mapToGlobal(each), Qt::NoButton,
                         Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&widget, &move);
    }
}

} // namespace netatlas::tests
