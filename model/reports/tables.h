// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reports/report.h"
#include "model/reports/words.h"

#include <initializer_list>

namespace netatlas::reports {

/// A column or value as a builder writes it down: its id and its title in English.
struct Term
{
    const char* id;
    const char* title;
    ValueType type = ValueType::Text;
};

/// A table without rows.
Table makeTable(const Words& words, Term table, std::initializer_list<Term> columns);
/// A value with its title in the reader's words.
KeyValue makeValue(const Words& words, Term term, std::string value);
KeyValue makeCount(const Words& words, const char* id, const char* title, std::size_t count);

} // namespace netatlas::reports
