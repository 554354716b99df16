// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <vector>

class QDockWidget;
class QLabel;
class QMainWindow;
class QTabBar;

namespace netatlas::views::shell {

/// Docks that share the place at the bottom: one is shown, and its head is a row of tabs with all
/// of them (visual-design 5). Each can be floated and closed by itself like any dock.
class DockGroup : public QObject
{
    Q_OBJECT

public:
    explicit DockGroup(QMainWindow& window);

    /// Adds a dock; its window title is the tab.
    void add(QDockWidget* dock);
    /// A quiet number after the word of the tab; negative for none.
    void setCount(QDockWidget* dock, int count);
    /// Words at the right end of the head of one dock.
    void setSummary(QDockWidget* dock, const QString& text);
    /// Shows the dock in place of the one shown now.
    void raise(QDockWidget* dock);

private:
    struct Member
    {
        QDockWidget* dock;
        QTabBar* tabs;
        QLabel* summary;
        QString title;
        int count = -1;
    };

    Member* memberOf(const QDockWidget* dock);
    void refreshTabs();

    QMainWindow& m_window;
    std::vector<Member> m_members;
    bool m_isRefreshing = false;
};

} // namespace netatlas::views::shell
