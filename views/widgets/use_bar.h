// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace netatlas::views::widgets {

/// The use of something as a bar of 8 with its ticks. The number stands beside it, in a label of
/// whoever shows the bar.
class UseBar : public QWidget
{
    Q_OBJECT

public:
    explicit UseBar(QWidget* parent = nullptr);

    double share() const { return m_share; }
    /// 0 to 1.
    void setShare(double share);
    /// What children or the plan add to it.
    void setFurther(double further);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_share = 0.0;
    double m_further = 0.0;
};

} // namespace netatlas::views::widgets
