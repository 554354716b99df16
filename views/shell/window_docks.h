// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QString>

#include <vector>

class QDockWidget;
class QMainWindow;
class QMenu;

namespace netatlas::views::shell {

class DockGroup;

/// The docks of the window (user-experience 3): made once, filled while a project is open.
///
/// Which of outline and inspector are shown is remembered for each mode: the board uses the whole
/// width until somebody asks for them.
class WindowDocks : public QObject
{
    Q_OBJECT

public:
    explicit WindowDocks(QMainWindow& window);

    QDockWidget& outline() { return *m_outline; }
    QDockWidget& inspector() { return *m_inspector; }
    QDockWidget& problems() { return *m_problems; }
    QDockWidget& undo() { return *m_undo; }
    DockGroup& bottom() { return *m_bottom; }

    /// Puts the switches of all docks before what is in the menu.
    void fillMenu(QMenu& menu);
    /// Where they are at first.
    void place();
    void reset();
    void showFor(const QString& mode, QWidget* minimap);
    /// While a preview stands at the right, inspector and minimap make room.
    void setPreviewing(bool isPreviewing);
    void showInspector();
    /// Content goes, docks hide.
    void clear();
    void hideAll();
    /// What is shown in them, in reading order; `before` and `after` the central view.
    std::vector<QWidget*> panesBefore() const;
    std::vector<QWidget*> panesAfter() const;

    void remember(const QString& project) const;
    void restore(const QString& project);

private:
    struct Shown
    {
        bool outline = true;
        bool inspector = true;
    };

    QDockWidget* make(const char* name, const QString& title);
    std::vector<QDockWidget*> all() const;
    Shown shownFor(const QString& mode) const;

    QMainWindow& m_window;
    QDockWidget* m_outline;
    QDockWidget* m_inspector;
    QDockWidget* m_minimap;
    QDockWidget* m_problems;
    QDockWidget* m_undo;
    DockGroup* m_bottom;
    QString m_mode;
    QHash<QString, Shown> m_shown;
    bool m_isPreviewing = false;
    bool m_hadInspector = false;
    bool m_hadMinimap = false;
};

} // namespace netatlas::views::shell
