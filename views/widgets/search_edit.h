// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/icons/icon.h"

#include <QKeySequence>
#include <QLineEdit>

namespace netatlas::views::widgets {

/// A field with its drawing at the left and its shortcut, as a hint, at the right; the hint gives
/// way to a clear button as soon as there is text. Escape clears, then leaves.
class SearchEdit : public QLineEdit
{
    Q_OBJECT

public:
    SearchEdit(theme::Icon icon, const QString& placeholder, QWidget* parent = nullptr);

    /// Shown inside; the shortcut itself belongs to whoever owns the action.
    void setShortcutHint(const QKeySequence& keys);

    QSize sizeHint() const override;

Q_SIGNALS:
    /// Escape in the empty field: the focus should go back where it came from.
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeRoom();

    QString m_hint;
    QAction* m_clear;
};

} // namespace netatlas::views::widgets
