// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/activity/log_filter.h"
#include "views/activity/worker_model.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTreeView;

namespace netatlas::views {
class Selection;
namespace widgets {
class EmptyState;
class SearchEdit;
} // namespace widgets

namespace activity {

/// The mode Activity: the workers above, the log below (user-experience 5.8).
class ActivityView : public QWidget
{
    Q_OBJECT

public:
    /// All outlive the view.
    ActivityView(const ViewContext& context, WorkerBridge& workers, const Clock& clock,
                 QWidget* parent = nullptr);

    /// Shows the lines that fit the filter.
    void showLog(const QString& filter);

Q_SIGNALS:
    /// The lines of the log that are shown, as CSV with a head: made on the pool.
    void exportWanted(const QByteArray& csv);
    void sourceWanted();
    /// The source of that name is to be changed.
    void changeSourceWanted(const QString& name);
    void announced(const QString& sentence);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildWorkers();
    QWidget* buildLog();
    void updateButtons();
    const workers::WorkerHealth* current() const;
    QString currentSource() const;
    void togglePause();
    void showChanges();
    void filter();
    void setFollowing(bool isFollowing);
    void actOnWorker(int action);
    void saveLog();
    void selectObjects();
    void activateLine(const QModelIndex& shown);
    QModelIndex currentLine() const;

    ProjectBridge& m_project;
    Selection& m_selection;
    WorkerBridge& m_bridge;
    WorkerModel* m_workers;
    LogModel* m_log;
    LogFilter* m_shownLog;
    QTableView* m_workerTable = nullptr;
    QStackedWidget* m_workerPages = nullptr;
    QPushButton* m_runNow = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_showChanges = nullptr;
    QPushButton* m_changeSource = nullptr;
    QTreeView* m_logTree = nullptr;
    QPushButton* m_goTo = nullptr;
    QPushButton* m_save = nullptr;
    widgets::SearchEdit* m_filter = nullptr;
    QLabel* m_filterTrouble = nullptr;
    QPushButton* m_follow = nullptr;
    QTimer m_clockTick;
    QTimer m_filterDelay;
    workers::Job m_saving;
};

} // namespace activity
} // namespace netatlas::views
