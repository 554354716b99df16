// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/journal_reader.h"

#include "model/store/connection.h"
#include "model/store/journal_table.h"

namespace netatlas::store {

template <class Value, class Read>
Result<Value> JournalReader::reading(Read&& read) const
{
    Value value{};
    const Status status = guarded(m_path, [&] {
        Connection connection(m_path, m_isFrozen ? Access::Frozen : Access::ReadOnly);
        value = read(connection);
    });
    if (!status)
        return fail(status.error());
    return value;
}

Result<std::vector<JournalEntry>> JournalReader::entries(std::size_t limit,
                                                         std::uint64_t until) const
{
    return reading<std::vector<JournalEntry>>(
        [&](Connection& connection) { return readEntries(connection, limit, until); });
}

Result<EntryChanges> JournalReader::changesOf(std::uint64_t number) const
{
    return reading<EntryChanges>(
        [&](Connection& connection) { return readChanges(connection, number); });
}

} // namespace netatlas::store
