// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/empty_state.h"

#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/style/netatlas_style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace netatlas::views::widgets {

namespace metrics = theme::metrics;

EmptyState::EmptyState(theme::Icon icon, const QString& line, const QString& sentence,
                       QWidget* parent)
    : QScrollArea(parent)
    , m_icon(icon)
    , m_block(new QWidget)
    , m_picture(new QLabel(m_block))
    , m_line(new QLabel(line, m_block))
    , m_sentence(new QLabel(sentence, m_block))
    , m_primary(new QPushButton(m_block))
    , m_second(new QPushButton(m_block))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    auto* ground = new QWidget;
    m_block->setParent(ground);
    setWidget(ground);
    ground->setAutoFillBackground(false);
    setButtonKind(m_primary, ButtonKind::Primary);
    setButtonKind(m_second, ButtonKind::Framed);
    for (QLabel* label : {m_picture, m_line, m_sentence}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(label != m_picture);
    }
    m_primary->hide();
    m_second->hide();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kSpace2);
    buttons->addStretch(1);
    buttons->addWidget(m_primary);
    buttons->addWidget(m_second);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(m_block);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kSpace2);
    layout->addWidget(m_picture);
    layout->addWidget(m_line);
    layout->addWidget(m_sentence);
    layout->addSpacing(metrics::kSpace2);
    layout->addLayout(buttons);
    connect(&theme::ActiveTheme::instance(), &theme::ActiveTheme::changed, this,
            &EmptyState::applyTheme);
    applyTheme();
}

void EmptyState::setLine(const QString& line)
{
    m_line->setText(line);
    place();
}

void EmptyState::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
    place();
}

QPushButton* EmptyState::setPrimary(const QString& text)
{
    m_primary->setText(text);
    m_primary->setVisible(!text.isEmpty());
    place();
    return m_primary;
}

QPushButton* EmptyState::setSecond(const QString& text)
{
    m_second->setText(text);
    m_second->setVisible(!text.isEmpty());
    place();
    return m_second;
}

void EmptyState::applyTheme()
{
    const theme::Theme& look = theme::ActiveTheme::instance().theme();
    m_picture->setPixmap(QPixmap::fromImage(theme::iconImage(
        m_icon, look.fonts.scaled(metrics::kIconEmpty), look.tokens.text3, devicePixelRatioF())));
    m_line->setFont(look.fonts.of(theme::TextRole::Page));
    m_sentence->setFont(look.fonts.of(theme::TextRole::Body));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, look.tokens.text2);
    m_sentence->setPalette(quiet);
    place();
}

void EmptyState::place()
{
    // Else the row of buttons counts as it was before one of them was shown.
    m_block->layout()->invalidate();
    m_block->layout()->activate();
    const int most = theme::ActiveTheme::instance().fonts().scaled(metrics::kEmptyStateWidth);
    const int bar = verticalScrollBar()->sizeHint().width();
    const int width = std::min(most, this->width() - 2 * metrics::kSpace4 - bar);
    const int height = std::max(m_block->heightForWidth(width), m_block->sizeHint().height());
    const int top = std::max(0, static_cast<int>(this->height() * 0.4) - height / 2);
    const int ground = std::max(this->height(), height + metrics::kSpace2);
    widget()->resize(this->width() - (ground > this->height() ? bar : 0), ground);
    m_block->setGeometry((this->width() - width) / 2, top, width, height);
}

void EmptyState::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    place();
}

void EmptyState::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        place();
}

} // namespace netatlas::views::widgets
