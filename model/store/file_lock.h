// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace netatlas::store {

/// The right to write one project file, held by an advisory lock on a file beside it that goes
/// when the holder lets go and dies with the process. Readers take no notice of it.
///
/// The lock is not on the project file itself: closing any handle of that file would drop the
/// locks that SQLite holds on it in this process.
class FileLock
{
public:
    enum class Outcome { Held, HeldElsewhere, NotPossible };

    FileLock() = default;
    /// Tries once and does not wait. `NotPossible` means that nothing can be written beside it.
    static FileLock tryOn(const std::string& path);
    ~FileLock();
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;

    Outcome outcome() const { return m_outcome; }
    void release();

private:
    Outcome m_outcome = Outcome::NotPossible;
    int m_descriptor = -1;
    std::string m_lockPath;
};

} // namespace netatlas::store
