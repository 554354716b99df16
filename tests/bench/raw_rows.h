// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace netatlas::bench {

/// All rows of the tables of models in a file, to be written again by a plain loop over the C
/// interface of SQLite: the yardstick of the store (performance 5).
class RawRows
{
public:
    /// Throws when the file cannot be read.
    explicit RawRows(const std::string& path);

    /// Writes the rows into a project whose model is empty, with the same settings of the
    /// connection as the program's and in one transaction. Gives the seconds of the thread.
    double insertInto(const std::string& path) const;

private:
    struct Cell
    {
        int type = 0;
        std::uint32_t length = 0;
        std::int64_t value = 0; ///< the number, or where the text begins
    };
    struct Table
    {
        std::string name;
        std::size_t columns = 0;
        std::vector<Cell> cells;
    };

    std::vector<Table> m_tables;
    std::string m_texts;
};

} // namespace netatlas::bench
