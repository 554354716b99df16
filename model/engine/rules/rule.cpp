// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

#include "model/engine/addressing/address.h"
#include "model/engine/edits/bindings.h"

#include <algorithm>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

RuleInput::RuleInput(const Revision& all) : revision(all), domains(all)
{
    std::size_t count = 0;
    for (const auto& model : all.models())
        count += model->table<SubnetRow>().size();
    blocks.reserve(count);
    for (const auto& model : all.models())
        for (const SubnetRow& subnet : model->table<SubnetRow>())
            blocks.push_back({domains.of(*model, subnet.id).key, subnet.cidr.first(),
                              subnet.cidr.last(), subnet.cidr.prefixLength(), model.get(),
                              &subnet});
    std::sort(blocks.begin(), blocks.end(), [](const PlacedBlock& a, const PlacedBlock& b) {
        return std::tie(a.domain, a.first, a.prefixLength, a.model->row.id, a.subnet->id) <
               std::tie(b.domain, b.first, b.prefixLength, b.model->row.id, b.subnet->id);
    });
}

bool areOverlayAndUnderlay(const SubnetRow& a, const SubnetRow& b)
{
    const auto isOver = [](const SubnetRow& overlay, const SubnetRow& underlay) {
        if (!overlay.isOverlay())
            return false;
        if (overlay.fanUnderlaySubnet)
            return *overlay.fanUnderlaySubnet == underlay.id;
        return overlay.fanLocalUnderlay->sameNetwork(underlay.cidr);
    };
    return isOver(a, b) || isOver(b, a);
}

std::string keyOf(Rule rule, const std::vector<ObjectRef>& parties, std::string_view distinction)
{
    std::string key(ruleText(rule));
    for (const ObjectRef& party : parties)
        key += ' ' + party.model.text() + '/' + std::string(wordOf(party.kind)) + '-' +
               std::to_string(party.number);
    if (!distinction.empty())
        key += ' ' + std::string(distinction);
    return key;
}

Finding findingOf(Rule rule, Severity severity, ObjectRef object, Details facts,
                  std::vector<ObjectRef> others)
{
    std::vector<ObjectRef> parties{object};
    parties.insert(parties.end(), others.begin(), others.end());
    return {rule, severity, object, std::move(others), std::move(facts), {}, keyOf(rule, parties)};
}

void spacesOfMachine(const Model& model, MachineId machine, std::vector<SpaceId>& spaces)
{
    spaces.clear();
    for (const DeviceId device : model.facts.devicesOfMachine.of(machine))
        for (const AddressId address : model.facts.addressesOfDevice.of(device))
            if (const SubnetId* subnet = model.facts.subnetOfAddress.find(address))
                spaces.push_back(*model.facts.spaceOfSubnet.find(*subnet));
    const MachineRow& row = model.at<MachineRow>(machine);
    for (const auto* list : {&row.providerAddresses, &row.machineAddresses})
        for (const ListedAddress& address : *list)
            if (address.scope != Scope::LocalMachine && address.scope != Scope::LinkLocal)
                spaces.push_back(edits::spaceOf(model, address));
    std::sort(spaces.begin(), spaces.end());
    spaces.erase(std::unique(spaces.begin(), spaces.end()), spaces.end());
}

bool concernsNetwork(const Model& model, const DeviceAddressRow& address)
{
    if (address.configMethod == ConfigMethod::Loopback)
        return false;
    const Scope scope = addressing::scopeOf(address.value);
    if (scope == Scope::LocalMachine || scope == Scope::LinkLocal)
        return false;
    const auto& name = model.at<DeviceRow>(address.device).name;
    return name != "lxcbr0" && name != "lxdbr0" && name != "virbr0";
}

} // namespace netatlas::engine::rules
