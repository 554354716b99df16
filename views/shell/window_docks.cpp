// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/window_docks.h"

#include "views/shell/dock_group.h"
#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/dock_title.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QSettings>

#include <algorithm>

namespace netatlas::views::shell {

namespace metrics = theme::metrics;

WindowDocks::WindowDocks(QMainWindow& window)
    : QObject(&window)
    , m_window(window)
    , m_outline(make("dock.outline", tr("Outline")))
    , m_inspector(make("dock.inspector", tr("Inspector")))
    , m_minimap(make("dock.minimap", tr("Minimap")))
    , m_problems(make("dock.problems", tr("Problems")))
    , m_undo(make("dock.undo", tr("Undo history")))
    , m_bottom(new DockGroup(window))
{
    for (QDockWidget* each : {m_outline, m_inspector, m_minimap})
        each->setTitleBarWidget(new widgets::DockTitle(each));
    m_inspector->toggleViewAction()->setShortcut(QKeySequence(Qt::Key_F9));
    m_bottom->add(m_problems);
    m_bottom->add(m_undo);
    place();
}

QDockWidget* WindowDocks::make(const char* name, const QString& title)
{
    auto* dock = new QDockWidget(title, &m_window);
    dock->setObjectName(QLatin1String(name));
    return dock;
}

std::vector<QDockWidget*> WindowDocks::all() const
{
    return {m_outline, m_inspector, m_minimap, m_problems, m_undo};
}

void WindowDocks::fillMenu(QMenu& menu)
{
    int place = 0;
    for (QDockWidget* each : all()) {
        QAction* toggle = each->toggleViewAction();
        if (!menu.actions().contains(toggle))
            menu.insertAction(menu.actions().value(place), toggle);
        ++place;
    }
}

void WindowDocks::place()
{
    const auto& fonts = theme::ActiveTheme::instance().fonts();
    m_window.addDockWidget(Qt::LeftDockWidgetArea, m_outline);
    m_window.addDockWidget(Qt::RightDockWidgetArea, m_inspector);
    m_window.splitDockWidget(m_inspector, m_minimap, Qt::Vertical);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, m_problems);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, m_undo);
    for (QDockWidget* each : {m_outline, m_inspector, m_minimap, m_problems})
        each->setFloating(false);
    // Docks grow with the text, but what the mode shows keeps the larger part of the window.
    const int most = m_window.width() / 4;
    m_window.resizeDocks({m_outline, m_inspector},
                         {std::min(fonts.scaled(metrics::kOutlineWidth), most),
                          std::min(fonts.scaled(metrics::kInspectorWidth), most)},
                         Qt::Horizontal);
    m_window.resizeDocks({m_problems},
                         {std::min(fonts.scaled(metrics::kBottomDock), m_window.height() / 4)},
                         Qt::Vertical);
    m_window.resizeDocks({m_inspector, m_minimap}, {520, 180}, Qt::Vertical);
}

void WindowDocks::reset()
{
    m_shown.clear();
    const Shown shown = shownFor(m_mode);
    m_outline->setVisible(shown.outline);
    m_inspector->setVisible(shown.inspector);
    m_minimap->setVisible(m_minimap->widget() != nullptr);
    m_bottom->raise(m_problems);
    place();
}

WindowDocks::Shown WindowDocks::shownFor(const QString& mode) const
{
    const bool isBoard = mode == QLatin1String("spaces");
    return m_shown.value(mode, {!isBoard, !isBoard});
}

void WindowDocks::showFor(const QString& mode, QWidget* minimap)
{
    if (!m_mode.isEmpty())
        m_shown.insert(m_mode, {!m_outline->isHidden(), !m_inspector->isHidden()});
    m_mode = mode;
    const Shown shown = shownFor(mode);
    m_outline->setVisible(shown.outline);
    m_inspector->setVisible(shown.inspector);
    m_minimap->setWidget(minimap);
    m_minimap->setVisible(minimap != nullptr);
}

void WindowDocks::setPreviewing(bool isPreviewing)
{
    if (isPreviewing == m_isPreviewing)
        return;
    m_isPreviewing = isPreviewing;
    if (isPreviewing) {
        m_hadInspector = !m_inspector->isHidden();
        m_hadMinimap = !m_minimap->isHidden();
        m_inspector->hide();
        m_minimap->hide();
    } else {
        m_inspector->setVisible(m_hadInspector);
        m_minimap->setVisible(m_hadMinimap);
    }
}

void WindowDocks::showInspector()
{
    m_inspector->show();
}

void WindowDocks::clear()
{
    m_isPreviewing = false;
    for (QDockWidget* each : all()) {
        delete each->widget();
        each->hide();
    }
    m_mode.clear();
    m_shown.clear();
}

void WindowDocks::hideAll()
{
    for (QDockWidget* each : all())
        each->hide();
}

std::vector<QWidget*> WindowDocks::panesBefore() const
{
    return {m_outline->widget()};
}

std::vector<QWidget*> WindowDocks::panesAfter() const
{
    return {m_inspector->widget(), m_problems->widget(), m_undo->widget()};
}

void WindowDocks::remember(const QString& project) const
{
    QSettings settings;
    settings.setValue(QStringLiteral("layout/") + project, m_window.saveState());
    QStringList hidden;
    auto shown = m_shown;
    if (!m_mode.isEmpty())
        shown.insert(m_mode, {!m_outline->isHidden(), !m_inspector->isHidden()});
    for (auto each = shown.cbegin(); each != shown.cend(); ++each)
        hidden << QStringLiteral("%1:%2:%3")
                      .arg(each.key())
                      .arg(each->outline ? 1 : 0)
                      .arg(each->inspector ? 1 : 0);
    settings.setValue(QStringLiteral("panes/") + project, hidden);
}

void WindowDocks::restore(const QString& project)
{
    const QSettings settings;
    const QByteArray layout = settings.value(QStringLiteral("layout/") + project).toByteArray();
    if (!layout.isEmpty())
        m_window.restoreState(layout);
    for (const QString& each : settings.value(QStringLiteral("panes/") + project).toStringList()) {
        const QStringList parts = each.split(QLatin1Char(':'));
        if (parts.size() == 3)
            m_shown.insert(parts[0],
                           {parts[1] == QLatin1String("1"), parts[2] == QLatin1String("1")});
    }
}

} // namespace netatlas::views::shell
