// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/offscreen.h"

#include "views/theme/theme.h"
#include "views/widgets/style/netatlas_style.h"

#include <QApplication>

namespace netatlas::window {

std::shared_ptr<QCoreApplication> offscreenApplication()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // What a desktop sets for its screens is no part of a picture or a report.
    for (const char* name :
         {"QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI", "QT_USE_PHYSICAL_DPI",
          "QT_AUTO_SCREEN_SCALE_FACTOR", "QT_ENABLE_HIGHDPI_SCALING", "QT_QPA_PLATFORMTHEME",
          "QT_STYLE_OVERRIDE"})
        qunsetenv(name);
    static int count = 1;
    static char name[] = "netatlas";
    static char* arguments[] = {name, nullptr};
    auto application = std::make_shared<QApplication>(count, arguments);
    views::widgets::installLook(*application);
    views::theme::ActiveTheme::instance().setChoice(views::theme::ThemeChoice::Light);
    return application;
}

} // namespace netatlas::window
