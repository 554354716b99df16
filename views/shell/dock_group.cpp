// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/dock_group.h"

#include "views/theme/icons/icon.h"
#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/text_growth.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMainWindow>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace netatlas::views::shell {

namespace metrics = theme::metrics;

DockGroup::DockGroup(QMainWindow& window) : QObject(&window), m_window(window) {}

DockGroup::Member* DockGroup::memberOf(const QDockWidget* dock)
{
    const auto found = std::find_if(m_members.begin(), m_members.end(),
                                    [dock](const Member& member) { return member.dock == dock; });
    return found == m_members.end() ? nullptr : &*found;
}

void DockGroup::add(QDockWidget* dock)
{
    auto* head = new QWidget(dock);
    head->setObjectName(dock->objectName() + QStringLiteral(".head"));
    auto* tabs = new QTabBar;
    tabs->setObjectName(dock->objectName() + QStringLiteral(".tabs"));
    tabs->setDrawBase(false);
    tabs->setExpanding(false);
    auto* summary = new QLabel;
    auto* close = new QToolButton;
    close->setIcon(theme::icon(theme::Icon::Close));
    close->setAutoRaise(true);
    widgets::growIcon(close, metrics::kCloseIcon, metrics::kTarget);
    close->setAccessibleName(tr("Close %1").arg(dock->windowTitle()));
    close->setToolTip(tr("Close"));
    connect(close, &QToolButton::clicked, dock, &QDockWidget::close);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(metrics::kSpace1, 0, metrics::kSpace1, 0);
    layout->setSpacing(metrics::kSpace2);
    layout->addWidget(tabs);
    layout->addStretch();
    layout->addWidget(summary);
    layout->addWidget(close);
    widgets::growHeight(head, metrics::kTabRow);
    dock->setTitleBarWidget(head);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, dock);

    m_members.push_back({dock, tabs, summary, dock->windowTitle(), -1});
    dock->setVisible(m_members.size() == 1);
    connect(tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (!m_isRefreshing && index >= 0)
            raise(m_members[static_cast<std::size_t>(index)].dock);
    });
    connect(dock, &QDockWidget::visibilityChanged, this, [this, dock](bool isVisible) {
        if (isVisible && !dock->isFloating())
            raise(dock);
    });
    refreshTabs();
}

void DockGroup::setCount(QDockWidget* dock, int count)
{
    memberOf(dock)->count = count;
    refreshTabs();
}

void DockGroup::setSummary(QDockWidget* dock, const QString& text)
{
    QLabel* label = memberOf(dock)->summary;
    label->setText(text);
    label->setFont(theme::ActiveTheme::instance().fonts().of(theme::TextRole::Small));
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, theme::ActiveTheme::instance().tokens().text3);
    label->setPalette(palette);
}

void DockGroup::raise(QDockWidget* dock)
{
    if (m_isRefreshing)
        return;
    m_isRefreshing = true;
    // The newcomer takes the room of the one that was shown.
    int height = 0;
    for (const Member& member : m_members)
        if (member.dock != dock && !member.dock->isHidden() && !member.dock->isFloating()) {
            height = member.dock->height();
            member.dock->hide();
        }
    dock->show();
    if (height > 0)
        m_window.resizeDocks({dock}, {height}, Qt::Vertical);
    m_isRefreshing = false;
    refreshTabs();
}

void DockGroup::refreshTabs()
{
    if (m_isRefreshing)
        return;
    m_isRefreshing = true;
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        QTabBar* tabs = m_members[i].tabs;
        while (tabs->count() < static_cast<int>(m_members.size()))
            tabs->addTab(QString());
        for (std::size_t k = 0; k < m_members.size(); ++k) {
            const Member& member = m_members[k];
            tabs->setTabText(
                static_cast<int>(k),
                member.count < 0
                    ? member.title
                    : QStringLiteral("%1 %2").arg(member.title, QLocale().toString(member.count)));
        }
        tabs->setCurrentIndex(static_cast<int>(i));
    }
    m_isRefreshing = false;
}

} // namespace netatlas::views::shell
