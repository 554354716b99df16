// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/reconcile/preferred_addresses.h"

#include "model/engine/addressing/listed_addresses.h"
#include "model/engine/addressing/ordering.h"

#include <algorithm>
#include <unordered_set>

namespace netatlas::engine::reconcile {

using domain::ListedAddress;
using domain::MachineRow;

std::vector<ListedAddress> storedList(std::vector<ListedAddress> addresses, domain::Origin list,
                                      const std::set<std::string>& secondary)
{
    const auto weightOf = [&secondary](const ListedAddress& address) {
        addressing::Address record = addressing::recordOf(address);
        record.isSecondary = secondary.contains(address.value);
        return addressing::weightOf(record);
    };
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
                     [&weightOf](const ListedAddress& a, const ListedAddress& b) {
                         const int weightA = weightOf(a);
                         const int weightB = weightOf(b);
                         return weightA != weightB ? weightA < weightB : a.value < b.value;
                     });
    return addresses;
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
        addressing::preferAddresses(preferred);
        if (!(preferred == *machine))
            result.of<MachineRow>().push_back({change.id, *machine, std::move(preferred)});
    }
    return result;
}

} // namespace netatlas::engine::reconcile
