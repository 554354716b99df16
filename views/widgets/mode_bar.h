// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/icons/icon.h"

#include <QWidget>

#include <vector>

class QAbstractButton;
class QVBoxLayout;

namespace netatlas::views::widgets {

/// One entry of the mode bar.
struct Mode
{
    /// As in the object names: "topology".
    QString id;
    QString word;
    theme::Icon icon;
    /// Shortcut and meaning, for the tooltip.
    QString tip;
};

/// The column of modes at the left edge of the window (user-experience 3).
///
/// Up, Down, Home and End move between the modes, Space and Enter choose; the bar is one stop of
/// the Tab key. Choosing with the middle button asks for a tab of its own.
class ModeBar : public QWidget
{
    Q_OBJECT

public:
    explicit ModeBar(const std::vector<Mode>& modes, QWidget* parent = nullptr);

    QString currentMode() const;
    /// Marks a mode as shown, without a signal; unknown ids mark none.
    void setCurrentMode(const QString& id);
    bool areWordsShown() const { return m_areWordsShown; }
    void setWordsShown(bool shown);

    QSize sizeHint() const override;

Q_SIGNALS:
    void modeChosen(const QString& id);
    void modeChosenInTab(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool walk(int key);

    std::vector<QAbstractButton*> m_buttons;
    bool m_areWordsShown = true;
    bool m_isSetting = false;
};

} // namespace netatlas::views::widgets
