// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/connection.h"
#include "model/store/migrations.h"

#include <optional>

namespace netatlas::store {

/// Looks at the first bytes only. `not-found` and `not-valid` with `what` = `file`, `key` or
/// `value` and `cause`; `file-newer` with `file`, `format` and `reads`. Gives the file's format.
Result<int> checkHeader(const std::string& path, std::span<const Migration> steps);

/// Has SQLite check its structure and looks for every table and index of the schema, where the
/// file is of the present format. `file-damaged` with `file` and `where`.
Status checkContent(Connection& connection, std::span<const Migration> steps);

/// Checks a file that nobody writes, without leaving a trace beside it.
Status checkFile(const std::string& path, std::span<const Migration> steps);

/// Whether changes stand beside the file that have not reached it yet.
bool hasPendingLog(const std::string& path);

/// Where the copy of the last good state is kept: made when a good file is opened to write and
/// the copy is missing, or ten minutes old with changes since.
std::string backupPath(const std::string& path);
void refreshBackup(Connection& connection);
/// Copies the present state to that place, whole or not at all. Throws `SQLite::Exception`.
void copyTo(Connection& connection, const std::string& path);
/// The copy, when it is there and whole.
std::optional<std::string> goodBackup(const std::string& path, std::span<const Migration> steps);

} // namespace netatlas::store
