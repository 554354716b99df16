// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/listed_addresses.h"

#include "model/engine/addressing/ordering.h"
#include "model/engine/addressing/preferred.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

/// The preferred address as a copy of the list entry that has its value, provider first.
std::optional<ListedAddress> listedOf(const MachineRow& machine, const addressing::Address& chosen)
{
    for (const auto* list : {&machine.providerAddresses, &machine.machineAddresses})
        for (const ListedAddress& listed : *list)
            if (listed.value == chosen.value)
                return listed;
    return std::nullopt;
}

std::optional<ListedAddress> preferred(const MachineRow& machine, addressing::Preference preference,
                                       const std::optional<ListedAddress>& current)
{
    const auto chosen = addressing::preferredAddress(
        preference, current ? recordOf(*current) : addressing::Address{},
        addressing::sorted(recordsOf(machine.providerAddresses)),
        addressing::sorted(recordsOf(machine.machineAddresses)));
    return chosen.isChanged ? listedOf(machine, chosen.address) : current;
}

} // namespace

addressing::Address recordOf(const ListedAddress& listed)
{
    addressing::Address record;
    record.value = listed.value;
    record.type = listed.type;
    record.scope = listed.scope;
    record.cidr = listed.cidr;
    record.origin = listed.origin;
    return record;
}

std::vector<addressing::Address> recordsOf(const std::vector<ListedAddress>& listed)
{
    std::vector<addressing::Address> records;
    records.reserve(listed.size());
    std::transform(listed.begin(), listed.end(), std::back_inserter(records), recordOf);
    return records;
}

MachineRow withPreferredAddresses(MachineRow machine)
{
    machine.preferredPublic =
        preferred(machine, addressing::Preference::Public, machine.preferredPublic);
    machine.preferredPrivate =
        preferred(machine, addressing::Preference::Private, machine.preferredPrivate);
    return machine;
}

} // namespace netatlas::engine::edits
