// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/addressing/matching.h"

#include <algorithm>

namespace netatlas::engine::addressing {

namespace {

std::vector<int> ranksOf(Matcher matcher, const std::vector<Address>& addresses)
{
    std::vector<int> ranks;
    ranks.reserve(addresses.size());
    for (const Address& address : addresses)
        ranks.push_back(rankOf(matcher, address));
    return ranks;
}

/// The rank of the table for IPv4; the next higher one is for everything else.
int rankOfScope(Matcher matcher, Scope scope)
{
    const bool wantsPublic = matcher == Matcher::Public;
    switch (scope) {
    case Scope::Public: return wantsPublic ? 1 : 5;
    case Scope::LocalCloud: return wantsPublic ? 3 : 1;
    case Scope::LocalFan: return wantsPublic ? 5 : 3;
    case Scope::Unknown: return 5;
    case Scope::LocalMachine: return matcher == Matcher::MachineOrCloudLocal ? 1 : 0;
    case Scope::LinkLocal: break;
    }
    return 0;
}

} // namespace

std::optional<Matcher> parseMatcher(std::string_view word)
{
    if (word == "public")
        return Matcher::Public;
    if (word == "cloud-local")
        return Matcher::CloudLocal;
    if (word == "machine-or-cloud-local")
        return Matcher::MachineOrCloudLocal;
    return std::nullopt;
}

int rankOf(Matcher matcher, const Address& address)
{
    const int rank = rankOfScope(matcher, address.scope);
    return rank == 0 || address.type == AddressType::Ipv4 ? rank : rank + 1;
}

std::vector<std::size_t> allMatching(Matcher matcher, const std::vector<Address>& addresses,
                                     Trace* trace)
{
    const std::vector<int> ranks = ranksOf(matcher, addresses);
    int best = 0;
    for (const int rank : ranks)
        if (rank > 0 && (best == 0 || rank < best))
            best = rank;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        if (ranks[i] == best && best > 0)
            places.push_back(i);
        else
            note(trace, ranks[i] == 0 ? TraceReason::NotSuitable : TraceReason::OutrankedByBetter,
                 addresses[i].value, ranks[i]);
    }
    for (const std::size_t place : places)
        note(trace, TraceReason::BestRank, addresses[place].value, best);
    if (places.empty())
        note(trace, TraceReason::NoCandidate);
    return places;
}

std::optional<std::size_t> oneMatching(Matcher matcher, const std::vector<Address>& addresses,
                                       Trace* trace)
{
    const auto places = allMatching(matcher, addresses, trace);
    if (places.empty())
        return std::nullopt;
    if (trace) {
        // Of the lines of the best rank only the first is the answer, and the answer comes last.
        const auto lines = trace->end() - static_cast<std::ptrdiff_t>(places.size());
        lines->reason = TraceReason::FirstOfBestRank;
        std::for_each(lines + 1, trace->end(),
                      [](TraceLine& line) { line.reason = TraceReason::LaterInOrder; });
        std::rotate(lines, lines + 1, trace->end());
    }
    return places.front();
}

std::vector<std::size_t> prioritized(Matcher matcher, const std::vector<Address>& addresses,
                                     Trace* trace)
{
    const std::vector<int> ranks = ranksOf(matcher, addresses);
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        if (ranks[i] > 0)
            places.push_back(i);
        else
            note(trace, TraceReason::NotSuitable, addresses[i].value);
    }
    std::stable_sort(places.begin(), places.end(),
                     [&ranks](std::size_t a, std::size_t b) { return ranks[a] < ranks[b]; });
    for (const std::size_t place : places)
        note(trace, TraceReason::RankedHere, addresses[place].value, ranks[place]);
    if (places.empty())
        note(trace, TraceReason::NoCandidate);
    return places;
}

} // namespace netatlas::engine::addressing
