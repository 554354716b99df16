// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/message_bar.h"

#include "views/theme/icons/icon.h"
#include "views/theme/metrics.h"
#include "views/widgets/look.h"
#include "views/widgets/paint/text.h"
#include "views/widgets/style/netatlas_style.h"
#include "views/widgets/text_growth.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace netatlas::views::widgets {

namespace metrics = theme::metrics;

namespace {

constexpr std::size_t kActionsMost = 2;

} // namespace

MessageBar::MessageBar(QWidget* parent) : QWidget(parent), m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("messageBar"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, metrics::kSpace2, 0);
    layout->setSpacing(metrics::kSpace1);
    layout->addStretch(1);
    for (std::size_t i = 0; i < kActionsMost; ++i) {
        auto* action = new QToolButton(this);
        action->setObjectName(QStringLiteral("messageBar.action%1").arg(i + 1));
        action->setToolButtonStyle(Qt::ToolButtonTextOnly);
        action->setAutoRaise(true);
        setButtonKind(action, ButtonKind::Plain);
        connect(action, &QToolButton::clicked, this, [this, i] {
            // Whoever hears it first may resolve the message.
            const QString id = m_messages.back().id;
            Q_EMIT actionTriggered(id, static_cast<int>(i));
        });
        layout->addWidget(action);
        m_actions.push_back(action);
    }
    m_close->setObjectName(QStringLiteral("messageBar.close"));
    m_close->setAutoRaise(true);
    m_close->setIcon(theme::icon(theme::Icon::Close, &theme::Tokens::text3));
    growIcon(m_close, metrics::kCloseIcon);
    m_close->setAccessibleName(tr("Dismiss message"));
    m_close->setToolTip(tr("Dismiss"));
    connect(m_close, &QToolButton::clicked, this, [this] {
        const QString id = m_messages.back().id;
        resolve(id);
        Q_EMIT dismissed(id);
    });
    layout->addWidget(m_close);
    hide();
}

void MessageBar::post(const Message& message)
{
    std::erase_if(m_messages, [&](const Message& each) { return each.id == message.id; });
    m_messages.push_back(message);
    showNewest();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::resolve(const QString& id)
{
    std::erase_if(m_messages, [&](const Message& each) { return each.id == id; });
    showNewest();
}

void MessageBar::showNewest()
{
    setVisible(!m_messages.empty());
    if (m_messages.empty())
        return;
    const Message& message = m_messages.back();
    setAccessibleName(message.sentence);
    for (std::size_t i = 0; i < m_actions.size(); ++i) {
        const bool isUsed = i < static_cast<std::size_t>(message.actions.size());
        m_actions[i]->setVisible(isUsed);
        m_actions[i]->setText(isUsed ? message.actions.at(static_cast<int>(i)) : QString());
    }
    update();
}

QSize MessageBar::sizeHint() const
{
    return {320, look().fonts.scaled(metrics::kMessageBar)};
}

void MessageBar::paintEvent(QPaintEvent*)
{
    if (m_messages.empty())
        return;
    const Message& message = m_messages.back();
    const theme::Tokens& tokens = look().tokens;
    QPainter painter(this);
    painter.fillRect(rect(), paint::severityTint(message.severity, tokens));
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.line2);
    const auto visual = [&](const QRectF& part) {
        return QRectF(QStyle::visualRect(layoutDirection(), rect(), part.toRect()));
    };
    const double side = look().fonts.scaled(metrics::kIcon);
    const QRectF mark(metrics::kSpace4, (height() - side) / 2.0, side, side);
    paint::paintSeverity(painter, visual(mark), message.severity, tokens);
    int end = m_close->geometry().left();
    for (const QToolButton* action : m_actions) {
        if (action->isVisible())
            end = std::min(end, action->geometry().left());
    }
    if (layoutDirection() == Qt::RightToLeft)
        end = width() - metrics::kSpace8 * 4;
    const double left = mark.right() + metrics::kSpace2;
    const QRectF text(left, 0, end - left - metrics::kSpace2, height());
    const bool isLeft = layoutDirection() == Qt::LeftToRight;
    paint::paintText(painter, visual(text), message.sentence,
                     look().fonts.of(theme::TextRole::Body), tokens.text1,
                     isLeft ? paint::Align::Left : paint::Align::Right);
}

} // namespace netatlas::views::widgets
