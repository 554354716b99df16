// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/project_bridge.h"

#include <QString>
#include <QWidget>

#include <functional>

namespace netatlas::views::shell {

/// A mode as the window knows it: its widget, and what menus and keys ask of it. What a mode
/// cannot do is left empty, and the actions say so.
struct ModePage
{
    QString id; ///< `topology`: of `view.topology`, `act.view.topology`
    QWidget* widget = nullptr;
    QString word = {}; ///< in the breadcrumb, of a page without a place in the mode bar
    /// Brings the object into sight; false when the mode does not show such objects.
    std::function<bool(const domain::ObjectRef&)> show;
    std::function<double()> zoom;
    std::function<void(double)> setZoom;
    /// Calls back whenever the zoom has become another.
    std::function<void(QObject* context, std::function<void()>)> onZoom;
    /// The tool in hand: 0 selects, 1 pans.
    std::function<int()> tool;
    std::function<void(int)> setTool;
    std::function<void(QObject* context, std::function<void()>)> onTool;
    std::function<void()> fitAll;
    std::function<void()> fitSelection;
    /// Writes the picture; the format follows from the ending.
    std::function<Status(const QString& path)> exportPicture;
    /// A pane that belongs to the mode, such as a minimap.
    QWidget* minimap = nullptr;
};

} // namespace netatlas::views::shell
