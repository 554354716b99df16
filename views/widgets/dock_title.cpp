// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/dock_title.h"

#include "views/theme/icons/icon.h"
#include "views/theme/metrics.h"
#include "views/widgets/look.h"
#include "views/widgets/paint/text.h"
#include "views/widgets/text_growth.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

namespace netatlas::views::widgets {

namespace metrics = theme::metrics;

DockTitle::DockTitle(QDockWidget* dock)
    : QWidget(dock)
    , m_dock(dock)
    , m_layout(new QHBoxLayout(this))
    , m_close(new QToolButton(this))
{
    m_close->setAutoRaise(true);
    m_close->setIcon(theme::icon(theme::Icon::Close, &theme::Tokens::text3));
    growIcon(m_close, metrics::kCloseIcon);
    m_close->setAccessibleName(tr("Close %1").arg(dock->windowTitle()));
    m_close->setToolTip(tr("Close"));
    connect(m_close, &QToolButton::clicked, dock, &QDockWidget::close);
    connect(dock, &QDockWidget::windowTitleChanged, this, [this](const QString& title) {
        m_close->setAccessibleName(tr("Close %1").arg(title));
        update();
    });
    connect(dock, &QDockWidget::featuresChanged, this, [this](QDockWidget::DockWidgetFeatures all) {
        m_close->setVisible(all & QDockWidget::DockWidgetClosable);
    });
    m_layout->setContentsMargins(0, 0, metrics::kSpace1, 0);
    m_layout->setSpacing(metrics::kSpace2);
    m_layout->addStretch(1);
    m_layout->addWidget(m_close);
}

void DockTitle::setExtra(QWidget* extra)
{
    delete m_extra;
    m_extra = extra;
    if (extra)
        m_layout->insertWidget(1, extra);
}

QSize DockTitle::sizeHint() const
{
    return {metrics::kTarget * 4, look().fonts.scaled(metrics::kDockHead)};
}

QSize DockTitle::minimumSizeHint() const
{
    return {metrics::kTarget * 2, look().fonts.scaled(metrics::kDockHead)};
}

void DockTitle::paintEvent(QPaintEvent*)
{
    const theme::Tokens& tokens = look().tokens;
    QPainter painter(this);
    painter.fillRect(rect(), tokens.groundWindow);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.line1);
    const int right = m_extra ? m_extra->geometry().left() : m_close->geometry().left();
    const QRectF text(metrics::kSpace3, 0, right - metrics::kSpace3 - metrics::kSpace1, height());
    const bool isLeft = layoutDirection() == Qt::LeftToRight;
    const QRect shown = QStyle::visualRect(layoutDirection(), rect(), text.toRect());
    paint::paintText(painter, shown, m_dock->windowTitle(),
                     look().fonts.of(theme::TextRole::Small, theme::TextWeight::Strong),
                     tokens.text2, isLeft ? paint::Align::Left : paint::Align::Right);
}

} // namespace netatlas::views::widgets
