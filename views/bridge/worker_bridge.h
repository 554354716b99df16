// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workers/health.h"

#include <QObject>

#include <functional>

namespace netatlas::views {

/// The workers of the open project as Qt sees them: how they are doing as a signal, orders as
/// calls. Lives on the GUI thread; the workers themselves do not.
class WorkerBridge : public QObject
{
    Q_OBJECT

public:
    struct Orders
    {
        std::function<void(const std::string& name)> runNow;
        std::function<void(const std::string& name, bool isPaused)> setPaused;
    };

    explicit WorkerBridge(Orders orders, QObject* parent = nullptr);

    /// All workers, in order of their names.
    const workers::HealthList& health() const { return m_health; }
    const workers::WorkerHealth* find(const std::string& name) const;
    /// What the workers last said of themselves.
    void setHealth(workers::HealthList health);

    void runNow(const std::string& name);
    void setPaused(const std::string& name, bool isPaused);

Q_SIGNALS:
    void healthChanged();

private:
    Orders m_orders;
    workers::HealthList m_health;
};

} // namespace netatlas::views
