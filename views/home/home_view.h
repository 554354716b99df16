// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "views/bridge/project_bridge.h"
#include "views/bridge/worker_bridge.h"

#include <QTimer>
#include <QWidget>

class QGridLayout;

namespace netatlas::views::home {

class SummaryCard;

/// The project at a glance: what there is, its health, how old the data of each source are, the
/// fullest subnets, the last changes (user-experience 5.1). Every line leads to what it names.
class HomeView : public QWidget
{
    Q_OBJECT

public:
    HomeView(const ViewContext& context, WorkerBridge& workers, const Clock& clock,
             QWidget* parent = nullptr);

Q_SIGNALS:
    void problemsWanted();
    void historyWanted();
    void modeWanted(const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void placeCards();
    void refresh();
    void fillModels();
    void countDrift();
    void fillHealth();
    void fillSources();
    void fillFullest();
    void fillChanges();

    ProjectBridge& m_project;
    Selection& m_selection;
    WorkerBridge& m_workers;
    const Clock& m_clock;
    QTimer m_clockTick; ///< ages grow by themselves
    QStringList m_shownAges;
    SummaryCard* m_models;
    SummaryCard* m_health;
    SummaryCard* m_sources;
    SummaryCard* m_fullest;
    SummaryCard* m_changes;
    QGridLayout* m_grid;
    int m_columns = 0;
    std::size_t m_drift = 0; ///< differences that nobody has decided on
    workers::Job m_countingDrift;
};

} // namespace netatlas::views::home
