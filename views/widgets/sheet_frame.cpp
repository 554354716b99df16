// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/sheet_frame.h"

#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/paint/strokes.h"

#include <QMouseEvent>
#include <QPainter>

namespace netatlas::views::widgets {

namespace metrics = theme::metrics;

SheetFrame::SheetFrame(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_NoMousePropagation);
    setContentsMargins(1, 1, 1, 1);
}

void SheetFrame::paintEvent(QPaintEvent*)
{
    const theme::Tokens& tokens = theme::ActiveTheme::instance().tokens();
    QPainter painter(this);
    paint::paintBox(painter, rect(),
                    {.ground = tokens.groundPanel,
                     .line = tokens.line3,
                     .width = double(tokens.lineWidth),
                     .radius = double(metrics::kRadiusSheet)});
}

void SheetFrame::mousePressEvent(QMouseEvent* event)
{
    event->accept();
}

} // namespace netatlas::views::widgets
