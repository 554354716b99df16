// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/store/journal_entry.h"

#include <string>
#include <vector>

namespace netatlas::store {

/// Reads the journal of an open file beside its store, by a connection of its own (architecture 5):
/// for jobs, on any thread. A value that the store gives; the file stays as it is.
class JournalReader
{
public:
    /// Newest first, from the entry of that number back.
    Result<std::vector<JournalEntry>> entries(std::size_t limit,
                                              std::uint64_t until = INT64_MAX) const;
    Result<EntryChanges> changesOf(std::uint64_t number) const;

private:
    friend class Store;
    JournalReader(std::string path, bool isFrozen) : m_path(std::move(path)), m_isFrozen(isFrozen)
    {
    }
    template <class Value, class Read>
    Result<Value> reading(Read&& read) const;

    std::string m_path;
    bool m_isFrozen; ///< nobody writes the file
};

} // namespace netatlas::store
