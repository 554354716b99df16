// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/marked_label.h"

#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/look.h"

#include <QPainter>

namespace netatlas::views::dialogs {

namespace metrics = theme::metrics;

MarkedLabel::MarkedLabel(paint::Severity mark, const QString& sentence, QWidget* parent)
    : QLabel(sentence, parent)
    , m_mark(mark)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setFont(theme::ActiveTheme::instance().fonts().of(theme::TextRole::Body));
    setContentsMargins(widgets::scaled(metrics::kBadge) + metrics::kSpace3, metrics::kSpace1, 0,
                       metrics::kSpace1);
}

void MarkedLabel::setMark(paint::Severity mark)
{
    m_mark = mark;
    update();
}

void MarkedLabel::setStrong(bool isStrong)
{
    setFont(theme::ActiveTheme::instance().fonts().of(
        theme::TextRole::Body, isStrong ? theme::TextWeight::Medium : theme::TextWeight::Regular));
}

void MarkedLabel::paintEvent(QPaintEvent* event)
{
    QLabel::paintEvent(event);
    QPainter painter(this);
    // Beside the first line, also when the sentence takes several.
    const double lineHeight = fontMetrics().height();
    const double textTop =
        (height() - fontMetrics().boundingRect(contentsRect(), Qt::TextWordWrap, text()).height()) /
        2.0;
    const double side = widgets::scaled(metrics::kBadge);
    paint::paintSeverity(painter, QRectF(0, textTop + (lineHeight - side) / 2, side, side), m_mark,
                         theme::ActiveTheme::instance().tokens());
}

} // namespace netatlas::views::dialogs
