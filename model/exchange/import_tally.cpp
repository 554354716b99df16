// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/import_tally.h"

namespace netatlas::exchange {

std::map<domain::ObjectKind, ImportCounts>
ImportTally::counts(const domain::ChangeSet& changes) const
{
    std::map<domain::ObjectKind, ImportCounts> counts;
    auto seen = m_seen;
    domain::ModelRows::forEach([&]<class Row>() {
        if constexpr (requires { Row::kKind; }) {
            for (const auto& change : changes.rows.of<Row>()) {
                ImportCounts& count = counts[Row::kKind];
                ++(!change.before ? count.added : !change.after ? count.removed : count.changed);
                seen[Row::kKind].erase(change.id.number());
            }
        }
    });
    for (const auto& [kind, numbers] : seen)
        counts[kind].same = numbers.size();
    std::erase_if(counts, [](const auto& entry) { return entry.second == ImportCounts{}; });
    return counts;
}

} // namespace netatlas::exchange
