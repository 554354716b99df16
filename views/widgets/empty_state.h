// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/icons/icon.h"

#include <QScrollArea>

class QLabel;
class QPushButton;

namespace netatlas::views::widgets {

/// What a view shows when it has nothing to show: a drawing, a line, a sentence and at most two
/// buttons, centred at 40 % of the height. Where there is no room for all of it, it scrolls.
class EmptyState : public QScrollArea
{
    Q_OBJECT

public:
    EmptyState(theme::Icon icon, const QString& line, const QString& sentence,
               QWidget* parent = nullptr);

    void setLine(const QString& line);
    void setSentence(const QString& sentence);
    /// The one step that helps most; no text hides it.
    QPushButton* setPrimary(const QString& text);
    QPushButton* setSecond(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyTheme();
    void place();

    theme::Icon m_icon;
    QWidget* m_block;
    QLabel* m_picture;
    QLabel* m_line;
    QLabel* m_sentence;
    QPushButton* m_primary;
    QPushButton* m_second;
};

} // namespace netatlas::views::widgets
