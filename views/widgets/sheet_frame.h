// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace netatlas::views::widgets {

/// The ground of a sheet over a view: panel, line.3, radius 8, no shadow. It stops the pointer, so
/// that a click beside its buttons does not reach what lies under it.
class SheetFrame : public QWidget
{
    Q_OBJECT

public:
    explicit SheetFrame(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
};

} // namespace netatlas::views::widgets
