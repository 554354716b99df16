// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/project_bridge.h"

#include <QWidget>

class QGridLayout;

namespace netatlas::views::home {

class SummaryCard;

/// The project at a glance: what there is, its health, the fullest subnets, the last changes
/// (user-experience 5.1). Every line leads to what it names.
class HomeView : public QWidget
{
    Q_OBJECT

public:
    explicit HomeView(const ViewContext& context, QWidget* parent = nullptr);

Q_SIGNALS:
    void problemsWanted();
    void historyWanted();
    void modeWanted(const QString& id);

private:
    void refresh();
    void fillModels();
    void countDrift();
    void fillHealth();
    void fillFullest();
    void fillChanges();

    ProjectBridge& m_project;
    Selection& m_selection;
    SummaryCard* m_models;
    SummaryCard* m_health;
    SummaryCard* m_fullest;
    SummaryCard* m_changes;
    std::size_t m_drift = 0; ///< differences that nobody has decided on
    workers::Job m_countingDrift;
};

} // namespace netatlas::views::home
