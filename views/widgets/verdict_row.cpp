// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/verdict_row.h"

#include "views/theme/metrics.h"
#include "views/widgets/look.h"
#include "views/widgets/paint/board.h"

#include <QPainter>

#include <cmath>

namespace netatlas::views::widgets {

namespace metrics = theme::metrics;

VerdictRow::VerdictRow(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void VerdictRow::setVerdict(paint::Verdict verdict, const QString& word, const QString& note)
{
    m_verdict = verdict;
    m_word = word;
    m_note = note;
    setAccessibleName(note.isEmpty() ? word : word + QStringLiteral(", ") + note);
    updateGeometry();
    update();
}

QSize VerdictRow::minimumSizeHint() const
{
    const QFont font = look().fonts.of(theme::TextRole::Small, theme::TextWeight::Strong);
    // As it is painted: the mark and its distances grow with the text.
    const double width =
        paint::textWidth(m_word, font) +
        (metrics::kIcon + metrics::kSpace2 + 2 * metrics::kSpace3) * look().fonts.growth();
    return {static_cast<int>(std::ceil(width)) + 1, look().fonts.scaled(metrics::kVerdictRow)};
}

QSize VerdictRow::sizeHint() const
{
    const double note = paint::textWidth(m_note, look().fonts.of(theme::TextRole::Caption));
    return minimumSizeHint() + QSize(m_note.isEmpty() ? 0 : int(note) + metrics::kSpace4, 0);
}

void VerdictRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint::paintVerdictRow(painter, rect(), m_verdict, m_word, m_note, look());
}

} // namespace netatlas::views::widgets
