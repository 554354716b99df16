// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/qnamespace.h>

namespace netatlas::views {

/// What rows of trees and tables tell their delegate beside `Qt::DisplayRole` (visual-design 5).
enum RowRole {
    IconRole = Qt::UserRole + 1, ///< int of `theme::Icon`: drawing before the text
    SpaceOrderRole,              ///< int: the dot of the space made as number n; instead of an icon
    NoteRole,                    ///< QString: quiet words behind the text
    ValueRole,                   ///< QString: caption at the right end
    SeverityRole,                ///< int of `rules::Severity`, or nothing: badge after the value
    StrongRole,                  ///< bool: weight of names
    ActionsRole,                 ///< QStringList: accent words at the right, for hover and focus
    ChangeRole,                  ///< int of `paint::Change`: badge before the severity
    UseRole,                     ///< double of 0 to 1: a use bar and its percent in this cell
    QuietRole,                   ///< bool: text.3, for what is free or hidden
    AddressRole,                 ///< bool: digits of one width, never cut
};

} // namespace netatlas::views
