// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace netatlas::tests {

/// What this process holds of what can leak.
struct ProcessFigures
{
    std::size_t heapKilobytes = 0; ///< in use, without what is kept for later and the file's cache
    std::size_t fileCacheKilobytes = 0; ///< which SQLite fills up to its limit
    std::size_t residentKilobytes = 0;
    int sockets = 0;
    int files = 0; ///< all descriptors, also those of sockets
    int threads = 0;
    int children = 0;

    std::string text() const;
};

ProcessFigures processFigures();

} // namespace netatlas::tests
