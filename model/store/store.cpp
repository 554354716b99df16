// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/store.h"

#include "model/store/file_check.h"
#include "model/store/journal_table.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <unistd.h>

namespace netatlas::store {

namespace {

namespace fs = std::filesystem;

/// One name for one file, so that two ways to it meet the same lock.
std::string canonicalPath(const std::string& path)
{
    std::error_code problem;
    const auto full = fs::weakly_canonical(fs::absolute(path, problem), problem);
    return problem ? path : full.string();
}

tl::unexpected<Error> refused(const std::string& path, int code)
{
    const bool isFull = code == ENOSPC || code == EDQUOT || code == EFBIG;
    return fail(isFull ? ErrorKind::NoRoom : ErrorKind::Refused,
                {{"file", path}, {"cause", std::strerror(code)}});
}

/// Writes the file under another name first, so that it never exists half made.
Status makeFile(const std::string& path, std::span<const Migration> steps)
{
    const std::string unfinished = path + "-new";
    std::error_code ignored;
    fs::remove(unfinished, ignored);
    const Status made = guarded(path, [&] {
        SQLite::Database(unfinished, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        Connection connection(unfinished, Access::ReadWrite);
        migrate(connection, steps);
        connection.number("PRAGMA journal_mode=WAL");
    });
    if (!made) {
        fs::remove(unfinished, ignored);
        return made;
    }
    // Unlike a rename, a link never replaces a file that came meanwhile.
    const int code = link(unfinished.c_str(), path.c_str()) == 0 ? 0 : errno;
    fs::remove(unfinished, ignored);
    if (code == EEXIST)
        return fail(ErrorKind::AlreadyExists, {{"what", "file"}, {"key", path}});
    return code == 0 ? Status() : refused(path, code);
}

ReadOnlyReason reasonFor(const std::string& path, const FileLock& lock)
{
    if (lock.outcome() == FileLock::Outcome::HeldElsewhere)
        return ReadOnlyReason::OpenElsewhere;
    if (access(path.c_str(), W_OK) != 0)
        return ReadOnlyReason::FileNotWritable;
    return lock.outcome() == FileLock::Outcome::Held ? ReadOnlyReason::None
                                                     : ReadOnlyReason::FolderNotWritable;
}

} // namespace

Store::Store(std::string path, FileLock lock, ReadOnlyReason reason)
    : m_path(std::move(path))
    , m_lock(std::move(lock))
    , m_readOnlyReason(reason)
{
}

Store::~Store()
{
    m_checkpointer.reset(); // nobody else has the file when the connection closes it
    if (!m_connection || !m_isMarkedOpen)
        return;
    (void)guarded(m_path,
                  [&] { m_connection->execute("UPDATE file_state SET open_since_entry=NULL"); });
}

Result<std::unique_ptr<Store>> Store::create(const std::string& path, const StoreOptions& options)
{
    std::error_code ignored;
    const std::string full = canonicalPath(path);
    if (fs::exists(fs::symlink_status(full, ignored)))
        return fail(ErrorKind::AlreadyExists, {{"what", "file"}, {"key", path}});
    const auto folder = fs::path(full).parent_path();
    if (!fs::is_directory(folder, ignored))
        return fail(ErrorKind::NotFound, {{"what", "folder"}, {"key", folder.string()}});
    if (access(folder.c_str(), W_OK) != 0)
        return refused(path, errno);
    if (Status made = makeFile(full, options.migrations); !made)
        return fail(made.error());
    return open(path, options);
}

Result<std::unique_ptr<Store>> Store::open(const std::string& path, const StoreOptions& options)
{
    const std::string full = canonicalPath(path);
    const auto damaged = [&](Error error) {
        if (error.kind == ErrorKind::FileDamaged || error.kind == ErrorKind::NotValid)
            if (const auto copy = goodBackup(full, options.migrations)) {
                // A file with a good copy beside it was a project once, whatever it is now.
                if (error.kind == ErrorKind::NotValid)
                    error = {ErrorKind::FileDamaged, {{"file", full}, {"where", "header"}}};
                error.details["copy"] = *copy;
            }
        return fail(std::move(error));
    };
    std::error_code ignored;
    if (!fs::is_regular_file(full, ignored)) // before a lock is put beside what is no file
        return fail(checkHeader(full, options.migrations).error());
    FileLock lock;
    if (!options.readOnly)
        lock = FileLock::tryOn(full);
    const bool isElsewhere = lock.outcome() == FileLock::Outcome::HeldElsewhere;
    // Whoever writes it has checked it; a look beside SQLite's back would disturb a writer of
    // this very process.
    if (!isElsewhere) {
        if (const auto format = checkHeader(full, options.migrations); !format)
            return damaged(format.error());
    }
    const auto reason = options.readOnly ? ReadOnlyReason::Asked : reasonFor(full, lock);
    if (reason != ReadOnlyReason::None)
        lock.release();
    else if (Status good = checkFile(full, options.migrations); !good)
        return damaged(good.error());
    std::unique_ptr<Store> store(new Store(full, std::move(lock), reason));
    if (Status connected = store->connect(options.migrations); !connected)
        return damaged(connected.error());
    return store;
}

Status Store::connect(std::span<const Migration> steps)
{
    if (!isReadOnly())
        return guarded(m_path, [&] {
            m_connection = std::make_unique<Connection>(m_path, Access::ReadWrite);
            prepareToWrite(steps);
            m_checkpointer =
                std::make_unique<Checkpointer>(m_path, m_connection->database().getHandle());
        });
    // Without a log nobody writes, and then nothing need be put beside the file.
    m_isFrozen = !hasPendingLog(m_path) && !fs::exists(m_path + "-lock");
    Status content;
    const Status opened = guarded(m_path, [&] {
        m_connection =
            std::make_unique<Connection>(m_path, m_isFrozen ? Access::Frozen : Access::ReadOnly);
        content = checkContent(*m_connection, steps);
    });
    if (!opened || !content)
        return opened ? content : opened;
    return guarded(m_path, [&] {
        const auto format = m_connection->number("PRAGMA user_version");
        if (format < formatOf(steps))
            throw Error{
                ErrorKind::Refused,
                {{"file", m_path}, {"cause", "an older format that must be updated first"}}};
    });
}

void Store::prepareToWrite(std::span<const Migration> steps)
{
    const auto format = m_connection->number("PRAGMA user_version");
    if (format < formatOf(steps)) {
        copyTo(*m_connection, m_path + ".format-" + std::to_string(format) + ".bak");
        migrate(*m_connection, steps);
        // The header tells the format, also to those who look at nothing else.
        m_connection->number("PRAGMA wal_checkpoint(TRUNCATE)");
    } else if (lastEntry(*m_connection) > 0) {
        refreshBackup(*m_connection);
    }
    Statement& state = m_connection->statement("SELECT open_since_entry FROM file_state");
    if (state.step() && !state.isNothing(0)) {
        m_unclosedEntries = lastEntry(*m_connection) - static_cast<std::uint64_t>(state.number(0));
        m_isMarkedOpen = true;
    }
    state.reset();
}

void Store::markOpen()
{
    if (m_isMarkedOpen)
        return;
    m_connection->execute("UPDATE file_state SET open_since_entry="
                          "(SELECT coalesce(max(number),0) FROM journal)");
}

Result<StoredProject> Store::load()
{
    StoredProject stored;
    const Status status = guarded(m_path, [&] {
        m_connection->statement("BEGIN").run();
        try {
            stored = readProject(*m_connection);
        } catch (...) {
            m_connection->statement("ROLLBACK").run();
            throw;
        }
        m_connection->statement("COMMIT").run();
    });
    if (!status)
        return fail(status.error());
    return stored;
}

Result<std::uint64_t> Store::write(const Write& write)
{
    if (isReadOnly())
        return fail(ErrorKind::Refused, {{"file", m_path}, {"cause", "read-only"}});
    std::uint64_t number = 0;
    const Status status = guarded(m_path, [&] {
        m_connection->transaction([&] {
            markOpen();
            writeChanges(*m_connection, write.project);
            for (const auto& model : write.models) {
                if (model.isRemoved) {
                    eraseModel(*m_connection, model.model);
                    continue;
                }
                writeChanges(*m_connection, model.model, model.rows);
                writeSequences(*m_connection, model.model, model.sequences);
            }
            for (const auto& turn : write.turns)
                updateEntry(*m_connection, turn.entry, turn.changes ? &*turn.changes : nullptr);
            if (write.entry)
                number = appendEntry(*m_connection, write.entry->entry, write.entry->changes);
        });
    });
    if (!status)
        return fail(status.error());
    m_isMarkedOpen = true;
    return number;
}

template <class Value, class Read>
Result<Value> Store::reading(Read&& read) const
{
    Value value{};
    const Status status = guarded(m_path, [&] { value = read(); });
    if (!status)
        return fail(status.error());
    return value;
}

Result<std::vector<JournalEntry>> Store::entries(std::size_t limit, std::uint64_t until) const
{
    return reading<std::vector<JournalEntry>>(
        [&] { return readEntries(*m_connection, limit, until); });
}

Result<std::vector<JournalEntry>> Store::steps(std::size_t limit) const
{
    return reading<std::vector<JournalEntry>>([&] { return readSteps(*m_connection, limit); });
}

Result<std::vector<JournalEntry>> Store::pending(domain::DraftId draft) const
{
    return reading<std::vector<JournalEntry>>([&] { return readPending(*m_connection, draft); });
}

Result<EntryChanges> Store::changesOf(std::uint64_t number) const
{
    return reading<EntryChanges>([&] { return readChanges(*m_connection, number); });
}

} // namespace netatlas::store
