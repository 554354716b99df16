// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

#include "model/engine/addressing/address.h"
#include "model/engine/edits/bindings.h"
#include "model/engine/facts/underlay.h"

#include <algorithm>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

/// Equal blocks are sorted by falling payload; counted from the end, their places rise.
constexpr std::uint32_t kLastPlace = 0x7FFFFFFFU;

template <class Number>
void appendOrder(const std::vector<net::NumberBlock<Number>>& blocks,
                 std::vector<OrderedBlock>& order)
{
    const auto sorted = net::sortedBlocks(blocks);
    const auto base = static_cast<std::uint32_t>(order.size());
    net::sweepBlocks(sorted, [&](std::uint32_t index, std::uint32_t parent) {
        order.push_back({kLastPlace - sorted[index].payload,
                         parent == net::kNoBlock ? net::kNoBlock : base + parent});
    });
}

std::vector<PlacedBlock> placedBlocks(const Revision& revision,
                                      const edits::RoutingDomains& domains)
{
    // Behind the last domain: subnets whose domain is none that is known.
    std::vector<std::vector<PlacedBlock>> byDomain(domains.count() + 1);
    for (const auto& model : revision.models())
        for (const SubnetRow& subnet : model->table<SubnetRow>()) {
            const std::size_t domain = domains.of(*model, subnet.id).key;
            byDomain[domain].push_back({domain, subnet.cidr.first(), subnet.cidr.last(),
                                        subnet.cidr.prefixLength(), model.get(), &subnet});
        }
    std::vector<PlacedBlock> blocks;
    for (const auto& placed : byDomain) {
        const auto base = static_cast<std::uint32_t>(blocks.size());
        for (const OrderedBlock& ordered : orderOf(placed)) {
            blocks.push_back(placed[ordered.place]);
            if (ordered.parent != net::kNoBlock)
                blocks.back().parent = base + ordered.parent;
        }
    }
    return blocks;
}

} // namespace

std::vector<OrderedBlock> orderOf(const std::vector<PlacedBlock>& blocks)
{
    std::vector<net::NumberBlock<std::uint32_t>> ipv4;
    std::vector<net::NumberBlock<net::Number128>> ipv6;
    for (std::uint32_t place = 0; place < blocks.size(); ++place) {
        const PlacedBlock& block = blocks[place];
        const auto length = static_cast<std::uint8_t>(block.prefixLength);
        if (block.first.isIpv4())
            ipv4.push_back({block.first.ipv4(), length, kLastPlace - place});
        else
            ipv6.push_back(
                {(static_cast<net::Number128>(block.first.upper()) << 64U) | block.first.lower(),
                 length, kLastPlace - place});
    }
    std::vector<OrderedBlock> order;
    order.reserve(blocks.size());
    appendOrder(ipv4, order);
    appendOrder(ipv6, order);
    return order;
}

RuleInput::RuleInput(const Revision& all, std::optional<Timestamp> now)
    : revision(all)
    , time(now)
    , domains(all)
{
}

const std::vector<PlacedBlock>& RuleInput::blocks() const
{
    if (!m_blocks)
        m_blocks = placedBlocks(revision, domains);
    return *m_blocks;
}

bool areOverlayAndUnderlay(const PlacedBlock& a, const PlacedBlock& b)
{
    return a.model == b.model &&
           facts::areOverlayAndUnderlay(a.model->facts, a.subnet->id, b.subnet->id);
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
