// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/change_set.h"

#include <array>

namespace netatlas::session {

/// The numbers of rows that were touched, by table of a model: enough where the rows themselves
/// can be taken from the states before and after.
class TouchedRows
{
public:
    void add(const domain::ModelChanges& changes);

    template <class Row>
    const std::vector<std::uint32_t>& of() const
    {
        return m_numbers[domain::ModelRows::indexOf<Row>()];
    }

private:
    std::array<std::vector<std::uint32_t>, domain::ModelRows::kCount> m_numbers;
};

/// Whole rows, before and after, of all that the changes name and that differs between the two
/// states: what listeners, facts and the tables of the file need, where a change set from the
/// journal knows only the members that it alters.
domain::ModelChanges wholeRows(const domain::ModelState& before, const domain::ModelState& after,
                               const TouchedRows& touched);
/// Keeps the rows that the changes bring along: of those added no second copy is made.
domain::ModelChanges wholeRows(const domain::ModelState& before, const domain::ModelState& after,
                               domain::ChangeSet changes);
domain::ProjectChanges wholeRows(const domain::ProjectTables& before,
                                 const domain::ProjectTables& after,
                                 const domain::ProjectChanges& changes);

/// All that differs between two states.
domain::ModelChanges changesBetween(const domain::ModelState& before,
                                    const domain::ModelState& after);

/// Whether both name a common row.
bool meet(const domain::ChangeSet& a, const domain::ChangeSet& b);

/// Whether the rows are as the changes leave them.
bool isShownBy(const domain::ModelState& state, const domain::ModelChanges& changes);

/// How an edit stands to what a source brought: on the same members of the same rows.
enum class Encounter { None, Agree, Clash };
Encounter encounter(const domain::ModelChanges& edit, const domain::ModelChanges& observed);

/// The number of the object that the edit made, instead of the one the observation gave it, in
/// every row and reference of the observation (7.1, rule 5): a space by its name, a subnet by its
/// block and provider network.
void keepIdsOf(const domain::ModelChanges& edit, domain::ChangeSet& observed);

} // namespace netatlas::session
