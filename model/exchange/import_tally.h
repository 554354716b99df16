// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_plan.h"

#include <unordered_set>

namespace netatlas::exchange {

/// Counts what an import met: which rows the inputs spoke of, beside the changes.
class ImportTally
{
public:
    template <class Id>
    void saw(domain::ObjectKind kind, Id id)
    {
        m_seen[kind].insert(id.number());
    }
    void note(std::string text) { m_notes.push_back(std::move(text)); }

    const std::vector<std::string>& notes() const { return m_notes; }
    /// New, changed and removed by the changes; the rest of what was seen is the same.
    std::map<domain::ObjectKind, ImportCounts> counts(const domain::ChangeSet& changes) const;

private:
    std::map<domain::ObjectKind, std::unordered_set<std::uint32_t>> m_seen;
    std::vector<std::string> m_notes;
};

} // namespace netatlas::exchange
