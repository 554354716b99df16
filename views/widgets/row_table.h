// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractItemModel;
class QAbstractItemView;
class QTableView;
class QTreeView;

namespace netatlas::views::widgets {

class RowDelegate;

/// A table of rows as the visual design has them (5): one row is selected, no grid, no stripes,
/// rows of 24. Tab leaves it.
QTableView* makeRowTable(const char* name, const QString& title, QAbstractItemModel* model);
/// The same with rows that open.
QTreeView* makeRowTree(const char* name, const QString& title, QAbstractItemModel* model);

/// The delegate of such a view, for its row actions.
RowDelegate& rowDelegate(const QAbstractItemView& view);

} // namespace netatlas::views::widgets
