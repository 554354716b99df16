// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/addressing/ordering.h"

#include <algorithm>

namespace netatlas::engine::addressing {

namespace {

int weightOfScope(const Address& address)
{
    switch (address.scope) {
    case Scope::Public:
        // With the 2 of secondaries it comes behind host names, but before `localhost`.
        return address.isSecondary ? 10 : 0;
    case Scope::LocalCloud: return 30;
    case Scope::LocalFan: return 50;
    case Scope::LocalMachine: return 70;
    case Scope::LinkLocal: return 90;
    case Scope::Unknown: break;
    }
    return 100;
}

} // namespace

int weightOf(const Address& address)
{
    int weight = weightOfScope(address);
    if (address.type == AddressType::Hostname)
        weight = address.value == "localhost" ? 20 : 10;
    else if (address.type == AddressType::Ipv6)
        weight += 1;
    return address.isSecondary ? weight + 2 : weight;
}

int originWeight(std::optional<Origin> origin)
{
    if (!origin)
        return 3;
    switch (*origin) {
    case Origin::Provider: return 0;
    case Origin::Machine: return 1;
    case Origin::Unknown: break;
    }
    return 2;
}

bool addressLess(const Address& a, const Address& b)
{
    if (const int x = weightOf(a), y = weightOf(b); x != y)
        return x < y;
    if (const int x = originWeight(a.origin), y = originWeight(b.origin); x != y)
        return x < y;
    return a.value < b.value;
}

std::vector<Address> sorted(std::vector<Address> addresses)
{
    std::stable_sort(addresses.begin(), addresses.end(), addressLess);
    return addresses;
}

bool areEqualLists(std::vector<Address> a, std::vector<Address> b)
{
    if (a.size() != b.size())
        return false;
    const auto first = sorted(std::move(a));
    const auto second = sorted(std::move(b));
    return std::equal(
        first.begin(), first.end(), second.begin(),
        [](const Address& x, const Address& y) { return spaceText(x) == spaceText(y); });
}

} // namespace netatlas::engine::addressing
