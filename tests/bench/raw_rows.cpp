// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/raw_rows.h"

#include "model/domain/tables.h"
#include "tests/bench/metric.h"

#include <sqlite3.h>

#include <bit>
#include <memory>
#include <stdexcept>

namespace netatlas::bench {

namespace {

struct Closing
{
    void operator()(sqlite3* database) const { sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Closing>;
using Prepared = std::unique_ptr<sqlite3_stmt, Closing>;

Database openFile(const std::string& path)
{
    sqlite3* database = nullptr;
    const int result = sqlite3_open_v2(path.c_str(), &database,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    Database opened(database);
    if (result != SQLITE_OK)
        throw std::runtime_error("cannot open " + path);
    return opened;
}

void execute(sqlite3* database, const char* sql)
{
    if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(database));
}

Prepared prepare(sqlite3* database, const std::string& sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(database));
    return Prepared(statement);
}

} // namespace

RawRows::RawRows(const std::string& path)
{
    const Database database = openFile(path);
    domain::ModelRows::forEach([&]<class Row>() {
        Table& table = m_tables.emplace_back();
        table.name = Row::kTable;
        const Prepared rows = prepare(database.get(), "SELECT * FROM " + table.name);
        table.columns = static_cast<std::size_t>(sqlite3_column_count(rows.get()));
        while (sqlite3_step(rows.get()) == SQLITE_ROW)
            for (int column = 0; column < static_cast<int>(table.columns); ++column) {
                Cell& cell = table.cells.emplace_back();
                cell.type = sqlite3_column_type(rows.get(), column);
                if (cell.type == SQLITE_INTEGER) {
                    cell.value = sqlite3_column_int64(rows.get(), column);
                } else if (cell.type == SQLITE_FLOAT) {
                    cell.value =
                        std::bit_cast<std::int64_t>(sqlite3_column_double(rows.get(), column));
                } else if (cell.type != SQLITE_NULL) {
                    const void* bytes = sqlite3_column_blob(rows.get(), column);
                    cell.length =
                        static_cast<std::uint32_t>(sqlite3_column_bytes(rows.get(), column));
                    cell.value = static_cast<std::int64_t>(m_texts.size());
                    m_texts.append(static_cast<const char*>(bytes), cell.length);
                }
            }
    });
}

double RawRows::insertInto(const std::string& path) const
{
    const Database database = openFile(path);
    execute(database.get(), "PRAGMA foreign_keys=ON; PRAGMA synchronous=NORMAL; "
                            "PRAGMA wal_autocheckpoint=0"); // nor does the program's thread
    for (const Table& table : m_tables) // an empty model has a row or two of its own
        execute(database.get(), ("DELETE FROM " + table.name).c_str());
    const double start = threadSeconds();
    execute(database.get(), "BEGIN IMMEDIATE");
    for (const Table& table : m_tables) {
        if (table.cells.empty())
            continue;
        std::string marks = "?";
        for (std::size_t column = 1; column < table.columns; ++column)
            marks += ",?";
        const Prepared put =
            prepare(database.get(), "INSERT INTO " + table.name + " VALUES (" + marks + ")");
        sqlite3_stmt* const statement = put.get();
        for (std::size_t at = 0; at < table.cells.size(); at += table.columns) {
            for (std::size_t column = 0; column < table.columns; ++column) {
                const Cell& cell = table.cells[at + column];
                const int place = static_cast<int>(column) + 1;
                const auto length = static_cast<int>(cell.length);
                const char* const text =
                    m_texts.data() + (cell.length > 0 ? cell.value : std::int64_t{0});
                switch (cell.type) {
                case SQLITE_INTEGER: sqlite3_bind_int64(statement, place, cell.value); break;
                case SQLITE_FLOAT:
                    sqlite3_bind_double(statement, place, std::bit_cast<double>(cell.value));
                    break;
                case SQLITE_TEXT:
                    sqlite3_bind_text(statement, place, text, length, SQLITE_STATIC);
                    break;
                case SQLITE_BLOB:
                    sqlite3_bind_blob(statement, place, text, length, SQLITE_STATIC);
                    break;
                default: sqlite3_bind_null(statement, place);
                }
            }
            if (sqlite3_step(statement) != SQLITE_DONE)
                throw std::runtime_error(sqlite3_errmsg(database.get()));
            sqlite3_reset(statement);
        }
    }
    execute(database.get(), "COMMIT");
    return threadSeconds() - start;
}

} // namespace netatlas::bench
