// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/chip.h"

#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/paint/chips.h"
#include "views/widgets/paint/text.h"

#include <QPainter>

#include <cmath>

namespace netatlas::views::widgets {

namespace metrics = theme::metrics;

Chip::Chip(const QString& text, const theme::SpaceMark& space, QWidget* parent)
    : QWidget(parent)
    , m_space(space)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setContent(text, space);
}

void Chip::setContent(const QString& text, const theme::SpaceMark& space)
{
    m_text = text;
    m_space = space;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    const theme::Fonts& fonts = theme::ActiveTheme::instance().fonts();
    const double width =
        metrics::kDot + metrics::kSpace2 + paint::textWidth(m_text, paint::chipFont(m_text, fonts));
    return {static_cast<int>(std::ceil(width)) + 1, fonts.scaled(metrics::kTipRow)};
}

void Chip::paintEvent(QPaintEvent*)
{
    const theme::Theme& look = theme::ActiveTheme::instance().theme();
    QPainter painter(this);
    paint::paintSubnetChip(painter, QPointF(0, height() / 2.0), m_text, m_space, look.tokens.text1,
                           look);
}

} // namespace netatlas::views::widgets
