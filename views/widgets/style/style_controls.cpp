// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/icons/icon.h"
#include "views/theme/metrics.h"
#include "views/widgets/paint/strokes.h"
#include "views/widgets/paint/text.h"
#include "views/widgets/paint/use_bar.h"
#include "views/widgets/style/netatlas_style.h"
#include "views/widgets/style/style_parts.h"

#include <QPainter>
#include <QPushButton>
#include <QStyleOption>

namespace netatlas::views::widgets {

namespace metrics = theme::metrics;
using paint::Align;
using paint::Box;
using paint::Elide;
using paint::paintBox;
using theme::Icon;
using theme::TextRole;
using theme::TextWeight;

namespace {

QIcon::Mode modeOf(const QStyleOption& option)
{
    return has(option, QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled;
}

QRect centred(const QRect& rect, int side)
{
    return QRect(rect.left() + (rect.width() - side) / 2, rect.top() + (rect.height() - side) / 2,
                 side, side);
}

int mnemonicFlags(const QStyle& style, const QStyleOption& option, const QWidget* widget)
{
    const bool isShown = style.styleHint(QStyle::SH_UnderlineShortcut, &option, widget);
    return isShown ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
}

void drawMenuMark(const QStyleOptionMenuItem& item, const QRect& place, QPainter& painter)
{
    if (item.checkType != QStyleOptionMenuItem::NotCheckable && item.checked)
        theme::paintIcon(painter, place, Icon::Tick,
                         has(item, QStyle::State_Enabled) ? tokens().accent : tokens().textOff);
    else if (!item.icon.isNull())
        item.icon.paint(&painter, place, Qt::AlignCenter, modeOf(item));
}

void drawProgress(const QStyleOptionProgressBar& bar, QPainter& painter)
{
    QRectF rect(bar.rect);
    rect.setHeight(metrics::kProgress);
    rect.moveCenter(QRectF(bar.rect).center());
    const double range = double(bar.maximum) - bar.minimum;
    const double share = range > 0 ? (double(bar.progress) - bar.minimum) / range : 0.0;
    paint::paintProgressBar(painter, rect, share, tokens());
}

} // namespace

void NetatlasStyle::drawMenuItem(const QStyleOptionMenuItem& item, QPainter& painter) const
{
    painter.fillRect(item.rect, tokens().groundPanel);
    if (item.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(item.rect.left() + metrics::kSpace2, item.rect.center().y(),
                               item.rect.width() - 2 * metrics::kSpace2, 1),
                         tokens().line1);
        return;
    }
    const bool isEnabled = has(item, State_Enabled);
    if (has(item, State_Selected)) {
        const QRectF row = QRectF(item.rect).adjusted(metrics::kSpace1, 0, -metrics::kSpace1, 0);
        paintBox(painter, row, {.ground = isEnabled ? tokens().select : tokens().hover});
    }
    const auto visual = [&](const QRect& rect) {
        return visualRect(item.direction, item.rect, rect);
    };
    QRect mark(item.rect.left() + metrics::kSpace3, 0, scaled(metrics::kIcon),
               scaled(metrics::kIcon));
    mark.moveTop(item.rect.top() + (item.rect.height() - scaled(metrics::kIcon)) / 2);
    drawMenuMark(item, visual(mark), painter);
    QRect text = item.rect.adjusted(mark.right() + metrics::kSpace2 + 1 - item.rect.left(), 0,
                                    -metrics::kSpace6, 0);
    const QStringList parts = item.text.split(QLatin1Char('\t'));
    painter.setFont(item.font);
    painter.setPen(isEnabled ? tokens().text1 : tokens().textOff);
    painter.drawText(visual(text),
                     Qt::AlignVCenter | Qt::TextSingleLine |
                         visualAlignment(item.direction, Qt::AlignLeft) | Qt::TextShowMnemonic,
                     parts.first());
    if (parts.size() > 1) {
        painter.setPen(isEnabled ? tokens().text3 : tokens().textOff);
        painter.drawText(visual(text),
                         Qt::AlignVCenter | Qt::TextSingleLine |
                             visualAlignment(item.direction, Qt::AlignRight),
                         parts.at(1));
    }
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu) {
        QRect arrow = centred(item.rect, scaled(metrics::kChevron));
        arrow.moveLeft(item.rect.right() - scaled(metrics::kChevron) - metrics::kSpace1);
        const bool isRightToLeft = item.direction == Qt::RightToLeft;
        theme::paintIcon(painter, visual(arrow),
                         isRightToLeft ? Icon::ChevronLeft : Icon::ChevronRight,
                         isEnabled ? tokens().text3 : tokens().textOff);
    }
}

void NetatlasStyle::drawTabLabel(const QStyleOptionTab& tab, QPainter& painter) const
{
    const bool isOn = has(tab, State_Selected);
    const bool isEnabled = has(tab, State_Enabled);
    QRect inner = tab.rect.adjusted(metrics::kTabPadding, 0, -metrics::kTabPadding, 0);
    inner.adjust(tab.leftButtonSize.width(), 0, -tab.rightButtonSize.width(), 0);
    if (!tab.icon.isNull()) {
        QRect place = centred(inner, scaled(metrics::kIconRow));
        place.moveLeft(inner.left());
        tab.icon.paint(&painter, visualRect(tab.direction, tab.rect, place), Qt::AlignCenter,
                       modeOf(tab));
        inner.setLeft(place.right() + 1 + metrics::kIconTextGap);
    }
    QColor ink = isOn ? tokens().text1 : tokens().text2;
    if (!isEnabled)
        ink = tokens().textOff;
    painter.setFont(fonts().of(TextRole::Small, isOn ? TextWeight::Strong : TextWeight::Regular));
    painter.setPen(ink);
    painter.drawText(visualRect(tab.direction, tab.rect, inner),
                     Qt::AlignVCenter | Qt::TextSingleLine |
                         visualAlignment(tab.direction, Qt::AlignLeft) |
                         mnemonicFlags(*this, tab, nullptr),
                     tab.text);
    if (isOn)
        painter.fillRect(QRect(tab.rect.left() + metrics::kTabPadding, tab.rect.bottom() - 1,
                               tab.rect.width() - 2 * metrics::kTabPadding, 2),
                         tokens().accent);
    if (showsFocus(tab))
        paintBox(painter, tab.rect.adjusted(2, 3, -2, -3),
                 {.line = tokens().accent, .width = double(metrics::kLineStrong)});
}

void NetatlasStyle::drawHeaderSection(const QStyleOptionHeader& header, QPainter& painter) const
{
    painter.fillRect(header.rect, tokens().groundPanel);
    if (has(header, State_MouseOver) && has(header, State_Enabled))
        painter.fillRect(header.rect, tokens().hover);
    if (header.orientation == Qt::Horizontal)
        painter.fillRect(QRect(header.rect.left(), header.rect.bottom(), header.rect.width(), 1),
                         tokens().line1);
}

void NetatlasStyle::drawHeaderLabel(const QStyleOptionHeader& header, QPainter& painter) const
{
    // The base has already taken the margin and the arrow off.
    const QFont font = fonts().of(TextRole::Caption, TextWeight::Medium);
    const bool isRight = header.textAlignment & Qt::AlignRight;
    paint::paintText(painter, header.rect, header.text, font,
                     has(header, State_Enabled) ? tokens().text3 : tokens().textOff,
                     isRight ? Align::Right : Align::Left, Elide::End);
}

/// The base knows no other gap than its own.
void NetatlasStyle::drawIconAndText(const QStyleOptionButton& button, QPainter& painter,
                                    const QWidget* widget) const
{
    const int text = button.fontMetrics.size(Qt::TextShowMnemonic, button.text).width();
    const int wanted = button.iconSize.width() + metrics::kIconTextGap + text;
    QRect content = button.rect.adjusted(metrics::kSpace1, 0, -metrics::kSpace1, 0);
    content.setLeft(content.left() + std::max(0, (content.width() - wanted) / 2));
    QRect icon = content;
    icon.setWidth(button.iconSize.width());
    QRect words = content;
    words.setLeft(icon.right() + 1 + metrics::kIconTextGap);
    const bool isEnabled = has(button, State_Enabled);
    button.icon.paint(&painter, visualRect(button.direction, button.rect, icon), Qt::AlignCenter,
                      isEnabled ? QIcon::Normal : QIcon::Disabled,
                      has(button, State_On) ? QIcon::On : QIcon::Off);
    drawItemText(&painter, visualRect(button.direction, button.rect, words),
                 int(Qt::AlignVCenter | QStyle::visualAlignment(button.direction, Qt::AlignLeft)) |
                     mnemonicFlags(*this, button, widget),
                 button.palette, isEnabled, button.text, QPalette::ButtonText);
}

void NetatlasStyle::drawControl(ControlElement element, const QStyleOption* option,
                                QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case CE_PushButton:
        // Without the inner focus line of the base: the ring is part of the panel.
        drawControl(CE_PushButtonBevel, option, painter, widget);
        drawControl(CE_PushButtonLabel, option, painter, widget);
        return;
    case CE_PushButtonBevel: drawPrimitive(PE_PanelButtonCommand, option, painter, widget); return;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton label = *button;
            label.features &= ~QStyleOptionButton::DefaultButton;
            if (buttonKind(widget) == ButtonKind::Primary && has(label, State_Enabled))
                label.palette.setColor(QPalette::ButtonText, tokens().accentText);
            else if (buttonKind(widget) == ButtonKind::Plain && has(label, State_Enabled))
                label.palette.setColor(QPalette::ButtonText, tokens().accent);
            if (label.icon.isNull() || label.text.isEmpty())
                QProxyStyle::drawControl(element, &label, painter, widget);
            else
                drawIconAndText(label, *painter, widget);
        }
        return;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            drawMenuItem(*item, *painter);
        return;
    case CE_MenuEmptyArea: painter->fillRect(option->rect, tokens().groundPanel); return;
    case CE_ToolBar:
    case CE_MenuBarEmptyArea: painter->fillRect(option->rect, tokens().groundWindow); return;
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            painter->fillRect(item->rect, tokens().groundWindow);
            if (has(*item, State_Selected) || has(*item, State_Sunken))
                paintBox(*painter, QRectF(item->rect).adjusted(0, 2, 0, -2),
                         {.ground = has(*item, State_Sunken) ? tokens().select : tokens().hover});
            painter->setPen(inkOf(*item));
            painter->drawText(item->rect,
                              Qt::AlignCenter | Qt::TextSingleLine |
                                  mnemonicFlags(*this, *item, widget),
                              item->text);
        }
        return;
    case CE_TabBarTabShape:
        if (has(*option, State_MouseOver) && !has(*option, State_Selected))
            painter->fillRect(option->rect, tokens().hover);
        return;
    case CE_TabBarTabLabel:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            drawTabLabel(*tab, *painter);
        return;
    case CE_HeaderSection:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            drawHeaderSection(*header, *painter);
        return;
    case CE_HeaderEmptyArea: {
        painter->fillRect(option->rect, tokens().groundPanel);
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            tokens().line1);
        return;
    }
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            drawHeaderLabel(*header, *painter);
        return;
    case CE_ProgressBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            drawProgress(*bar, *painter);
        return;
    case CE_Splitter: painter->fillRect(option->rect, tokens().line2); return;
    case CE_RubberBand:
        paintBox(*painter, option->rect, {.line = tokens().accent, .radius = 0.0});
        return;
    case CE_ShapedFrame:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
            const QPoint middle = frame->rect.center();
            const bool isLevel = frame->frameShape == QFrame::HLine;
            painter->fillRect(isLevel
                                  ? QRect(frame->rect.left(), middle.y(), frame->rect.width(), 1)
                                  : QRect(middle.x(), frame->rect.top(), 1, frame->rect.height()),
                              tokens().line1);
            return;
        }
        break;
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

} // namespace netatlas::views::widgets
