// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/paint/marks.h"

#include <QWidget>

namespace netatlas::views::widgets {

/// Mark and word of a verdict on its tint, 28 high; a note at the right when there is room.
class VerdictRow : public QWidget
{
    Q_OBJECT

public:
    explicit VerdictRow(QWidget* parent = nullptr);

    void setVerdict(paint::Verdict verdict, const QString& word, const QString& note = QString());
    paint::Verdict verdict() const { return m_verdict; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    paint::Verdict m_verdict = paint::Verdict::Checking;
    QString m_word;
    QString m_note;
};

} // namespace netatlas::views::widgets
