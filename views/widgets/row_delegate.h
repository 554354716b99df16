// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/row_role.h"

#include <QStyledItemDelegate>

namespace netatlas::views::widgets {

/// Paints a cell of a tree or table from its `RowRole`s as the visual design says (5): icon or dot,
/// text, note, value, mark.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit RowDelegate(QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

    /// Where action number `number` of a cell is.
    QRect actionRect(const QStyleOptionViewItem& option, const QModelIndex& index,
                     int number) const;

Q_SIGNALS:
    /// One of the words of `ActionsRole` was clicked.
    void actionTriggered(const QModelIndex& index, int number);
};

} // namespace netatlas::views::widgets
