// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/file_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace netatlas::store {

namespace {

constexpr mode_t kMode = 0666;

int openLockFile(const std::string& path)
{
    const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kMode);
    if (descriptor >= 0 || errno != EACCES)
        return descriptor;
    return open(path.c_str(), O_RDONLY | O_CLOEXEC); // another user's: it can be asked all the same
}

/// Whether the name still leads to the opened file; a holder that let go took the name away.
bool isStillNamed(int descriptor, const std::string& path)
{
    struct stat opened{};
    struct stat named{};
    return fstat(descriptor, &opened) == 0 && stat(path.c_str(), &named) == 0 &&
           opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

} // namespace

FileLock FileLock::tryOn(const std::string& path)
{
    FileLock lock;
    const std::string lockPath = path + "-lock";
    while (true) {
        const int descriptor = openLockFile(lockPath);
        if (descriptor < 0)
            return lock;
        if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            close(descriptor);
            lock.m_outcome = Outcome::HeldElsewhere;
            return lock;
        }
        if (isStillNamed(descriptor, lockPath)) {
            lock.m_outcome = Outcome::Held;
            lock.m_descriptor = descriptor;
            lock.m_lockPath = lockPath;
            return lock;
        }
        close(descriptor);
    }
}

FileLock::~FileLock()
{
    release();
}

FileLock::FileLock(FileLock&& other) noexcept
    : m_outcome(std::exchange(other.m_outcome, Outcome::NotPossible))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_lockPath(std::move(other.m_lockPath))
{
}

FileLock& FileLock::operator=(FileLock&& other) noexcept
{
    if (this != &other) {
        release();
        m_outcome = std::exchange(other.m_outcome, Outcome::NotPossible);
        m_descriptor = std::exchange(other.m_descriptor, -1);
        m_lockPath = std::move(other.m_lockPath);
    }
    return *this;
}

void FileLock::release()
{
    if (m_descriptor < 0)
        return;
    unlink(m_lockPath.c_str()); // while held, so that nobody loses a lock just taken
    close(m_descriptor);
    m_descriptor = -1;
    m_outcome = Outcome::NotPossible;
}

} // namespace netatlas::store
