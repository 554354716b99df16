// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/addressing/preferred.h"

#include "model/engine/addressing/matching.h"

#include <algorithm>

namespace netatlas::engine::addressing {

namespace {

bool isExactScope(Preference preference, Scope scope)
{
    if (preference == Preference::Public)
        return scope == Scope::Public;
    return scope == Scope::LocalMachine || scope == Scope::LocalCloud || scope == Scope::LocalFan;
}

Address candidateOf(Matcher matcher, const std::vector<Address>& fromProvider,
                    const std::vector<Address>& fromMachine, Trace* trace)
{
    if (const auto place = oneMatching(matcher, fromProvider, trace)) {
        Address candidate = fromProvider[*place];
        candidate.origin = Origin::Provider;
        return candidate;
    }
    note(trace, TraceReason::EmptyListFallsBack);
    if (const auto place = oneMatching(matcher, fromMachine, trace)) {
        Address candidate = fromMachine[*place];
        candidate.origin = Origin::Machine;
        return candidate;
    }
    return {};
}

bool hasValue(const std::vector<Address>& addresses, const std::string& value)
{
    return std::any_of(addresses.begin(), addresses.end(),
                       [&value](const Address& address) { return address.value == value; });
}

} // namespace

PreferredAddress preferredAddress(Preference preference, const Address& current,
                                  const std::vector<Address>& fromProvider,
                                  const std::vector<Address>& fromMachine, Trace* trace)
{
    const Matcher matcher =
        preference == Preference::Public ? Matcher::Public : Matcher::CloudLocal;
    const Address candidate = candidateOf(matcher, fromProvider, fromMachine, trace);
    const auto take = [&](TraceReason reason) {
        note(trace, reason, candidate.value);
        return PreferredAddress{candidate, true};
    };

    if (current.value.empty()) {
        if (!candidate.value.empty())
            return take(TraceReason::TakenAsFirst);
        note(trace, TraceReason::NothingToTake);
        return {};
    }
    if (!hasValue(fromProvider, current.value) && !hasValue(fromMachine, current.value))
        return take(TraceReason::TakenCurrentVanished);
    if (current.origin != Origin::Provider && candidate.origin == Origin::Provider)
        return take(TraceReason::TakenProviderWins);
    if (!isExactScope(preference, current.scope) && candidate.origin == current.origin &&
        isExactScope(preference, candidate.scope))
        return take(TraceReason::TakenBetterScope);
    note(trace, TraceReason::KeptCurrent, current.value);
    return {current, false};
}

} // namespace netatlas::engine::addressing
