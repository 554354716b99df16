// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/paint/marks.h"

#include <QLabel>

namespace netatlas::views::dialogs {

/// A sentence behind the mark of its severity.
class MarkedLabel : public QLabel
{
    Q_OBJECT

public:
    MarkedLabel(paint::Severity mark, const QString& sentence, QWidget* parent = nullptr);

    void setMark(paint::Severity mark);
    paint::Severity mark() const { return m_mark; }
    /// Weight 500, for what breaks.
    void setStrong(bool isStrong);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    paint::Severity m_mark;
};

} // namespace netatlas::views::dialogs
