// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/offscreen.h"

#include "views/theme/theme.h"
#include "views/widgets/style/netatlas_style.h"

#include <QApplication>

namespace netatlas::window {

std::shared_ptr<QCoreApplication> offscreenApplication()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int count = 1;
    static char name[] = "netatlas";
    static char* arguments[] = {name, nullptr};
    auto application = std::make_shared<QApplication>(count, arguments);
    views::widgets::installLook(*application);
    views::theme::ActiveTheme::instance().setChoice(views::theme::ThemeChoice::Light);
    return application;
}

} // namespace netatlas::window
