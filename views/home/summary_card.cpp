// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/home/summary_card.h"

#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/paint/text.h"
#include "views/widgets/paint/use_bar.h"
#include "views/widgets/text_growth.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace netatlas::views::home {

namespace metrics = theme::metrics;
using theme::TextRole;

namespace {

/// One line: mark, name, use bar, value at the right. A button when it leads somewhere.
class LineButton : public QAbstractButton
{
public:
    explicit LineButton(SummaryCard::Line line) : m_line(std::move(line))
    {
        setText(m_line.name);
        setAccessibleName(m_line.name + QStringLiteral(", ") + m_line.value);
        widgets::growHeight(this, metrics::kRow);
        if (m_line.open) {
            setFocusPolicy(Qt::StrongFocus);
            setCursor(Qt::PointingHandCursor);
        }
    }

    void open() const
    {
        if (m_line.open)
            m_line.open();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const auto& look = theme::ActiveTheme::instance();
        QPainter painter(this);
        if (m_line.open && underMouse())
            painter.fillRect(rect(), look.tokens().hover);
        if (hasFocus()) {
            painter.setPen(QPen(look.tokens().accent, 2));
            painter.drawRect(rect().adjusted(1, 1, -1, -1));
        }
        QRectF rest = QRectF(rect()).adjusted(metrics::kSpace1, 0, -metrics::kSpace1, 0);
        if (m_line.mark != paint::Severity::None) {
            const double badge = metrics::kBadge * look.fonts().growth();
            paint::paintSeverity(painter,
                                 QRectF(rest.left(), rest.center().y() - badge / 2.0, badge, badge),
                                 m_line.mark, look.tokens());
            rest.setLeft(rest.left() + badge + metrics::kSpace2);
        }
        const QFont font = look.fonts().address(TextRole::Body);
        // The value is whole while a third is left for the name; cut, it would be another number.
        const double forName = std::min(paint::textWidth(m_line.name, font), rest.width() / 3.0);
        const double most = rest.width() - forName - metrics::kSpace3;
        const double valueWidth = std::min(paint::textWidth(m_line.value, font) + 1.0, most);
        const QRectF value(rest.right() - valueWidth, rest.top(), valueWidth, rest.height());
        paint::paintText(painter, value, m_line.value, font, look.tokens().text2,
                         valueWidth < most ? paint::Align::Right : paint::Align::Left);
        rest.setRight(value.left() - metrics::kSpace3);
        if (m_line.use) {
            const QRectF bar(rest.right() - metrics::kCardUseBar,
                             rest.center().y() - metrics::kUseBar / 2.0, metrics::kCardUseBar,
                             metrics::kUseBar);
            paint::paintUseBar(painter, bar, *m_line.use, look.tokens());
            rest.setRight(bar.left() - metrics::kSpace3);
        }
        paint::paintText(painter, rest, m_line.name, font, look.tokens().text1);
    }
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

private:
    SummaryCard::Line m_line;
};

} // namespace

SummaryCard::SummaryCard(const QString& title, QWidget* parent)
    : QFrame(parent)
    , m_title(new QLabel(title))
    , m_lines(new QVBoxLayout)
{
    widgets::growWithText(m_title, [this] {
        m_title->setFont(theme::ActiveTheme::instance().fonts().of(TextRole::Heading));
    });
    m_lines->setSpacing(0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kSpace4, metrics::kSpace3, metrics::kSpace4,
                               metrics::kSpace3);
    layout->setSpacing(metrics::kSpace2);
    layout->addWidget(m_title);
    layout->addLayout(m_lines);
    layout->addStretch();
    setAccessibleName(title);
}

void SummaryCard::setLines(std::vector<Line> lines, const QString& none)
{
    int focused = -1;
    for (int i = 0; i < m_lines->count(); ++i)
        if (const QWidget* widget = m_lines->itemAt(i)->widget(); widget && widget->hasFocus())
            focused = i;
    while (QLayoutItem* item = m_lines->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    if (lines.empty()) {
        auto* label = new QLabel(none);
        label->setWordWrap(true);
        m_lines->addWidget(label);
    }
    for (Line& line : lines) {
        auto* button = new LineButton(std::move(line));
        connect(button, &QAbstractButton::clicked, button, [button] { button->open(); });
        m_lines->addWidget(button);
    }
    if (focused >= 0 && focused < m_lines->count())
        m_lines->itemAt(focused)->widget()->setFocus(Qt::OtherFocusReason);
}

void SummaryCard::paintEvent(QPaintEvent*)
{
    const auto& tokens = theme::ActiveTheme::instance().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.line2, 1));
    painter.setBrush(tokens.groundLane);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kRadiusSheet,
                            metrics::kRadiusSheet);
}

} // namespace netatlas::views::home
