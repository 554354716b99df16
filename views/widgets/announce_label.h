// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace netatlas::views::widgets {

/// Says verdicts, steps of a drag and the end of jobs, to eyes and to screen readers: its
/// accessible name changes with the text and an alert follows (user-experience 13).
class AnnounceLabel : public QLabel
{
    Q_OBJECT

public:
    explicit AnnounceLabel(QWidget* parent = nullptr);

    /// The same sentence twice is announced twice; an empty one only clears the label.
    void announce(const QString& sentence);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace netatlas::views::widgets
