// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/row_table.h"

#include "views/theme/metrics.h"
#include "views/widgets/look.h"
#include "views/widgets/row_delegate.h"
#include "views/widgets/text_growth.h"

#include <QHeaderView>
#include <QTableView>
#include <QTreeView>

namespace netatlas::views::widgets {

namespace {

void setUpView(QAbstractItemView& view, const char* name, const QString& title,
               QAbstractItemModel* model)
{
    view.setObjectName(QLatin1String(name));
    view.setAccessibleName(title);
    view.setModel(model);
    view.setItemDelegate(new RowDelegate(&view));
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::SingleSelection);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setFrameShape(QFrame::NoFrame);
    view.setTabKeyNavigation(false);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
}

} // namespace

QTableView* makeRowTable(const char* name, const QString& title, QAbstractItemModel* model)
{
    auto* table = new QTableView;
    setUpView(*table, name, title, model);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    growRows(table);
    table->horizontalHeader()->setHighlightSections(false);
    return table;
}

QTreeView* makeRowTree(const char* name, const QString& title, QAbstractItemModel* model)
{
    auto* tree = new QTreeView;
    setUpView(*tree, name, title, model);
    tree->setUniformRowHeights(true);
    tree->setAllColumnsShowFocus(true);
    tree->setExpandsOnDoubleClick(false);
    tree->header()->setHighlightSections(false);
    tree->header()->setStretchLastSection(false);
    return tree;
}

RowDelegate& rowDelegate(const QAbstractItemView& view)
{
    return *qobject_cast<RowDelegate*>(view.itemDelegate());
}

} // namespace netatlas::views::widgets
