// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/icons/icon.h"
#include "views/theme/metrics.h"
#include "views/widgets/paint/strokes.h"
#include "views/widgets/style/netatlas_style.h"
#include "views/widgets/style/style_parts.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOption>

namespace netatlas::views::widgets {

namespace metrics = theme::metrics;
using paint::Box;
using paint::paintBox;
using theme::Icon;

namespace {

void drawFocusRect(const QStyleOption& option, QPainter& painter)
{
    // Selection fills the row; the dotted line inside tells focus from it.
    if (has(option, QStyle::State_Selected))
        paintBox(painter, option.rect.adjusted(1, 1, -1, -1),
                 {.line = tokens().accent, .radius = 2.0, .dash = paint::Dash::Dotted});
    else
        paintBox(painter, option.rect, {.line = tokens().accent, .width = 2.0, .radius = 2.0});
}

void drawField(const QStyleOption& option, QPainter& painter, const QWidget* widget)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    Box box{.ground = isEnabled ? tokens().groundPanel : tokens().groundWindow,
            .line = isEnabled ? tokens().line3 : tokens().line2,
            .width = double(tokens().lineWidth)};
    if (has(option, QStyle::State_HasFocus)) {
        box.line = tokens().accent;
        box.width = metrics::kLineStrong;
    } else if (isWrong(widget)) {
        box.line = tokens().error;
    }
    paintBox(painter, option.rect, box);
}

void drawCheck(const QStyleOption& option, QPainter& painter)
{
    const bool isOn = has(option, QStyle::State_On);
    const bool isPart = has(option, QStyle::State_NoChange);
    const bool isEnabled = has(option, QStyle::State_Enabled);
    Box box{.ground = tokens().groundPanel,
            .line = tokens().line3,
            .width = double(tokens().lineWidth),
            .radius = double(metrics::kRadiusMachine)};
    if (isOn || isPart) {
        box.ground = isEnabled ? tokens().accent : tokens().textOff;
        box.line = box.ground;
    } else if (!isEnabled) {
        box.line = tokens().line2;
    }
    const QRectF rect(option.rect);
    paintBox(painter, rect, box);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    const double side = rect.width();
    painter.setPen(
        QPen(tokens().accentText, side / 8.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](double x, double y) { return rect.topLeft() + QPointF(x, y) * side; };
    if (isPart)
        painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
    else if (isOn)
        painter.drawPolyline(QPolygonF{{at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.32)}});
    painter.restore();
}

void drawRadio(const QStyleOption& option, QPainter& painter)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isOn = has(option, QStyle::State_On);
    const QRectF rect(option.rect);
    const QColor on = isEnabled ? tokens().accent : tokens().textOff;
    Box ring{.ground = tokens().groundPanel,
             .line = isEnabled ? tokens().line3 : tokens().line2,
             .width = double(tokens().lineWidth),
             .radius = rect.width() / 2.0};
    if (isOn) {
        // A thick ring with a hole reads as "on" without any colour.
        ring.ground = on;
        ring.line = on;
    }
    paintBox(painter, rect, ring);
    if (isOn) {
        const double inset = rect.width() * 0.31;
        const QRectF hole = rect.adjusted(inset, inset, -inset, -inset);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens().groundPanel);
        painter.drawEllipse(hole);
        painter.restore();
    }
}

void drawButton(const QStyleOption& option, QPainter& painter, ButtonKind kind)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isDown = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const bool isHovered = has(option, QStyle::State_MouseOver) && isEnabled;
    Box box{.width = double(tokens().lineWidth)};
    if (kind == ButtonKind::Primary && isEnabled) {
        box.ground = tokens().accent;
        if (isDown)
            box.ground = theme::blend(tokens().accent, tokens().text1, 0.85);
        else if (isHovered)
            box.ground = theme::blend(tokens().accent, tokens().text1, 0.93);
    } else if (kind == ButtonKind::Plain) {
        if (isDown)
            box.ground = tokens().select;
        else if (isHovered)
            box.ground = tokens().hover;
    } else {
        box.ground = isEnabled ? tokens().groundPanel : tokens().groundWindow;
        box.line = tokens().line2;
        if (isDown)
            box.ground = tokens().select;
        else if (isHovered)
            box.ground = tokens().hover;
    }
    const QRectF rect(option.rect);
    if (!showsFocus(option)) {
        paintBox(painter, rect, box);
        return;
    }
    // The ring stays inside the widget; the gap keeps it visible on accent.
    if (kind == ButtonKind::Primary)
        paintBox(painter, rect.adjusted(3, 3, -3, -3), {.ground = box.ground, .radius = 2.0});
    else
        paintBox(painter, rect, {.ground = box.ground});
    paintBox(painter, rect,
             {.line = tokens().accent, .width = double(metrics::kLineStrong), .radius = 5.0});
}

void drawToolPanel(const QStyleOption& option, QPainter& painter)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    Box box;
    if (has(option, QStyle::State_On) || has(option, QStyle::State_Sunken))
        box.ground = tokens().select;
    else if (has(option, QStyle::State_MouseOver) && isEnabled)
        box.ground = tokens().hover;
    if (box.ground.isValid())
        paintBox(painter, option.rect, box);
    if (showsFocus(option))
        paintBox(painter, option.rect,
                 {.line = tokens().accent, .width = double(metrics::kLineStrong)});
}

void drawRowGround(const QStyleOptionViewItem& item, QPainter& painter)
{
    if (has(item, QStyle::State_Selected))
        painter.fillRect(item.rect, tokens().select);
    else if (has(item, QStyle::State_MouseOver) && has(item, QStyle::State_Enabled))
        painter.fillRect(item.rect, tokens().hover);
    else if (item.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(item.rect, item.backgroundBrush);
}

void drawBranch(const QStyleOption& option, QPainter& painter)
{
    if (!has(option, QStyle::State_Children))
        return;
    const bool isRightToLeft = option.direction == Qt::RightToLeft;
    Icon icon = isRightToLeft ? Icon::ChevronLeft : Icon::ChevronRight;
    if (has(option, QStyle::State_Open))
        icon = Icon::ChevronDown;
    QRectF place(0, 0, scaled(metrics::kChevron), scaled(metrics::kChevron));
    place.moveCenter(QRectF(option.rect).center());
    theme::paintIcon(painter, place, icon, tokens().text3);
}

void drawArrow(const QStyleOption& option, QPainter& painter, Icon icon)
{
    QRectF place(0, 0, scaled(metrics::kChevron), scaled(metrics::kChevron));
    place.moveCenter(QRectF(option.rect).center());
    const bool isEnabled = has(option, QStyle::State_Enabled);
    theme::paintIcon(painter, place, icon, isEnabled ? tokens().text3 : tokens().textOff);
}

} // namespace

void drawChevron(QPainter& painter, const QRect& rect, const QStyleOption& option)
{
    QStyleOption inside = option;
    inside.rect = rect;
    drawArrow(inside, painter, Icon::ChevronDown);
}

void NetatlasStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                                  QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_FrameFocusRect: drawFocusRect(*option, *painter); return;
    case PE_PanelLineEdit:
        // Fields inside spin boxes and editable boxes have no frame of their own.
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->lineWidth == 0)
            return;
        drawField(*option, *painter, widget);
        return;
    case PE_FrameLineEdit: return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: drawCheck(*option, *painter); return;
    case PE_IndicatorRadioButton: drawRadio(*option, *painter); return;
    case PE_PanelButtonCommand:
    case PE_PanelButtonBevel: drawButton(*option, *painter, buttonKind(widget)); return;
    case PE_PanelButtonTool: drawToolPanel(*option, *painter); return;
    case PE_FrameDefaultButton:
    case PE_FrameButtonTool:
    case PE_FrameTabWidget:
    case PE_FrameDockWidget:
    case PE_FrameStatusBarItem:
    case PE_PanelToolBar: return;
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option))
            drawRowGround(*item, *painter);
        return;
    case PE_IndicatorBranch: drawBranch(*option, *painter); return;
    case PE_IndicatorArrowDown: drawArrow(*option, *painter, Icon::ChevronDown); return;
    case PE_IndicatorArrowUp: drawArrow(*option, *painter, Icon::ChevronUp); return;
    case PE_IndicatorArrowLeft: drawArrow(*option, *painter, Icon::ChevronLeft); return;
    case PE_IndicatorArrowRight: drawArrow(*option, *painter, Icon::ChevronRight); return;
    case PE_IndicatorHeaderArrow:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            const bool isUp = header->sortIndicator == QStyleOptionHeader::SortUp;
            QStyleOptionHeader middle = *header;
            // The base places the arrow from the top, as if it were a small one.
            if (widget && header->orientation == Qt::Horizontal)
                middle.rect.moveTop((widget->height() - header->rect.height()) / 2);
            drawArrow(middle, *painter, isUp ? Icon::ChevronUp : Icon::ChevronDown);
        }
        return;
    case PE_PanelTipLabel:
        paintBox(*painter, option->rect,
                 {.ground = tokens().groundTip,
                  .line = tokens().line3,
                  .width = double(tokens().lineWidth),
                  .radius = 0.0});
        return;
    case PE_PanelMenu: painter->fillRect(option->rect, tokens().groundPanel); return;
    case PE_FrameMenu:
        paintBox(*painter, option->rect,
                 {.line = tokens().line3, .width = double(tokens().lineWidth), .radius = 0.0});
        return;
    case PE_Frame:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->lineWidth > 0)
            paintBox(*painter, option->rect,
                     {.line = tokens().line2, .width = double(tokens().lineWidth), .radius = 0.0});
        return;
    case PE_FrameGroupBox:
        paintBox(*painter, option->rect,
                 {.line = tokens().line2, .width = double(tokens().lineWidth)});
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            tokens().line1);
        return;
    case PE_IndicatorToolBarSeparator: {
        const int x = option->rect.center().x();
        const int y = option->rect.center().y() - metrics::kIcon / 2;
        painter->fillRect(QRect(x, y, 1, metrics::kIcon), tokens().line2);
        return;
    }
    case PE_IndicatorDockWidgetResizeHandle:
        painter->fillRect(option->rect, tokens().line2);
        return;
    case PE_IndicatorTabClose: {
        QRectF place(0, 0, scaled(metrics::kCloseIcon), scaled(metrics::kCloseIcon));
        place.moveCenter(QRectF(option->rect).center());
        if (has(*option, State_MouseOver))
            paintBox(*painter, option->rect, {.ground = tokens().hover});
        theme::paintIcon(*painter, place, Icon::Close, tokens().text3);
        return;
    }
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

} // namespace netatlas::views::widgets
