// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/docks/undo_panel.h"

#include "views/bridge/row_role.h"
#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/row_delegate.h"
#include "views/wording/edit_text.h"

#include <QDateTime>
#include <QListWidget>
#include <QLocale>
#include <QVBoxLayout>

namespace netatlas::views {

using session::EntryState;

UndoPanel::UndoPanel(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , m_project(context.project)
    , m_list(new QListWidget(this))
{
    m_list->setObjectName(QStringLiteral("undo.list"));
    m_list->setAccessibleName(tr("Undo history"));
    m_list->setItemDelegate(new widgets::RowDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    setFocusProxy(m_list);
    connect(&m_project, &ProjectBridge::historyChanged, this, &UndoPanel::refresh);
    connect(m_list, &QListWidget::itemActivated, this,
            [this](QListWidgetItem* item) { goTo(m_list->row(item)); });
    refresh();
}

void UndoPanel::refresh()
{
    m_list->clear();
    auto* start = new QListWidgetItem(tr("Start"), m_list);
    start->setData(QuietRole, true);
    int present = 0;
    for (const session::JournalEntry& entry : m_project.session().steps()) {
        auto* item = new QListWidgetItem(wording::entryText(entry), m_list);
        item->setSizeHint({1, theme::ActiveTheme::instance().fonts().scaled(theme::metrics::kRow)});
        item->setData(ValueRole, QLocale().toString(QDateTime::fromMSecsSinceEpoch(
                                                        entry.time.time_since_epoch().count()),
                                                    QLocale::ShortFormat));
        item->setData(QuietRole, entry.state == EntryState::Undone);
        if (entry.state != EntryState::Undone)
            present = m_list->row(item);
    }
    m_list->item(present)->setData(StrongRole, true);
    m_list->setCurrentRow(present);
    m_list->scrollToItem(m_list->item(present));
}

void UndoPanel::goTo(int row)
{
    const auto done = [this] {
        int count = 0;
        for (const auto& entry : m_project.session().steps())
            count += entry.state == EntryState::Undone ? 0 : 1;
        return count;
    };
    while (done() != row) {
        const Status status = done() > row ? m_project.undo() : m_project.redo();
        if (!status) {
            Q_EMIT failed(status.error());
            return;
        }
    }
}

} // namespace netatlas::views
