// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <future>
#include <string>

struct sqlite3;

namespace netatlas::store {

/// Brings what stands in the write-ahead log of a file into the file itself, whenever the log has
/// grown, on a thread of its own: that waits for the disk, which whoever writes must not.
///
/// Where it cannot, the log grows, and the next write asks again. Ending it waits for what is
/// under way.
class Checkpointer
{
public:
    /// As many pages as SQLite itself takes for enough.
    static constexpr int kEnoughPages = 1000;

    /// Follows the writes of that connection, which it does not outlive.
    Checkpointer(std::string path, sqlite3* connection);
    ~Checkpointer();
    Checkpointer(const Checkpointer&) = delete;
    Checkpointer& operator=(const Checkpointer&) = delete;

private:
    void begin();

    std::string m_path;
    sqlite3* m_connection;
    std::future<void> m_running; ///< waits when it ends
};

} // namespace netatlas::store
