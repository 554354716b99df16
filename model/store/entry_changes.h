// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/change_set.h"

#include <array>
#include <cstdint>
#include <vector>

namespace netatlas::store {

/// Numbers of rows, first and last included.
struct NumberRange
{
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    bool operator==(const NumberRange&) const = default;
};

/// What an entry changed: rows of the project and rows of one model.
struct EntryChanges
{
    /// A change of more rows is kept without those that it added.
    static constexpr std::size_t kBulk = 2000;

    domain::ProjectChanges project;
    domain::ChangeSet model;
    /// Rows that a bulk change added, by table of the model, rising: the tables have them, and a
    /// second copy in the journal would cost more than they do (architecture 4).
    std::array<std::vector<NumberRange>, domain::ModelRows::kCount> added;

    bool isAbridged() const;
    bool empty() const { return project.empty() && model.empty() && !isAbridged(); }
    /// Of whole changes.
    EntryChanges inverse() const { return {project.inverse(), model.inverse(), {}}; }

    /// The form to keep: of a bulk change only the numbers of what it added. What followed by rule
    /// for such rows goes, for the rows themselves have it.
    static EntryChanges toKeep(domain::ProjectChanges project, const domain::ChangeSet& model);
    /// The whole changes again, with the added rows as they are now; those that have gone since are
    /// left out.
    void complete(const domain::ModelState& present);

    bool operator==(const EntryChanges&) const = default;
};

} // namespace netatlas::store
