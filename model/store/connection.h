// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/store/statement.h"

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

namespace SQLite { // NOLINT(readability-identifier-naming): the library's name
class Database;
class Exception;
} // namespace SQLite

namespace netatlas::store {

enum class Access {
    ReadOnly,
    Frozen, ///< read-only, and nobody writes meanwhile: nothing is put beside the file
    ReadWrite,
};

/// One SQLite connection with the statements it keeps. Its methods throw `SQLite::Exception`;
/// `guarded` turns that into an `Error` at the border of this folder.
class Connection
{
public:
    Connection(std::string path, Access access);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    const std::string& path() const { return m_path; }
    SQLite::Database& database() { return *m_database; }

    /// Runs any number of statements that give no rows.
    void execute(const std::string& sql);
    /// The statement of that text, prepared once.
    Statement& statement(const std::string& sql);
    /// The number that a statement such as a pragma gives first.
    std::int64_t number(const std::string& sql);

    /// Runs the act in a transaction of its own; what it throws takes everything back.
    void transaction(const std::function<void()>& act);

private:
    std::string m_path;
    std::unique_ptr<SQLite::Database> m_database;
    std::unordered_map<std::string, Statement> m_statements;
};

/// What an exception of SQLite means for the user: `no-room`, `file-damaged`, `file-locked`,
/// `refused` or `internal`, with `file` and `cause`.
Error fileError(const std::string& path, const SQLite::Exception& problem, int systemCode = 0);

/// Runs an act that throws and gives its failure as an `Error`; an `Error` thrown is given as it
/// is.
Status guarded(const std::string& path, const std::function<void()>& act);

} // namespace netatlas::store
