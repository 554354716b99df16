// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/detail.h"

#include <QString>
#include <QStringList>

namespace netatlas::views::wording {

/// Translates a sentence of this folder.
QString translated(const char* text);

/// A sentence with a number: `many` has `%n`, or `%Ln` for digits as the locale groups them, and
/// takes all plural forms of a translation; `one` is what English says of a single thing.
QString counted(const char* one, const char* many, qint64 count);

/// `a, b and c`; of a long list the first ones and how many more there are.
QString listed(const QStringList& names, int most = 5);

/// Facts for sentences: the text, the list as names, or the number, by name.
QString textOf(const Details& facts, std::string_view name);
QString listOf(const Details& facts, std::string_view name);
/// As it is written where it is set: `db,^dmz`.
QString entriesOf(const Details& facts, std::string_view name);
qint64 numberOf(const Details& facts, std::string_view name);
qint64 countOf(const Details& facts, std::string_view name);

/// `mysql:db`; for the default binding `mysql (default)`.
QString endpointOf(const Details& facts);

/// A number as the locale writes it.
QString numberText(qint64 number);

} // namespace netatlas::views::wording
