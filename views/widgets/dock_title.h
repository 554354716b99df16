// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDockWidget;
class QHBoxLayout;
class QToolButton;

namespace netatlas::views::widgets {

/// Head of a dock: 28 high, title, room for one widget at the right, close. Give it to
/// `QDockWidget::setTitleBarWidget`; it follows the dock's title and lets it be dragged.
class DockTitle : public QWidget
{
    Q_OBJECT

public:
    explicit DockTitle(QDockWidget* dock);

    /// Shown before the close button, such as a sum or a small menu.
    void setExtra(QWidget* extra);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QDockWidget* m_dock;
    QHBoxLayout* m_layout;
    QToolButton* m_close;
    QWidget* m_extra = nullptr;
};

} // namespace netatlas::views::widgets
