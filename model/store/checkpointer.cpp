// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/checkpointer.h"

#include "model/store/connection.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <chrono>
#include <system_error>

namespace netatlas::store {

namespace {

void bringLogIntoFile(const std::string& path)
{
    // What fails is tried again after the next write.
    (void)guarded(path, [&] {
        Connection connection(path, Access::ReadWrite);
        sqlite3_wal_checkpoint_v2(connection.database().getHandle(), nullptr,
                                  SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    });
}

} // namespace

Checkpointer::Checkpointer(std::string path, sqlite3* connection)
    : m_path(std::move(path))
    , m_connection(connection)
{
    // In the place of SQLite's own, which works on the thread of the write.
    sqlite3_wal_hook(
        m_connection,
        [](void* self, sqlite3*, const char*, int pages) {
            if (pages >= kEnoughPages)
                static_cast<Checkpointer*>(self)->begin();
            return SQLITE_OK;
        },
        this);
}

Checkpointer::~Checkpointer()
{
    sqlite3_wal_hook(m_connection, nullptr, nullptr);
}

void Checkpointer::begin()
{
    if (m_running.valid() &&
        m_running.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return;
    try {
        m_running = std::async(std::launch::async, bringLogIntoFile, m_path);
    } catch (const std::system_error&) {
        bringLogIntoFile(m_path); // no more threads: late is better than never
    }
}

} // namespace netatlas::store
