// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/addressing/listed_addresses.h"

#include "model/engine/addressing/ordering.h"
#include "model/engine/addressing/preferred.h"

#include <algorithm>

namespace netatlas::engine::addressing {

using domain::ListedAddress;
using domain::MachineRow;

namespace {

/// The entry of the lists that has that value; the list of that origin is asked first.
std::optional<ListedAddress> entryOf(const MachineRow& machine, const Address& chosen)
{
    const bool isOfMachine = chosen.origin == Origin::Machine;
    const auto& first = isOfMachine ? machine.machineAddresses : machine.providerAddresses;
    const auto& second = isOfMachine ? machine.providerAddresses : machine.machineAddresses;
    for (const auto* list : {&first, &second})
        for (const ListedAddress& address : *list)
            if (address.value == chosen.value) {
                ListedAddress entry = address;
                entry.origin = chosen.origin.value_or(Origin::Unknown);
                return entry;
            }
    return std::nullopt;
}

void prefer(const MachineRow& machine, Preference preference, std::optional<ListedAddress>& current)
{
    const auto preferred =
        preferredAddress(preference, current ? recordOf(*current) : Address{},
                         recordsOf(machine.providerAddresses), recordsOf(machine.machineAddresses));
    if (preferred.isChanged)
        current =
            preferred.address.value.empty() ? std::nullopt : entryOf(machine, preferred.address);
}

} // namespace

Address recordOf(const ListedAddress& listed)
{
    Address record;
    record.value = listed.value;
    record.type = listed.type;
    record.scope = listed.scope;
    record.cidr = listed.cidr;
    record.origin = listed.origin;
    return record;
}

std::vector<Address> recordsOf(const std::vector<ListedAddress>& listed)
{
    std::vector<Address> records;
    records.reserve(listed.size());
    std::transform(listed.begin(), listed.end(), std::back_inserter(records), recordOf);
    return records;
}

void preferAddresses(MachineRow& machine)
{
    prefer(machine, Preference::Public, machine.preferredPublic);
    prefer(machine, Preference::Private, machine.preferredPrivate);
}

} // namespace netatlas::engine::addressing
