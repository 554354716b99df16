// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/form_area.h"

#include "views/theme/metrics.h"
#include "views/widgets/look.h"

#include <QApplication>
#include <QEvent>
#include <QScreen>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace netatlas::views::widgets {

namespace {

constexpr int kRowsAtLeast = 4;

} // namespace

FormArea::FormArea(QLayout* rows, QWidget* parent) : QScrollArea(parent)
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(rows);
    column->addStretch();
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now && widget()->isAncestorOf(now))
            ensureWidgetVisible(now, 0, theme::metrics::kSpace3);
    });
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [column](int, int most) {
        column->setContentsMargins(0, 0, most > 0 ? theme::metrics::kSpace2 : 0, 0);
    });
    blendBar();
}

QSize FormArea::sizeHint() const
{
    return widget()->sizeHint();
}

QSize FormArea::minimumSizeHint() const
{
    // With room for the bar, which may come.
    const int bar = verticalScrollBar()->sizeHint().width() + theme::metrics::kSpace2;
    return {widget()->minimumSizeHint().width() + bar,
            std::min(widget()->sizeHint().height(), kRowsAtLeast * scaled(theme::metrics::kRow))};
}

void FormArea::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        blendBar();
}

/// The bar stands on the ground of the dialog, not on that of a list.
void FormArea::blendBar()
{
    QPalette colours = verticalScrollBar()->palette();
    colours.setColor(QPalette::Base, palette().color(QPalette::Window));
    verticalScrollBar()->setPalette(colours);
}

void FormArea::fitWindow()
{
    resizeWindow(0);
}

void FormArea::growWindow()
{
    resizeWindow(window()->height());
}

void FormArea::resizeWindow(int leastHeight)
{
    QWidget& top = *window();
    updateGeometry();
    const QLayout& all = *top.layout();
    const int wanted = top.isVisible() ? top.width() : all.totalSizeHint().width();
    const int width = std::max({wanted, top.minimumWidth(), all.totalMinimumSize().width()});
    const int room = top.screen()->availableGeometry().height() -
                     style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, &top);
    top.resize(width, std::min(std::max(leastHeight, all.totalHeightForWidth(width)), room));
}

} // namespace netatlas::views::widgets
