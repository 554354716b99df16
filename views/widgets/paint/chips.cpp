// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/paint/chips.h"

#include "views/theme/metrics.h"
#include "views/widgets/paint/strokes.h"
#include "views/widgets/paint/text.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace netatlas::views::paint {

namespace metrics = theme::metrics;
using theme::TextRole;
using theme::TextWeight;

QFont chipFont(const QString& text, const theme::Fonts& fonts)
{
    // No name of a space has a slash; every CIDR has one.
    return text.contains(QLatin1Char('/')) ? fonts.address(TextRole::Body)
                                           : fonts.of(TextRole::Body);
}

double paintSubnetChip(QPainter& painter, const QPointF& leftCentre, const QString& cidr,
                       const theme::SpaceMark& space, const QColor& text, const theme::Theme& theme)
{
    const QFont font = chipFont(cidr, theme.fonts);
    const double width = textWidth(cidr, font);
    paintSpaceDot(painter, leftCentre + QPointF(metrics::kDot / 2.0, 0), metrics::kDot, space);
    const double left = metrics::kDot + metrics::kSpace2;
    paintText(painter, QRectF(leftCentre.x() + left, leftCentre.y() - 10, width + 1, 20), cidr,
              font, text, Align::Left, Elide::Never);
    return left + width;
}

double tagWidth(const QString& word, const theme::Theme& theme)
{
    return std::ceil(textWidth(word, theme.fonts.of(TextRole::Caption))) + 2 * 7;
}

void paintTag(QPainter& painter, const QRectF& rect, const QString& word, const theme::Theme& theme)
{
    paintBox(painter, rect,
             {.line = theme.tokens.line2,
              .width = double(theme.tokens.lineWidth),
              .radius = rect.height() / 2.0});
    paintText(painter, rect, word, theme.fonts.of(TextRole::Caption), theme.tokens.text2,
              Align::Centre, Elide::Never);
}

QRectF pillRect(const QPointF& centre, const QString& text, const theme::Theme& theme)
{
    const double height = theme.fonts.scaled(metrics::kPill);
    const QFont font = theme.fonts.of(TextRole::Caption, TextWeight::Strong);
    const double width = std::max(height + 4, std::ceil(textWidth(text, font)) + 2 * 6);
    return QRectF(std::round(centre.x() - width / 2), std::round(centre.y() - height / 2), width,
                  height);
}

void paintPill(QPainter& painter, const QRectF& rect, const QString& text, PillState state,
               const theme::Theme& theme)
{
    const theme::Tokens& tokens = theme.tokens;
    QColor line = tokens.link;
    QColor ink = tokens.text2;
    if (state == PillState::Chain) {
        line = tokens.accent;
        ink = tokens.accent;
    } else if (state == PillState::Dimmed) {
        line = tokens.line1;
        ink = tokens.text3;
    }
    paintBox(painter, rect,
             {.ground = tokens.groundCanvas,
              .line = line,
              .width = double(tokens.lineWidth),
              .radius = rect.height() / 2.0});
    const TextWeight weight = state == PillState::Chain ? TextWeight::Strong : TextWeight::Medium;
    paintText(painter, rect, text, theme.fonts.of(TextRole::Caption, weight), ink, Align::Centre,
              Elide::Never);
}

double keyCapWidth(const QString& key, const theme::Theme& theme)
{
    return std::ceil(textWidth(key, theme.fonts.of(TextRole::Caption))) + 2 * 8;
}

void paintKeyCap(QPainter& painter, const QRectF& rect, const QString& key,
                 const theme::Theme& theme)
{
    paintBox(painter, rect,
             {.ground = theme.tokens.groundSunk,
              .line = theme.tokens.line2,
              .width = double(theme.tokens.lineWidth),
              .radius = double(metrics::kRadiusControl)});
    paintText(painter, rect, key, theme.fonts.of(TextRole::Caption), theme.tokens.text2,
              Align::Centre, Elide::Never);
}

QSizeF cornerChipSize(const CornerChip& chip, const theme::Theme& theme)
{
    const QFont font = theme.fonts.of(TextRole::Caption);
    double width = 2 * metrics::kSpace3 + std::ceil(textWidth(chip.text, font));
    if (chip.icon)
        width += metrics::kIconRow + metrics::kIconTextGap;
    if (!chip.action.isEmpty())
        width += metrics::kSpace6 +
                 std::ceil(
                     textWidth(chip.action, theme.fonts.of(TextRole::Caption, TextWeight::Medium)));
    return QSizeF(width, theme.fonts.scaled(metrics::kCornerChip));
}

QRectF paintCornerChip(QPainter& painter, const QRectF& rect, const CornerChip& chip,
                       const theme::Theme& theme)
{
    const theme::Tokens& tokens = theme.tokens;
    paintBox(painter, rect,
             {.ground = tokens.groundPanel,
              .line = tokens.line2,
              .width = double(tokens.lineWidth),
              .radius = rect.height() / 2.0});
    QRectF inner = rect.adjusted(metrics::kSpace3, 0, -metrics::kSpace3, 0);
    if (chip.icon) {
        QRectF place(inner.left(), 0, metrics::kIconRow, metrics::kIconRow);
        place.moveTop(rect.center().y() - metrics::kIconRow / 2.0);
        theme::paintIcon(painter, place, *chip.icon, tokens.text2);
        inner.setLeft(place.right() + metrics::kIconTextGap);
    }
    QRectF action;
    if (!chip.action.isEmpty()) {
        const QFont font = theme.fonts.of(TextRole::Caption, TextWeight::Medium);
        action = inner;
        action.setLeft(inner.right() - std::ceil(textWidth(chip.action, font)));
        paintText(painter, action, chip.action, font, tokens.accent, Align::Left, Elide::Never);
        action.adjust(-metrics::kSpace1, 0, metrics::kSpace1, 0);
        if (chip.isActionFocused)
            paintBox(painter, action.adjusted(0, 3, 0, -3), {.line = tokens.accent, .width = 2.0});
        inner.setRight(action.left());
    }
    paintText(painter, inner, chip.text, theme.fonts.of(TextRole::Caption), tokens.text2);
    return action;
}

void paintCarried(QPainter& painter, const QPointF& topRight, int count, const theme::Theme& theme)
{
    const QString text = QStringLiteral("×%1").arg(countText(count));
    QRectF rect = pillRect(topRight, text, theme);
    paintBox(painter, rect, {.ground = theme.tokens.accent, .radius = rect.height() / 2.0});
    paintText(painter, rect, text, theme.fonts.of(TextRole::Caption, TextWeight::Strong),
              theme.tokens.accentText, Align::Centre, Elide::Never);
}

} // namespace netatlas::views::paint
