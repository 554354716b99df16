// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/reconcile/preferred_addresses.h"

#include "model/engine/addressing/ordering.h"
#include "model/engine/addressing/preferred.h"

#include <algorithm>
#include <unordered_set>

namespace netatlas::engine::reconcile {

using addressing::Preference;
using domain::ListedAddress;
using domain::MachineRow;

namespace {

std::vector<addressing::Address> recordsOf(const std::vector<ListedAddress>& list)
{
    std::vector<addressing::Address> records;
    records.reserve(list.size());
    for (const ListedAddress& address : list)
        records.push_back(recordOf(address));
    return records;
}

/// The entry of the lists that has that value; the list of that origin is asked first.
std::optional<ListedAddress> entryOf(const MachineRow& machine, const addressing::Address& chosen)
{
    const bool isOfMachine = chosen.origin == domain::Origin::Machine;
    const auto& first = isOfMachine ? machine.machineAddresses : machine.providerAddresses;
    const auto& second = isOfMachine ? machine.providerAddresses : machine.machineAddresses;
    for (const auto* list : {&first, &second})
        for (const ListedAddress& address : *list)
            if (address.value == chosen.value) {
                ListedAddress entry = address;
                entry.origin = chosen.origin.value_or(domain::Origin::Unknown);
                return entry;
            }
    return std::nullopt;
}

void prefer(const MachineRow& machine, Preference preference, std::optional<ListedAddress>& current)
{
    const auto preferred = addressing::preferredAddress(
        preference, current ? recordOf(*current) : addressing::Address{},
        recordsOf(machine.providerAddresses), recordsOf(machine.machineAddresses));
    if (preferred.isChanged)
        current =
            preferred.address.value.empty() ? std::nullopt : entryOf(machine, preferred.address);
}

} // namespace

addressing::Address recordOf(const ListedAddress& address)
{
    addressing::Address record;
    record.value = address.value;
    record.type = address.type;
    record.scope = address.scope;
    record.origin = address.origin;
    record.cidr = address.cidr;
    return record;
}

std::vector<ListedAddress> storedList(std::vector<ListedAddress> addresses, domain::Origin list)
{
    std::unordered_set<std::string> values;
    std::erase_if(addresses, [&values](const ListedAddress& address) {
        return address.value.empty() || !values.insert(address.value).second;
    });
    for (ListedAddress& address : addresses) {
        address.type = addressing::typeOf(address.value);
        if (address.scope == domain::Scope::Unknown)
            address.scope = addressing::scopeOf(address.value);
        address.origin = list;
    }
    std::stable_sort(addresses.begin(), addresses.end(),
                     [](const ListedAddress& a, const ListedAddress& b) {
                         const int weightA = addressing::weightOf(recordOf(a));
                         const int weightB = addressing::weightOf(recordOf(b));
                         return weightA != weightB ? weightA < weightB : a.value < b.value;
                     });
    return addresses;
}

void preferAddresses(MachineRow& machine)
{
    prefer(machine, Preference::Public, machine.preferredPublic);
    prefer(machine, Preference::Private, machine.preferredPrivate);
}

domain::ModelChanges preferredAddresses(const domain::ModelState& after,
                                        const domain::ModelChanges& changes)
{
    domain::ModelChanges result;
    for (const auto& change : changes.of<MachineRow>()) {
        const MachineRow* machine = after.table<MachineRow>().find(change.id);
        if (!machine)
            continue;
        MachineRow preferred = *machine;
        preferAddresses(preferred);
        if (!(preferred == *machine))
            result.of<MachineRow>().push_back({change.id, *machine, std::move(preferred)});
    }
    return result;
}

} // namespace netatlas::engine::reconcile
