// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/window_host.h"
#include "tests/support/set_clock.h"
#include "views/bridge/qt_executor.h"
#include "views/shell/main_window.h"

#include <QCoreApplication>
#include <QSettings>
#include <QStandardPaths>

namespace netatlas::tests {

/// The program's parts in the order of its own `runWindow`.
struct WindowFixture
{
    SetClock clock;
    views::QtExecutor home;
    workers::JobRunner jobs{home, 1};
    window::WindowHost host{clock, jobs, home, false};
    views::shell::MainWindow window{host};
};

/// Settings of this test alone, empty at its start.
inline void useOwnSettings(const char* test)
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("netatlas-test"));
    QCoreApplication::setApplicationName(QLatin1String(test));
    QSettings().clear();
}

} // namespace netatlas::tests
