// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace netatlas::engine::addressing {

/// What befell a candidate, or the choice as a whole, on the way to the answer (user-experience 10;
/// the rules are those of address-engine 5 to 13 and 16).
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

    RankedHere, ///< suitable, and in the answer at the place of its rank
    NotUsable,  ///< machine-local or link-local, which nobody else can reach
    Repeated,   ///< the same dial text stands before it
    Listed,     ///< in the answer

    ServiceName,     ///< the name of the service, which agents try first
    PublicIsInside,  ///< the public choice lies inside the cloud, so nothing is added to it
    NothingInside,   ///< no address inside the cloud to put before the public choice
    InsideGoesFirst, ///< addresses inside the cloud stand before the public choice

    HoldsAddress,       ///< the first block of its space around the address
    HoldsNot,           ///< a space without a block around the address
    OnlySpace,          ///< the only space that holds it
    SeveralSpacesHold,  ///< a second space holds it too, so there is no answer
    NoAddress,          ///< the text is no address
    BadBlock,           ///< a block that cannot be parsed was reached
    OtherProviderBlock, ///< the same block, but of another provider subnet
    SameProviderBlock,  ///< block and provider subnet are those asked for
    SameBlock,          ///< exactly the block asked for
    AroundBlock,        ///< around the block asked for, which no subnet is exactly
    OtherBlock,         ///< another block, or passed over for one that is exactly it

    NoWay,        ///< a default route with neither gateway nor device
    HigherMetric, ///< another default route has a lower metric
    LowestMetric, ///< the default route of the lowest metric, the first of those

    NamedByConstraint, ///< a space that a constraint wants
    NegatedName,       ///< a constraint that keeps out of a space wants none
    UnknownName,       ///< a constraint that names no space
    OnlyHostSpace,     ///< no constraint, and the host is in one space
    AlphaByRule,       ///< no constraint, and the method or the host leaves alpha alone
    SeveralHostSpaces, ///< no constraint, and the host is in several spaces

    ToolBridge,     ///< a bridge of the container tool, which serves no other network
    WrongBridge,    ///< a bridge of a fan where none is wanted, or the other way round
    NoBridge,       ///< no bridge, so no container hangs on it
    ServesSpace,    ///< a bridge that serves the space
    NotBridgeable,  ///< no bridge, and cannot be put under one
    ToBridge,       ///< will be put under a bridge
    ParentBridge,   ///< the container gets a device on it
    FallsBackLocal, ///< alpha is served by the bridge of the container tool
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
