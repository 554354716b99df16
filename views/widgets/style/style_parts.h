// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/look.h"
#include "views/widgets/style/netatlas_style.h"

#include <QStyleOption>

/// What the files of the style share.
namespace netatlas::views::widgets {

inline const theme::Tokens& tokens()
{
    return look().tokens;
}

inline const theme::Fonts& fonts()
{
    return look().fonts;
}

inline bool has(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

/// Focus is shown where the keyboard put it; a click does not ring a button.
inline bool showsFocus(const QStyleOption& option)
{
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
}

/// text.1, or text.off when disabled.
inline QColor inkOf(const QStyleOption& option)
{
    return has(option, QStyle::State_Enabled) ? tokens().text1 : tokens().textOff;
}

ButtonKind buttonKind(const QWidget* widget);
bool isWrong(const QWidget* widget);

/// The 14 px drawing that shows where a control opens.
void drawChevron(QPainter& painter, const QRect& rect, const QStyleOption& option);

} // namespace netatlas::views::widgets
