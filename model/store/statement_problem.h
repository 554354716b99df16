// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Exception.h>

namespace netatlas::store {

/// A statement that failed, with the system's own code: SQLite says only that a write did not
/// work, and loses why on the way.
class StatementProblem : public SQLite::Exception
{
public:
    StatementProblem(sqlite3* connection, int code, int systemCode)
        : SQLite::Exception(connection, code)
        , m_systemCode(systemCode)
    {
    }

    int systemCode() const { return m_systemCode; }

private:
    int m_systemCode;
};

} // namespace netatlas::store
