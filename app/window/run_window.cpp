// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/run_window.h"

#include "app/platform/keychain.h"
#include "app/window/window_host.h"
#include "views/bridge/qt_executor.h"
#include "views/bridge/qt_text.h"
#include "views/shell/help_dialogs.h"
#include "views/shell/main_window.h"
#include "views/theme/theme.h"
#include "views/widgets/style/netatlas_style.h"
#include "views/wording/error_text.h"

#include <QApplication>
#include <QIcon>
#include <QSettings>

#include <memory>

namespace netatlas::window {

namespace {

std::unique_ptr<Clock> clockOf(const WindowOptions& options)
{
    if (options.time)
        if (const auto time = parseTimestamp(*options.time))
            return std::make_unique<ManualClock>(*time);
    return std::make_unique<SystemClock>();
}

void chooseTheme(const WindowOptions& options)
{
    using views::theme::ThemeChoice;
    views::shell::applyPreferences();
    if (!options.theme)
        return;
    auto& look = views::theme::ActiveTheme::instance();
    if (*options.theme == "light")
        look.setChoice(ThemeChoice::Light);
    else if (*options.theme == "dark")
        look.setChoice(ThemeChoice::Dark);
    else if (*options.theme == "high-contrast")
        look.setChoice(ThemeChoice::HighContrast);
    else
        look.setChoice(ThemeChoice::System);
}

} // namespace

int runWindow(int argc, char* argv[], const WindowOptions& options)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Netatlas"));
    QApplication::setOrganizationName(QStringLiteral("netatlas"));
    QApplication::setApplicationVersion(QStringLiteral(NETATLAS_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.netatlas.Netatlas"));
    views::widgets::installLook(application);
    chooseTheme(options);

    // In the order of shutdown, last to first: the window, the file, the jobs, the way home.
    const auto clock = clockOf(options);
    views::QtExecutor home;
    workers::JobRunner jobs(home, workers::poolThreads());
    platform::Keychain keychain;
    WindowHost host(*clock, jobs, home, options.readOnly, &keychain);
    views::shell::MainWindow window(host);
    const QByteArray geometry = QSettings().value(QStringLiteral("window/geometry")).toByteArray();
    if (!geometry.isEmpty())
        window.restoreGeometry(geometry);
    window.show();
    if (!options.project.empty()) {
        const Status status = host.openProject(views::toQt(options.project));
        if (!status)
            window.post(views::paint::Severity::Error,
                        views::wording::errorSentence(status.error()));
        else if (!options.mode.empty())
            window.showMode(views::toQt(options.mode));
    }
    return QApplication::exec();
}

} // namespace netatlas::window
