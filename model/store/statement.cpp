// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/statement.h"

#include "model/store/statement_problem.h"

#include <sqlite3.h>

#include <cerrno>

namespace netatlas::store {

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(sqlite3* connection, std::string_view sql) : m_connection(connection)
{
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()),
                             SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
    m_statement.reset(statement);
}

void Statement::check(int code) const
{
    if (code != SQLITE_OK)
        throw SQLite::Exception(m_connection, code);
}

void Statement::bind(int parameter, std::int64_t number)
{
    check(sqlite3_bind_int64(m_statement.get(), parameter + 1, number));
}

void Statement::bind(int parameter, double number)
{
    check(sqlite3_bind_double(m_statement.get(), parameter + 1, number));
}

void Statement::bindNothing(int parameter)
{
    check(sqlite3_bind_null(m_statement.get(), parameter + 1));
}

void Statement::bindText(int parameter, std::string_view text)
{
    // An empty view may have no address, which would bind NULL.
    check(sqlite3_bind_text64(m_statement.get(), parameter + 1, text.data() ? text.data() : "",
                              text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bindBytes(int parameter, std::string_view bytes)
{
    check(sqlite3_bind_blob64(m_statement.get(), parameter + 1, bytes.data(), bytes.size(),
                              SQLITE_STATIC));
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE) {
        reset();
        return false;
    }
    // The reset gives the code once more; message and cause must be read first.
    const StatementProblem problem(m_connection, code, errno);
    reset();
    throw problem;
}

void Statement::run()
{
    while (step()) {
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}

bool Statement::isNothing(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::number(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

std::string_view Statement::text(int column) const
{
    const unsigned char* text = sqlite3_column_text(m_statement.get(), column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column));
    return text ? std::string_view(reinterpret_cast<const char*>(text), size) : std::string_view();
}

std::string_view Statement::bytes(int column) const
{
    const void* bytes = sqlite3_column_blob(m_statement.get(), column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column));
    return bytes ? std::string_view(static_cast<const char*>(bytes), size) : std::string_view();
}

} // namespace netatlas::store
