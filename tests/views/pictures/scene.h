// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"

#include <QSize>
#include <QString>

#include <functional>
#include <vector>

class QPainter;
class QWidget;

namespace netatlas::tests {

/// One picture of the gallery: painted, or a widget shown off-screen.
struct Scene
{
    QString name;
    QSize size;
    std::function<void(QPainter&, const views::theme::Theme&)> paint;
    std::function<QWidget*()> makeWidget;
};

std::vector<Scene> paintScenes();
std::vector<Scene> widgetScenes();

} // namespace netatlas::tests
