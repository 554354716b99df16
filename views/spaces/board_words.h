// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace netatlas::views::spaces {

/// Translates a word of the board, for what is no `QObject`.
inline QString tr(const char* text, int count = -1)
{
    return QCoreApplication::translate("SpacesBoard", text, nullptr, count);
}

} // namespace netatlas::views::spaces
