// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/change_set.h"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace netatlas::engine::reconcile {

/// The rows of one table by what the source calls them, and which of them it showed
/// (model-and-workers 2.16, providers.md 0.1).
template <class Row>
class SiteIndex
{
public:
    using Id = decltype(Row::id);

    /// `refOf(row)` is the source's id of a row; empty for rows that it did not bring.
    template <class RefOf>
    SiteIndex(const domain::Table<Row>& table, RefOf refOf)
    {
        for (const Row& row : table)
            if (std::string ref(refOf(row)); !ref.empty())
                m_ids.emplace(std::move(ref), row.id);
    }

    std::optional<Id> find(const std::string& ref) const
    {
        const auto found = m_ids.find(ref);
        return found == m_ids.end() ? std::nullopt : std::optional(found->second);
    }
    /// Notes that the source shows it. False when it did so before: ids are given once.
    bool see(const std::string& ref, Id id)
    {
        m_ids.emplace(ref, id);
        return m_seen.insert(id.number()).second;
    }
    bool isSeen(Id id) const { return m_seen.contains(id.number()); }
    const std::unordered_map<std::string, Id>& ids() const { return m_ids; }

private:
    std::unordered_map<std::string, Id> m_ids;
    std::unordered_set<std::uint32_t> m_seen;
};

} // namespace netatlas::engine::reconcile
