// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/bridge/worker_bridge.h"

#include <algorithm>

namespace netatlas::views {

WorkerBridge::WorkerBridge(Orders orders, QObject* parent)
    : QObject(parent)
    , m_orders(std::move(orders))
{
}

const workers::WorkerHealth* WorkerBridge::find(const std::string& name) const
{
    const auto found =
        std::find_if(m_health.begin(), m_health.end(),
                     [&name](const workers::WorkerHealth& health) { return health.name == name; });
    return found == m_health.end() ? nullptr : &*found;
}

void WorkerBridge::setHealth(workers::HealthList health)
{
    if (health == m_health)
        return;
    m_health = std::move(health);
    Q_EMIT healthChanged();
}

void WorkerBridge::runNow(const std::string& name)
{
    if (m_orders.runNow)
        m_orders.runNow(name);
}

void WorkerBridge::setPaused(const std::string& name, bool isPaused)
{
    if (m_orders.setPaused)
        m_orders.setPaused(name, isPaused);
}

} // namespace netatlas::views
