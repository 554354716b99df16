// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/tables.h"

#include <array>

namespace netatlas::domain {

/// The next free number of every table of a model: strictly growing, never re-used, shared by
/// live and all drafts (model-and-workers 3.1).
class Sequences
{
public:
    /// The number the next row of this type gets.
    template <class Row>
    std::uint32_t next() const
    {
        return m_next[ModelRows::indexOf<Row>()];
    }
    /// Draws a number.
    template <class Row>
    auto draw()
    {
        return decltype(Row::id)(m_next[ModelRows::indexOf<Row>()]++);
    }
    /// Pushes the sequence past a number that is in use.
    template <class Row>
    void passBy(std::uint32_t number)
    {
        auto& next = m_next[ModelRows::indexOf<Row>()];
        next = next > number ? next : number + 1;
    }
    /// Takes the larger of both for every table.
    void passBy(const Sequences& other)
    {
        for (std::size_t i = 0; i < m_next.size(); ++i)
            m_next[i] = m_next[i] > other.m_next[i] ? m_next[i] : other.m_next[i];
    }

    bool operator==(const Sequences&) const = default;

private:
    std::array<std::uint32_t, ModelRows::kCount> m_next{};
};

/// All tables of one model as an immutable value once it is in a `Revision`. Copying is cheap.
///
/// A state made by `emptyModelState()` has what every model has from birth: alpha, the default
/// routing domain and a provider row.
///
/// Copying and comparing are defined in the source: with so many tables they are slow to compile.
struct ModelState : TableSet<ModelRows>
{
    ModelState();
    ModelState(const ModelState&);
    ModelState(ModelState&&) noexcept;
    ModelState& operator=(const ModelState&);
    ModelState& operator=(ModelState&&) noexcept;
    ~ModelState();

    Sequences sequences;

    bool operator==(const ModelState& other) const;
};

struct ProjectTables : TableSet<ProjectRows>
{
    ProjectTables();
    ProjectTables(const ProjectTables&);
    ProjectTables(ProjectTables&&) noexcept;
    ProjectTables& operator=(const ProjectTables&);
    ProjectTables& operator=(ProjectTables&&) noexcept;
    ~ProjectTables();

    bool operator==(const ProjectTables& other) const;
};

/// Alpha, the default routing domain, a manual provider; space ids start at 1, subnet ids at 0.
ModelState emptyModelState();

} // namespace netatlas::domain
