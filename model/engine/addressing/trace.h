// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace netatlas::engine::addressing {

/// What befell a candidate, or the choice as a whole, on the way to the answer.
enum class TraceReason : std::uint8_t {
    NotSuitable,        ///< the matcher gives the scope no rank
    OutrankedByBetter,  ///< suitable, but a better rank occurs
    LaterInOrder,       ///< of the best rank, but another stands before it
    BestRank,           ///< of the best rank, and all of that rank are wanted
    FirstOfBestRank,    ///< the answer of a selection of one
    SetAsideAsVirtual,  ///< a virtual IP, left out because the node has other addresses
    NoCandidate,        ///< nothing suits
    EmptyListFallsBack, ///< the provider list gave nothing, so the machine list is asked

    TakenAsFirst,         ///< there was no current address
    TakenCurrentVanished, ///< the current address is in neither list
    TakenProviderWins,    ///< a provider address replaces one of another origin
    TakenBetterScope,     ///< the same origin now offers one of the exact scopes
    KeptCurrent,          ///< no rule lets the candidate displace the current address
    NothingToTake,        ///< no current address and no candidate

    InSpace,            ///< in the wanted space
    OutsideSpace,       ///< not in the wanted space
    KeptAllNoneInSpace, ///< nothing is in the space, so everything stays
    KeptAllNoSpace,     ///< no space is asked for, so everything stays

    FirstInSpace,    ///< the first address of the space, whatever its scope
    OnlyCandidate,   ///< exactly one internal address
    KeptStillThere,  ///< several candidates, and the present address is one of them
    LowestText,      ///< several candidates, the lowest text in byte order is picked
    TooManyToChoose, ///< several candidates and no rule to choose
};

/// One line of a "why": a candidate and what ranked or dropped it.
struct TraceLine
{
    TraceReason reason;
    std::string value; ///< the address or dial text; empty for a line about the whole choice
    int rank = 0;      ///< the rank of the matcher, 0 where none was asked
    /// What the line says about belongs to this node or server; empty where there is but one.
    std::string subject;

    bool operator==(const TraceLine&) const = default;
};

/// How an answer came about. The last line is the answer, or where several addresses are kept, the
/// last lines are.
///
/// Choosing functions take a `Trace*` and fill it as they choose, so that the explanation can
/// never differ from the choice; without one they spend nothing on it.
using Trace = std::vector<TraceLine>;

inline void note(Trace* trace, TraceReason reason, const std::string& value = {}, int rank = 0,
                 const std::string& subject = {})
{
    if (trace)
        trace->push_back({reason, value, rank, subject});
}

/// Gives the lines that `fill` adds to the trace the subject they are about.
template <class Fill>
auto traceOf(Trace* trace, const std::string& subject, Fill fill)
{
    const std::size_t first = trace ? trace->size() : 0;
    auto result = fill();
    if (trace)
        for (std::size_t i = first; i < trace->size(); ++i)
            (*trace)[i].subject = subject;
    return result;
}

} // namespace netatlas::engine::addressing
