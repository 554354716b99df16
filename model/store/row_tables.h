// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/change_set.h"
#include "model/store/connection.h"

#include <map>

namespace netatlas::store {

/// All rows of a file, as they were in one moment.
struct StoredProject
{
    domain::ProjectTables project;
    std::map<domain::ModelId, domain::ModelState> models;
};

/// The functions throw `SQLite::Exception` and `UnreadableRow`.
StoredProject readProject(Connection& connection);
void writeChanges(Connection& connection, const domain::ProjectChanges& changes);
void writeChanges(Connection& connection, domain::ModelId model,
                  const domain::ModelChanges& changes);
void writeSequences(Connection& connection, domain::ModelId model,
                    const domain::Sequences& sequences);
/// Removes every row of a model; the row of the model itself is one of the project's.
void eraseModel(Connection& connection, domain::ModelId model);

} // namespace netatlas::store
