// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/metrics.h"
#include "views/widgets/style/netatlas_style.h"
#include "views/widgets/style/style_parts.h"

#include <QFontMetrics>
#include <QStyleOption>

#include <algorithm>
#include <optional>

namespace netatlas::views::widgets {

namespace metrics = theme::metrics;

namespace {

std::optional<int> fixedMetric(QStyle::PixelMetric metric)
{
    switch (metric) {
    case QStyle::PM_DefaultFrameWidth:
    case QStyle::PM_SplitterWidth:
    case QStyle::PM_DockWidgetSeparatorExtent:
    case QStyle::PM_MenuPanelWidth:
    case QStyle::PM_ComboBoxFrameWidth:
    case QStyle::PM_SpinBoxFrameWidth: return metrics::kSplitter;
    case QStyle::PM_ButtonShiftHorizontal:
    case QStyle::PM_ButtonShiftVertical:
    case QStyle::PM_ButtonDefaultIndicator:
    case QStyle::PM_DockWidgetFrameWidth:
    case QStyle::PM_MenuBarPanelWidth:
    case QStyle::PM_MenuBarItemSpacing:
    case QStyle::PM_MenuBarVMargin:
    case QStyle::PM_MenuHMargin:
    case QStyle::PM_ToolBarFrameWidth:
    case QStyle::PM_TabBarBaseOverlap:
    case QStyle::PM_TabBarTabOverlap:
    case QStyle::PM_TabBarTabShiftHorizontal:
    case QStyle::PM_TabBarTabShiftVertical:
    case QStyle::PM_ScrollView_ScrollBarSpacing: return 0;
    case QStyle::PM_MenuVMargin:
    case QStyle::PM_MenuBarHMargin:
    case QStyle::PM_ToolBarItemSpacing: return metrics::kSpace1;
    case QStyle::PM_SmallIconSize:
    case QStyle::PM_ToolBarIconSize:
    case QStyle::PM_ButtonIconSize:
    case QStyle::PM_ListViewIconSize: return scaled(metrics::kIcon);
    case QStyle::PM_HeaderMarkSize: return scaled(metrics::kChevron);
    case QStyle::PM_HeaderDefaultSectionSizeVertical: return scaled(metrics::kRow);
    case QStyle::PM_ToolBarItemMargin:
    case QStyle::PM_ToolTipLabelFrameWidth: return metrics::kIconTextGap;
    case QStyle::PM_TabBarIconSize: return scaled(metrics::kIconRow);
    case QStyle::PM_TreeViewIndentation: return scaled(metrics::kIndent);
    case QStyle::PM_ScrollBarExtent: return 10;
    case QStyle::PM_ScrollBarSliderMin: return scaled(metrics::kTarget);
    case QStyle::PM_SliderLength:
    case QStyle::PM_SliderControlThickness: return scaled(metrics::kZoomKnob);
    case QStyle::PM_SliderThickness: return scaled(metrics::kTarget);
    case QStyle::PM_HeaderMargin: return metrics::kIconTextGap;
    case QStyle::PM_CheckBoxLabelSpacing:
    case QStyle::PM_RadioButtonLabelSpacing: return metrics::kSpace2;
    case QStyle::PM_LayoutHorizontalSpacing:
    case QStyle::PM_LayoutVerticalSpacing: return metrics::kSpace2;
    case QStyle::PM_LayoutLeftMargin:
    case QStyle::PM_LayoutRightMargin:
    case QStyle::PM_LayoutTopMargin:
    case QStyle::PM_LayoutBottomMargin: return metrics::kSpace3;
    default: return std::nullopt;
    }
}

QSize atLeast(QSize size, int height)
{
    size.setHeight(std::max(size.height(), scaled(height)));
    return size;
}

QSize withHeight(QSize size, int height)
{
    size.setHeight(scaled(height));
    return size;
}

QSize menuItemSize(const QStyleOption* option, const QSize& contents)
{
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
        return QSize(contents.width(), metrics::kSpace2 + 1);
    // Mark column, text, gap before the shortcut, and room for the arrow.
    const int marks = metrics::kSpace2 + scaled(metrics::kIcon) + metrics::kSpace2;
    const int gap = item && item->text.contains(QLatin1Char('\t')) ? metrics::kSpace8 : 0;
    return withHeight(QSize(contents.width() + marks + gap + metrics::kSpace6, 0), metrics::kRow);
}

QSize toolButtonSize(const QStyleOption* option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    if (!button)
        return QSize(metrics::kTarget, metrics::kTarget);
    const int height = scaled(metrics::kControl);
    const bool hasText =
        !button->text.isEmpty() && button->toolButtonStyle != Qt::ToolButtonIconOnly;
    const bool hasIcon =
        !button->icon.isNull() && button->toolButtonStyle != Qt::ToolButtonTextOnly;
    const bool hasMenu = button->features & QStyleOptionToolButton::HasMenu;
    if (!hasText && !hasMenu)
        return QSize(height, height);
    int width = 2 * (hasText ? metrics::kControlPadding : metrics::kSpace1);
    if (hasIcon)
        width += button->iconSize.width();
    if (hasText)
        width += QFontMetrics(button->font).horizontalAdvance(button->text) +
                 (hasIcon ? metrics::kIconTextGap : 0);
    if (hasMenu)
        width += scaled(metrics::kChevron) + metrics::kSpace1;
    return QSize(width, height);
}

QSize tabSize(const QStyleOption* option, const QSize& contents)
{
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
    if (!tab)
        return contents;
    QFont strong = fonts().of(theme::TextRole::Small, theme::TextWeight::Strong);
    int width = QFontMetrics(strong).horizontalAdvance(tab->text) + 2 * metrics::kTabPadding;
    if (!tab->icon.isNull())
        width += scaled(metrics::kIconRow) + metrics::kIconTextGap;
    width += tab->leftButtonSize.width() + tab->rightButtonSize.width();
    return withHeight(QSize(width, 0), metrics::kTabRow);
}

} // namespace

int NetatlasStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                               const QWidget* widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return scaled(metrics::kBadge);
    default: break;
    }
    const std::optional<int> fixed = fixedMetric(metric);
    return fixed ? *fixed : QProxyStyle::pixelMetric(metric, option, widget);
}

int NetatlasStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                             QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollBar_Transient:
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ItemView_PaintAlternatingRowColorsForEmptyArea: return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_MenuBar_MouseTracking:
    case SH_Menu_MouseTracking:
    case SH_Menu_Scrollable:
    case SH_Slider_AbsoluteSetButtons:
        return hint == SH_Slider_AbsoluteSetButtons ? int(Qt::LeftButton) : 1;
    case SH_UnderlineShortcut: return m_isAltDown ? 1 : 0; // open menus show theirs
    case SH_Header_ArrowAlignment: return Qt::AlignRight | Qt::AlignVCenter;
    case SH_TabBar_Alignment: return Qt::AlignLeft;
    case SH_ToolTipLabel_Opacity: return 255;
    case SH_Table_GridLineColor: return static_cast<int>(tokens().line1.rgb());
    case SH_Widget_Animation_Duration: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize NetatlasStyle::sizeFromContents(ContentsType type, const QStyleOption* option,
                                      const QSize& contents, const QWidget* widget) const
{
    switch (type) {
    case CT_PushButton: {
        constexpr int kGapOfQt = 4; // counted in already beside an icon
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        const bool hasBoth = button && !button->icon.isNull() && !button->text.isEmpty();
        return withHeight(contents + QSize(2 * metrics::kSheetButtonPadding +
                                               (hasBoth ? metrics::kIconTextGap - kGapOfQt : 0),
                                           0),
                          metrics::kSheetButton);
    }
    case CT_LineEdit:
        return withHeight(contents + QSize(2 * metrics::kSpace1, 0), metrics::kControl);
    case CT_ComboBox:
        return withHeight(contents + QSize(2 * metrics::kControlPadding +
                                               scaled(metrics::kChevron) + metrics::kSpace2,
                                           0),
                          metrics::kControl);
    case CT_SpinBox:
        return withHeight(contents + QSize(scaled(metrics::kIcon) + metrics::kSpace4, 0),
                          metrics::kControl);
    case CT_ItemViewItem:
    case CT_CheckBox:
    case CT_RadioButton:
        return atLeast(QProxyStyle::sizeFromContents(type, option, contents, widget),
                       metrics::kRow);
    case CT_MenuItem: return menuItemSize(option, contents);
    case CT_MenuBarItem:
        return withHeight(contents + QSize(2 * metrics::kControlPadding, 0), metrics::kMenuBar);
    case CT_TabBarTab: return tabSize(option, contents);
    case CT_HeaderSection:
        return withHeight(QProxyStyle::sizeFromContents(type, option, contents, widget),
                          metrics::kRow);
    case CT_ToolButton: return toolButtonSize(option);
    case CT_ProgressBar:
        return QSize(std::max(contents.width(), metrics::kJobBarWidth), metrics::kProgress);
    default: return QProxyStyle::sizeFromContents(type, option, contents, widget);
    }
}

QRect NetatlasStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                    SubControl subControl, const QWidget* widget) const
{
    const QRect rect = option->rect;
    if (control == CC_ComboBox) {
        const int arrow = scaled(metrics::kChevron) + metrics::kSpace2;
        if (subControl == SC_ComboBoxArrow)
            return visualRect(option->direction, rect,
                              QRect(rect.right() - arrow, rect.top(), arrow, rect.height()));
        if (subControl == SC_ComboBoxEditField)
            return visualRect(option->direction, rect,
                              rect.adjusted(metrics::kControlPadding - 3, 1, -arrow, -1));
    }
    if (control == CC_SpinBox) {
        const int width = scaled(metrics::kIcon) + 2;
        const QRect buttons(rect.right() - width, rect.top() + 1, width, rect.height() - 2);
        const int half = buttons.height() / 2;
        switch (subControl) {
        case SC_SpinBoxUp:
            return visualRect(option->direction, rect, buttons.adjusted(0, 0, 0, -half));
        case SC_SpinBoxDown:
            return visualRect(option->direction, rect, buttons.adjusted(0, half, 0, 0));
        case SC_SpinBoxEditField:
            return visualRect(option->direction, rect, rect.adjusted(4, 1, -width - 1, -1));
        default: break;
        }
    }
    if (control == CC_ScrollBar) {
        // Flat and without arrows: the groove is all of it.
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (subControl == SC_ScrollBarAddLine || subControl == SC_ScrollBarSubLine)
            return QRect();
        if (subControl == SC_ScrollBarGroove)
            return rect;
        if (bar && (subControl == SC_ScrollBarSlider || subControl == SC_ScrollBarAddPage ||
                    subControl == SC_ScrollBarSubPage)) {
            const bool isLevel = bar->orientation == Qt::Horizontal;
            const int room = isLevel ? rect.width() : rect.height();
            const qint64 range = qint64(bar->maximum) - bar->minimum;
            int length = room;
            if (range > 0)
                length = std::max<int>(metrics::kTarget,
                                       int(qint64(bar->pageStep) * room / (range + bar->pageStep)));
            length = std::min(length, room);
            const int start = sliderPositionFromValue(
                bar->minimum, bar->maximum, bar->sliderPosition, room - length, bar->upsideDown);
            const auto part = [&](int from, int to) {
                return isLevel ? QRect(rect.left() + from, rect.top(), to - from, rect.height())
                               : QRect(rect.left(), rect.top() + from, rect.width(), to - from);
            };
            if (subControl == SC_ScrollBarSlider)
                return part(start, start + length);
            return subControl == SC_ScrollBarSubPage ? part(0, start) : part(start + length, room);
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect NetatlasStyle::subElementRect(SubElement element, const QStyleOption* option,
                                    const QWidget* widget) const
{
    switch (element) {
    case SE_LineEditContents:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->lineWidth == 0)
            return option->rect;
        return option->rect.adjusted(metrics::kSpace1, 1, -metrics::kSpace1, -1);
    // The header view takes its own margins off before it cuts the text.
    case SE_HeaderLabel: return option->rect;
    default: return QProxyStyle::subElementRect(element, option, widget);
    }
}

} // namespace netatlas::views::widgets
