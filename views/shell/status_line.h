// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "views/bridge/project_bridge.h"
#include "views/widgets/announce_label.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace netatlas::views {
class Selection;
class WorkerBridge;
} // namespace netatlas::views

namespace netatlas::views::shell {

/// The strip at the foot: draft and its steps, how old the live data are, announcements, what is
/// selected, whether all is in the file (user-experience 3).
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    /// The project to speak of; nothing when none is open.
    void setProject(ProjectBridge* project, Selection* selection);
    /// Those who read the project's sources, to tell how old the data are.
    void setWorkers(const WorkerBridge& workers, const Clock& clock);
    /// Says what just happened, to eyes and to screen readers.
    void announce(const QString& sentence);

private:
    void refresh();
    void refreshAge();
    QLabel* part(const char* name);

    ProjectBridge* m_project = nullptr;
    Selection* m_selection = nullptr;
    const WorkerBridge* m_workers = nullptr;
    const Clock* m_clock = nullptr;
    QTimer m_clockTick;
    QLabel* m_draft;
    QLabel* m_age;
    QWidget* m_ageDivider;
    QLabel* m_selected;
    QLabel* m_total;
    QLabel* m_store;
    QWidget* m_storeDivider;
    QWidget* m_announceDivider;
    widgets::AnnounceLabel* m_announce;
};

} // namespace netatlas::views::shell
