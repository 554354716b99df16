// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/icons/icon.h"
#include "views/theme/metrics.h"
#include "views/widgets/paint/strokes.h"
#include "views/widgets/paint/text.h"
#include "views/widgets/style/netatlas_style.h"
#include "views/widgets/style/style_parts.h"

#include <QPainter>
#include <QStyleOption>

namespace netatlas::views::widgets {

namespace metrics = theme::metrics;
using paint::Box;
using paint::paintBox;
using theme::Icon;

void NetatlasStyle::drawToolButton(const QStyleOptionToolButton& button, QPainter& painter,
                                   const QWidget* widget) const
{
    drawPrimitive(PE_PanelButtonTool, &button, &painter, nullptr);
    const bool hasText = !button.text.isEmpty() && button.toolButtonStyle != Qt::ToolButtonIconOnly;
    const bool hasIcon = !button.icon.isNull() && button.toolButtonStyle != Qt::ToolButtonTextOnly;
    const bool hasMenu = button.features & QStyleOptionToolButton::HasMenu;
    const bool isOn = has(button, State_On);
    const bool isEnabled = has(button, State_Enabled);
    QRect inner = button.rect;
    const auto visual = [&](const QRect& rect) {
        return visualRect(button.direction, button.rect, rect);
    };
    if (hasMenu) {
        const QRect arrow(inner.right() - scaled(metrics::kChevron) - metrics::kSpace1, inner.top(),
                          scaled(metrics::kChevron), inner.height());
        drawChevron(painter, visual(arrow), button);
        inner.setRight(arrow.left() - metrics::kSpace1);
    }
    const int padding = hasText ? metrics::kControlPadding : 0;
    inner.adjust(padding, 0, hasMenu ? 0 : -padding, 0);
    if (hasIcon) {
        const int side = button.iconSize.width();
        QRect place(inner.left(), inner.top() + (inner.height() - side) / 2, side, side);
        if (!hasText && !hasMenu)
            place.moveLeft(inner.left() + (inner.width() - side) / 2);
        else if (!hasText)
            place.moveLeft(inner.left() + metrics::kSpace1);
        button.icon.paint(&painter, visual(place), Qt::AlignCenter,
                          isEnabled ? QIcon::Normal : QIcon::Disabled,
                          isOn ? QIcon::On : QIcon::Off);
        inner.setLeft(place.right() + 1 + metrics::kIconTextGap);
    } else if (!hasText && button.arrowType != Qt::NoArrow) {
        drawChevron(painter, inner, button);
    }
    if (!hasText)
        return;
    QFont font = button.font;
    if (isOn)
        font.setWeight(QFont::Medium);
    const bool isAction = buttonKind(widget) == ButtonKind::Plain;
    QColor ink = isOn || isAction ? tokens().accent : tokens().text1;
    if (!isEnabled)
        ink = tokens().textOff;
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(visual(inner),
                     Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextHideMnemonic |
                         visualAlignment(button.direction, Qt::AlignLeft),
                     button.text);
}

void NetatlasStyle::drawComboBox(const QStyleOptionComboBox& box, QPainter& painter,
                                 const QWidget* widget) const
{
    const bool isEnabled = has(box, State_Enabled);
    Box frame{.ground = isEnabled ? tokens().groundPanel : tokens().groundWindow,
              .line = box.editable && isEnabled ? tokens().line3 : tokens().line2,
              .width = double(tokens().lineWidth)};
    if (has(box, State_MouseOver) && isEnabled && !box.editable)
        frame.line = tokens().line3;
    if (isWrong(widget))
        frame.line = tokens().error;
    if (has(box, State_HasFocus)) {
        frame.line = tokens().accent;
        frame.width = metrics::kLineStrong;
    }
    if (box.frame)
        paintBox(painter, box.rect, frame);
    const QRect arrow = subControlRect(CC_ComboBox, &box, SC_ComboBoxArrow, widget);
    drawChevron(painter, arrow.adjusted(0, 0, -metrics::kSpace1, 0), box);
}

void NetatlasStyle::drawSpinBox(const QStyleOptionSpinBox& box, QPainter& painter,
                                const QWidget* widget) const
{
    if (box.frame) {
        QStyleOptionFrame frame;
        frame.QStyleOption::operator=(box);
        frame.lineWidth = 1;
        drawPrimitive(PE_PanelLineEdit, &frame, &painter, widget);
    }
    if (box.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](SubControl part, Icon icon, QAbstractSpinBox::StepEnabledFlag flag) {
        const QRect rect = subControlRect(CC_SpinBox, &box, part, widget);
        const bool isOn = has(box, State_Enabled) && (box.stepEnabled & flag);
        if (isOn && box.activeSubControls == part && has(box, State_MouseOver))
            paintBox(painter, rect.adjusted(0, 0, -1, 0),
                     {.ground = tokens().hover, .radius = 2.0});
        QRectF place(0, 0, scaled(10), scaled(10));
        place.moveCenter(QRectF(rect).center());
        theme::paintIcon(painter, place, icon, isOn ? tokens().text2 : tokens().textOff);
    };
    arrow(SC_SpinBoxUp, Icon::ChevronUp, QAbstractSpinBox::StepUpEnabled);
    arrow(SC_SpinBoxDown, Icon::ChevronDown, QAbstractSpinBox::StepDownEnabled);
}

void NetatlasStyle::drawSlider(const QStyleOptionSlider& slider, QPainter& painter,
                               const QWidget* widget) const
{
    const QRectF handle = QProxyStyle::subControlRect(CC_Slider, &slider, SC_SliderHandle, widget);
    const QRectF rect(slider.rect);
    const bool isLevel = slider.orientation == Qt::Horizontal;
    const bool isEnabled = has(slider, State_Enabled);
    const QColor on = isEnabled ? tokens().accent : tokens().textOff;
    constexpr double kTrack = 3.0;
    QRectF track = isLevel
                       ? QRectF(rect.left(), rect.center().y() - kTrack / 2, rect.width(), kTrack)
                       : QRectF(rect.center().x() - kTrack / 2, rect.top(), kTrack, rect.height());
    paintBox(painter, track, {.ground = tokens().line2, .radius = kTrack / 2});
    QRectF filled = track;
    if (isLevel && slider.upsideDown)
        filled.setLeft(handle.center().x());
    else if (isLevel)
        filled.setRight(handle.center().x());
    else if (slider.upsideDown)
        filled.setTop(handle.center().y());
    else
        filled.setBottom(handle.center().y());
    paintBox(painter, filled, {.ground = on, .radius = kTrack / 2});
    QRectF knob(0, 0, scaled(metrics::kZoomKnob), scaled(metrics::kZoomKnob));
    knob.moveCenter(handle.center());
    paintBox(painter, knob,
             {.ground = tokens().groundPanel,
              .line = on,
              .width = double(metrics::kLineStrong),
              .radius = scaled(metrics::kZoomKnob) / 2.0});
    if (showsFocus(slider))
        paintBox(painter, knob.adjusted(-4, -4, 4, 4),
                 {.line = tokens().accent, .width = double(metrics::kLineStrong), .radius = 10.0});
}

void NetatlasStyle::drawScrollBar(const QStyleOptionSlider& bar, QPainter& painter,
                                  const QWidget* widget) const
{
    painter.fillRect(bar.rect, bar.palette.color(QPalette::Base));
    if (bar.maximum <= bar.minimum)
        return;
    const QRect slider = subControlRect(CC_ScrollBar, &bar, SC_ScrollBarSlider, widget);
    const bool isActive = has(bar, State_MouseOver) || has(bar, State_Sunken);
    const bool isLevel = bar.orientation == Qt::Horizontal;
    const QRectF thumb =
        isLevel ? QRectF(slider).adjusted(1, 2, -1, -2) : QRectF(slider).adjusted(2, 1, -2, -1);
    paintBox(painter, thumb, {.ground = isActive ? tokens().line3 : tokens().line2, .radius = 3.0});
}

void NetatlasStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                       QPainter* painter, const QWidget* widget) const
{
    switch (control) {
    case CC_ToolButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option))
            drawToolButton(*button, *painter, widget);
        return;
    case CC_ComboBox:
        if (const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option))
            drawComboBox(*box, *painter, widget);
        return;
    case CC_SpinBox:
        if (const auto* box = qstyleoption_cast<const QStyleOptionSpinBox*>(option))
            drawSpinBox(*box, *painter, widget);
        return;
    case CC_Slider:
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            drawSlider(*slider, *painter, widget);
        return;
    case CC_ScrollBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option))
            drawScrollBar(*bar, *painter, widget);
        return;
    default: QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace netatlas::views::widgets
