// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/announce_label.h"

#include "views/theme/theme.h"
#include "views/widgets/paint/text.h"

#include <QAccessible>
#include <QPainter>

namespace netatlas::views::widgets {

AnnounceLabel::AnnounceLabel(QWidget* parent) : QLabel(parent)
{
    setObjectName(QStringLiteral("label.announce"));
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void AnnounceLabel::announce(const QString& sentence)
{
    setText(sentence);
    setToolTip(sentence);
    setAccessibleName(sentence);
    if (sentence.isEmpty())
        return;
    QAccessibleEvent named(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&named);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QSize AnnounceLabel::minimumSizeHint() const
{
    return {0, QLabel::minimumSizeHint().height()};
}

void AnnounceLabel::paintEvent(QPaintEvent*)
{
    // A long sentence is cut here and whole in the tooltip; it must not widen the window.
    const theme::Theme& look = theme::ActiveTheme::instance().theme();
    QPainter painter(this);
    const bool isLeft = layoutDirection() == Qt::LeftToRight;
    paint::paintText(painter, contentsRect(), text(), look.fonts.of(theme::TextRole::Small),
                     look.tokens.text2, isLeft ? paint::Align::Left : paint::Align::Right);
}

} // namespace netatlas::views::widgets
