// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reports/tables.h"

namespace netatlas::reports {

Table makeTable(const Words& words, Term table, std::initializer_list<Term> columns)
{
    Table made{table.id, words.label(table.title), {}, {}, {}};
    for (const Term& column : columns)
        made.columns.push_back({column.id, words.label(column.title), column.type});
    return made;
}

KeyValue makeValue(const Words& words, Term term, std::string value)
{
    return {term.id, words.label(term.title), std::move(value), term.type};
}

KeyValue makeCount(const Words& words, const char* id, const char* title, std::size_t count)
{
    return makeValue(words, {id, title, ValueType::Number}, std::to_string(count));
}

} // namespace netatlas::reports
