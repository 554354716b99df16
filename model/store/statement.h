// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace netatlas::store {

/// One prepared statement, kept by its connection. Thin over the C interface, because rows are
/// bound and read by the hundred thousand (performance 6). Throws `SQLite::Exception`.
class Statement
{
public:
    Statement(sqlite3* connection, std::string_view sql);

    /// Parameters and columns count from 0.
    void bind(int parameter, std::int64_t number);
    void bind(int parameter, double number);
    void bindNothing(int parameter);
    /// The bytes must live until the next `reset`.
    void bindText(int parameter, std::string_view text);
    void bindBytes(int parameter, std::string_view bytes);

    /// The next row; false at the end, after which the statement is ready for use again.
    bool step();
    /// Runs to the end.
    void run();
    /// Ends a reading early.
    void reset();

    bool isNothing(int column) const;
    std::int64_t number(int column) const;
    double real(int column) const;
    std::string_view text(int column) const;
    std::string_view bytes(int column) const;

private:
    struct Finalizer
    {
        void operator()(sqlite3_stmt* statement) const;
    };

    void check(int code) const;

    sqlite3* m_connection;
    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
};

} // namespace netatlas::store
