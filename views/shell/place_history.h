// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/ids.h"

#include <QString>

#include <optional>
#include <vector>

namespace netatlas::views::shell {

/// A place in the window: a mode and what was selected there.
struct Place
{
    QString mode;
    std::vector<domain::ObjectRef> selection;

    bool operator==(const Place&) const = default;
};

/// The places visited, to walk back and forward (user-experience 3).
class PlaceHistory
{
public:
    /// A place reached by the user's own step; what lay ahead is forgotten.
    void visit(const Place& place)
    {
        if (m_present < m_places.size() && m_places[m_present].mode == place.mode) {
            m_places[m_present] = place; // another selection in the same mode is no new place
            return;
        }
        m_places.resize(m_places.empty() ? 0 : m_present + 1);
        m_places.push_back(place);
        m_present = m_places.size() - 1;
    }
    bool hasBack() const { return m_present > 0; }
    bool hasForward() const { return m_present + 1 < m_places.size(); }
    const Place& back() { return m_places[--m_present]; }
    const Place& forward() { return m_places[++m_present]; }

private:
    std::vector<Place> m_places;
    std::size_t m_present = 0;
};

} // namespace netatlas::views::shell
