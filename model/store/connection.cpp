// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/connection.h"

#include "model/store/row_codec.h"
#include "model/store/statement_problem.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <cerrno>

namespace netatlas::store {

namespace {

constexpr int kBusyTimeoutMs = 2000;

/// A file name as SQLite's URIs want it: everything that could mean something is escaped.
std::string uriOf(const std::string& path, std::string_view query)
{
    constexpr std::string_view kPlain = "/.-_~";
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isWord =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (isWord || kPlain.find(c) != std::string_view::npos)
            uri += c;
        else
            (uri += '%') += {kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
    return uri += query;
}

/// A connection is used by one thread at a time, so SQLite need not lock at every member.
int openFlags(Access access)
{
    return (access == Access::ReadWrite ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY) |
           SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX;
}

} // namespace

Connection::Connection(std::string path, Access access)
    : m_path(std::move(path))
    , m_database(std::make_unique<SQLite::Database>(
          uriOf(m_path, access == Access::Frozen ? "?immutable=1" : ""), openFlags(access),
          kBusyTimeoutMs))
{
    execute("PRAGMA foreign_keys=ON; PRAGMA synchronous=NORMAL");
}

Connection::~Connection() = default;

void Connection::execute(const std::string& sql)
{
    m_database->exec(sql);
}

Statement& Connection::statement(const std::string& sql)
{
    const auto found = m_statements.find(sql);
    if (found != m_statements.end())
        return found->second;
    return m_statements.emplace(sql, Statement(m_database->getHandle(), sql)).first->second;
}

std::int64_t Connection::number(const std::string& sql)
{
    Statement& asked = statement(sql);
    const std::int64_t result = asked.step() ? asked.number(0) : 0;
    asked.reset();
    return result;
}

void Connection::transaction(const std::function<void()>& act)
{
    statement("BEGIN IMMEDIATE").run();
    try {
        act();
        statement("COMMIT").run();
    } catch (...) {
        // A full disk may have ended the transaction already; then there is nothing to take back.
        if (sqlite3_get_autocommit(m_database->getHandle()) == 0)
            sqlite3_exec(m_database->getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
        throw;
    }
}

Error fileError(const std::string& path, const SQLite::Exception& problem, int systemCode)
{
    constexpr int kPrimary = 0xFF;
    const bool isFull = systemCode == ENOSPC || systemCode == EDQUOT || systemCode == EFBIG;
    Details details{{"file", path}, {"cause", problem.what()}};
    switch (problem.getErrorCode() & kPrimary) {
    case SQLITE_FULL: return {ErrorKind::NoRoom, details};
    case SQLITE_IOERR: return {isFull ? ErrorKind::NoRoom : ErrorKind::Refused, details};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: details["where"] = problem.what(); return {ErrorKind::FileDamaged, details};
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {ErrorKind::FileLocked, details};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH: return {isFull ? ErrorKind::NoRoom : ErrorKind::Refused, details};
    default: return {ErrorKind::Internal, details};
    }
}

Status guarded(const std::string& path, const std::function<void()>& act)
{
    try {
        act();
        return {};
    } catch (const StatementProblem& problem) {
        return fail(fileError(path, problem, problem.systemCode()));
    } catch (const SQLite::Exception& problem) {
        return fail(fileError(path, problem, errno));
    } catch (const Error& error) {
        return fail(error);
    } catch (const UnreadableRow& row) {
        return fail(ErrorKind::FileDamaged,
                    {{"file", path}, {"where", "table " + row.table + ", column " + row.field}});
    }
}

} // namespace netatlas::store
