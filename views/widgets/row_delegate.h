// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/icons/icon.h"
#include "views/theme/space_mark.h"
#include "views/widgets/paint/marks.h"

#include <QMetaType>
#include <QStyledItemDelegate>

namespace netatlas::views::widgets {

/// What an item model may say about a row beyond the usual roles. All are optional.
enum RowRole {
    /// `theme::SpaceMark`: a dot before the text.
    SpaceRole = Qt::UserRole + 1000,
    /// int of `theme::Icon`: 14 px before the text.
    IconRole,
    /// QString at the right in caption: "61 %", "1 960".
    ValueRole,
    /// QString after the text in caption: "default", "overlay".
    NoteRole,
    /// int of `paint::Severity`
    SeverityRole,
    /// int of `paint::Change`
    ChangeRole,
    /// double of 0 to 1: a use bar and its percent in this cell.
    UseRole,
    /// true: weight 600.
    StrongRole,
    /// true: text.3, for what is free or hidden.
    QuietRole,
    /// true: digits of one width, never cut: addresses, prefixes, numbers.
    AddressRole,
    /// QStringList: words at the right of the row, seen on hover, focus and selection.
    ActionsRole,
};

/// Paints a cell of a tree or table as the visual design says (5): icon or dot, text, note, value,
/// mark.
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

Q_DECLARE_METATYPE(netatlas::views::theme::SpaceMark)
