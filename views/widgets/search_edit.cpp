// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/search_edit.h"

#include "views/theme/metrics.h"
#include "views/widgets/look.h"
#include "views/widgets/paint/text.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <cmath>

namespace netatlas::views::widgets {

namespace metrics = theme::metrics;

SearchEdit::SearchEdit(theme::Icon icon, const QString& placeholder, QWidget* parent)
    : QLineEdit(parent)
    , m_clear(
          new QAction(theme::icon(theme::Icon::Close, &theme::Tokens::text3), tr("Clear"), this))
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    addAction(theme::icon(icon, &theme::Tokens::text3), QLineEdit::LeadingPosition);
    addAction(m_clear, QLineEdit::TrailingPosition);
    m_clear->setVisible(false);
    connect(m_clear, &QAction::triggered, this, [this] {
        clear();
        setFocus();
    });
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_clear->setVisible(!text.isEmpty());
        makeRoom();
    });
}

void SearchEdit::setShortcutHint(const QKeySequence& keys)
{
    m_hint = keys.toString(QKeySequence::NativeText);
    makeRoom();
    update();
}

QSize SearchEdit::sizeHint() const
{
    return {look().fonts.scaled(metrics::kFilterWidth), QLineEdit::sizeHint().height()};
}

void SearchEdit::makeRoom()
{
    const bool showsHint = text().isEmpty() && !m_hint.isEmpty();
    const double width = paint::textWidth(m_hint, look().fonts.of(theme::TextRole::Caption));
    setTextMargins(0, 0, showsHint ? int(std::ceil(width)) + metrics::kSpace2 : 0, 0);
}

void SearchEdit::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || m_hint.isEmpty())
        return;
    QPainter painter(this);
    const QRect inner = rect().adjusted(metrics::kSpace2, 0, -metrics::kSpace2, 0);
    const bool isLeft = layoutDirection() == Qt::LeftToRight;
    paint::paintText(painter, inner, m_hint, look().fonts.of(theme::TextRole::Caption),
                     look().tokens.text3, isLeft ? paint::Align::Right : paint::Align::Left,
                     paint::Elide::Never);
}

void SearchEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    if (text().isEmpty())
        Q_EMIT left();
    else
        clear();
}

} // namespace netatlas::views::widgets
