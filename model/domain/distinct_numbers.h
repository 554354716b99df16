// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <unordered_set>
#include <vector>

namespace netatlas::domain {

/// Tells which numbers come for the first time. Numbers of rows mostly come rising; then each costs
/// its own four bytes and one comparison.
class DistinctNumbers
{
public:
    /// True when the number has not been taken before.
    bool take(std::uint32_t number)
    {
        if (m_rising.empty() || number > m_rising.back()) {
            m_rising.push_back(number);
            return !m_others.contains(number);
        }
        if (std::binary_search(m_rising.begin(), m_rising.end(), number))
            return false;
        return m_others.insert(number).second;
    }

private:
    std::vector<std::uint32_t> m_rising;
    std::unordered_set<std::uint32_t> m_others;
};

} // namespace netatlas::domain
