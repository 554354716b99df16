// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/model_state.h"

#include <rapidcheck.h>

namespace netatlas::tests {

/// Some id of the table as it is now.
template <class Row>
decltype(Row::id) anyOf(const domain::ModelState& state)
{
    std::vector<decltype(Row::id)> ids;
    for (const Row& row : state.table<Row>())
        ids.push_back(row.id);
    return *rc::gen::elementOf(ids);
}

/// Whether the rows are the same, whatever the sequences say.
inline bool haveSameRows(const domain::ModelState& a, const domain::ModelState& b)
{
    using Rows = domain::TableSet<domain::ModelRows>;
    return static_cast<const Rows&>(a) == static_cast<const Rows&>(b);
}

} // namespace netatlas::tests
