// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/home/start_card.h"

#include "views/theme/metrics.h"
#include "views/theme/theme.h"

#include <QPainter>

namespace netatlas::views::home {

namespace metrics = theme::metrics;
using theme::TextRole;

StartCard::StartCard(theme::Icon icon, const QString& name, const QString& sentence,
                     QWidget* parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_sentence(sentence)
{
    setText(name);
    setAccessibleDescription(sentence);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize StartCard::sizeHint() const
{
    const auto& fonts = theme::ActiveTheme::instance().fonts();
    return {fonts.scaled(208), fonts.scaled(124)};
}

void StartCard::paintEvent(QPaintEvent*)
{
    const auto& look = theme::ActiveTheme::instance();
    const auto& tokens = look.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF card = QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5);
    painter.setPen(QPen(underMouse() ? tokens.line3 : tokens.line2, 1));
    painter.setBrush(isDown() ? tokens.hover : tokens.groundCard);
    painter.drawRoundedRect(card, metrics::kRadiusControl, metrics::kRadiusControl);
    if (hasFocus()) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::kRadiusTip,
                                metrics::kRadiusTip);
    }
    const QRectF inner =
        card.adjusted(metrics::kSpace4, metrics::kSpace4, -metrics::kSpace4, -metrics::kSpace3);
    theme::paintIcon(painter,
                     QRectF(inner.topLeft(), QSizeF(metrics::kIconDrop, metrics::kIconDrop)),
                     m_icon, tokens.accent);
    const double growth = look.fonts().growth();
    painter.setFont(look.fonts().of(TextRole::Heading));
    painter.setPen(tokens.text1);
    const QRectF name(inner.left(), inner.top() + metrics::kSpace8, inner.width(), 20 * growth);
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter, text());
    painter.setFont(look.fonts().of(TextRole::Small));
    painter.setPen(tokens.text2);
    painter.drawText(QRectF(inner.left(), name.bottom() + metrics::kSpace1, inner.width(),
                            inner.bottom() - name.bottom() - metrics::kSpace1),
                     Qt::AlignLeft | Qt::TextWordWrap, m_sentence);
}

void StartCard::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void StartCard::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace netatlas::views::home
