// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/checkpointer.h"
#include "model/store/file_lock.h"
#include "model/store/journal_reader.h"
#include "model/store/migrations.h"
#include "model/store/row_tables.h"

#include <memory>
#include <string>
#include <vector>

namespace netatlas::store {

/// Why a project takes no changes.
enum class ReadOnlyReason : std::uint8_t {
    None,
    Asked,
    OpenElsewhere, ///< another program has the file open to write (NA-202)
    FileNotWritable,
    FolderNotWritable,
};

struct StoreOptions
{
    bool readOnly = false;
    std::span<const Migration> migrations = store::migrations();
};

/// What one transaction writes.
struct Write
{
    struct OfModel
    {
        domain::ModelId model{0};
        domain::ModelChanges rows; ///< whole rows, with those that follow by rule
        domain::Sequences sequences;
        bool isRemoved = false; ///< every row of the model goes
    };
    /// An entry whose state changes, and whose changes do where they are given.
    struct Turn
    {
        JournalEntry entry;
        std::optional<EntryChanges> changes;
    };
    struct NewEntry
    {
        JournalEntry entry;
        EntryChanges changes;
    };

    domain::ProjectChanges project;
    std::vector<OfModel> models;
    std::vector<Turn> turns;
    std::optional<NewEntry> entry;
};

/// One `.netatlas` file (architecture 15, model-and-workers 2).
///
/// The first to open it writes; others read. A file of another program, of a newer version or a
/// damaged one is refused and not touched: `not-valid`, `file-newer`, `file-damaged` with `file`,
/// `where` and, where there is one, `copy`. Killed at any moment, it opens with the last write
/// that returned.
///
/// Lives on the thread that made it.
class Store
{
public:
    /// Makes the file with everything in it or not at all; `already-exists` when it is there.
    static Result<std::unique_ptr<Store>> create(const std::string& path,
                                                 const StoreOptions& options = {});
    static Result<std::unique_ptr<Store>> open(const std::string& path,
                                               const StoreOptions& options = {});
    /// Closes cleanly.
    ~Store();

    const std::string& path() const { return m_path; }
    ReadOnlyReason readOnlyReason() const { return m_readOnlyReason; }
    bool isReadOnly() const { return m_readOnlyReason != ReadOnlyReason::None; }

    /// How many entries the last writer had made when it ended without closing; 0 when it closed.
    std::uint64_t unclosedEntries() const { return m_unclosedEntries; }

    Result<StoredProject> load();
    /// All or nothing. Gives the number of the new entry, or 0 when there is none.
    Result<std::uint64_t> write(const Write& write);

    /// Newest first, from the entry of that number back.
    Result<std::vector<JournalEntry>> entries(std::size_t limit,
                                              std::uint64_t until = INT64_MAX) const;
    /// The latest steps of the user that are done or undone, oldest first.
    Result<std::vector<JournalEntry>> steps(std::size_t limit) const;
    /// The steps of a draft that are done or in conflict, oldest first.
    Result<std::vector<JournalEntry>> pending(domain::DraftId draft) const;
    Result<EntryChanges> changesOf(std::uint64_t number) const;
    /// The same for jobs, while this store goes on.
    JournalReader journalReader() const { return {m_path, m_isFrozen}; }

private:
    Store(std::string path, FileLock lock, ReadOnlyReason reason);

    Status connect(std::span<const Migration> steps);
    void prepareToWrite(std::span<const Migration> steps);
    void markOpen();
    template <class Value, class Read>
    Result<Value> reading(Read&& read) const;

    std::string m_path;
    FileLock m_lock; // outlives the connection
    ReadOnlyReason m_readOnlyReason;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Checkpointer> m_checkpointer; ///< of a file that is open to write
    std::uint64_t m_unclosedEntries = 0;
    bool m_isMarkedOpen = false;
    bool m_isFrozen = false; ///< nobody writes the file
};

} // namespace netatlas::store
