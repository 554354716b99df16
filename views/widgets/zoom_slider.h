// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QSlider;
class QToolButton;

namespace netatlas::views::widgets {

/// Minus, slider, plus and the value of a zoom. The slider moves by ratio, not by difference, so
/// that 10 to 20 % is as far as 100 to 200 %.
class ZoomSlider : public QWidget
{
    Q_OBJECT

public:
    /// Bounds as factors, such as 0.05 and 4.
    ZoomSlider(double least, double most, QWidget* parent = nullptr);

    double zoom() const { return m_zoom; }
    /// Without a signal.
    void setZoom(double zoom);

Q_SIGNALS:
    /// The user wants this factor.
    void zoomWanted(double zoom);

private:
    void want(double zoom);
    void showZoom();

    double m_least;
    double m_most;
    double m_zoom = 1.0;
    QToolButton* m_out;
    QSlider* m_slider;
    QToolButton* m_in;
    QLabel* m_value;
};

} // namespace netatlas::views::widgets
