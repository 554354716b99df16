// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/use_bar.h"

#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/paint/text.h"
#include "views/widgets/paint/use_bar.h"

#include <QPainter>

#include <algorithm>

namespace netatlas::views::widgets {

namespace metrics = theme::metrics;

namespace {

constexpr int kTickOver = 2;

} // namespace

UseBar::UseBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setShare(0.0);
}

void UseBar::setShare(double share)
{
    m_share = std::clamp(share, 0.0, 1.0);
    setAccessibleName(tr("%1 used").arg(paint::percentText(m_share)));
    update();
}

void UseBar::setFurther(double further)
{
    m_further = std::max(0.0, further);
    update();
}

QSize UseBar::sizeHint() const
{
    return {metrics::kZoomSliderWidth, metrics::kUseBarInspector + 2 * kTickOver};
}

void UseBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QRectF track(0, 0, width(), metrics::kUseBarInspector);
    track.moveCenter(QRectF(rect()).center());
    const theme::Tokens& tokens = theme::ActiveTheme::instance().tokens();
    if (m_further > 0.0)
        paint::paintUseBar(painter, track, m_share, m_further, tokens);
    else
        paint::paintUseBar(painter, track, m_share, tokens);
}

} // namespace netatlas::views::widgets
