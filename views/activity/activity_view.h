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

namespace netatlas::views {
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

    /// The lines of the log that are shown, as CSV with a head.
    QString logText() const;

Q_SIGNALS:
    void exportWanted(const QString& text);
    void sourceWanted();
    void announced(const QString& sentence);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildWorkers();
    QWidget* buildLog();
    void updateButtons();
    const workers::WorkerHealth* current() const;
    void togglePause();
    void showChanges();
    void filter(const QString& text);
    void setFollowing(bool isFollowing);

    WorkerBridge& m_bridge;
    WorkerModel* m_workers;
    LogModel* m_log;
    LogFilter* m_shownLog;
    QTableView* m_workerTable = nullptr;
    QStackedWidget* m_workerPages = nullptr;
    QPushButton* m_runNow = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_showChanges = nullptr;
    QTableView* m_logTable = nullptr;
    widgets::SearchEdit* m_filter = nullptr;
    QLabel* m_filterTrouble = nullptr;
    QPushButton* m_follow = nullptr;
    QTimer m_clockTick;
};

} // namespace activity
} // namespace netatlas::views
