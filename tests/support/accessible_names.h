// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QStringList>
#include <QWidget>

namespace netatlas::tests {

/// The controls in sight that take keys and that a screen reader could not name, or would not know
/// what they are (user-experience 13).
inline QStringList namelessControls(const QWidget& root)
{
    QStringList nameless;
    const auto all = root.findChildren<QWidget*>();
    for (QWidget* widget : all) {
        if (!widget->isVisible() || !widget->isEnabled() ||
            !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
            continue;
        const QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(widget);
        const bool hasName = seen && !seen->text(QAccessible::Name).isEmpty();
        if (!hasName || seen->role() == QAccessible::NoRole)
            nameless << QStringLiteral("%1 %2").arg(
                QLatin1String(widget->metaObject()->className()), widget->objectName());
    }
    return nameless;
}

} // namespace netatlas::tests
