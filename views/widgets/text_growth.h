// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QAbstractButton;
class QHeaderView;
class QTableView;
class QWidget;

/// Measures that Qt keeps on a widget (a fixed height, the size of an icon) and that are to grow
/// with the text, also when the text size is changed while the widget is shown (visual design 2
/// and 3). What is painted or laid out asks `scaled` anew each time and needs none of this.
namespace netatlas::views::widgets {

/// Calls `apply` now, and again whenever the look changes, for as long as `widget` lives.
void growWithText(QWidget* widget, const std::function<void()>& apply);

void growHeight(QWidget* widget, int measure);
void growWidth(QWidget* widget, int measure);
/// The icon of a button, and with `target` its own width and height.
void growIcon(QAbstractButton* button, int measure);
void growIcon(QAbstractButton* button, int measure, int target);
/// The rows of a table.
void growRows(QTableView* table);
/// A column that starts at `measure`. A width that somebody gave it later grows in proportion.
void growSection(QHeaderView* head, int section, int measure);

} // namespace netatlas::views::widgets
