// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/executor.h"

#include <QObject>

namespace netatlas::views {

/// Runs posted work in the event loop of the thread that made it.
class QtExecutor final : public Executor
{
public:
    void post(std::function<void()> work) override
    {
        QMetaObject::invokeMethod(&m_target, std::move(work), Qt::QueuedConnection);
    }

private:
    QObject m_target;
};

} // namespace netatlas::views
