// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

#include <map>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

/// The subnets of one VLAN in one space, by family.
struct Families
{
    const SubnetRow* ipv4 = nullptr;
    const SubnetRow* ipv6 = nullptr;
};

/// The next block behind the subnet, of its width, that nothing is in but what is around both.
std::optional<net::Cidr> freeBehind(const Model& model, const SubnetRow& subnet)
{
    constexpr int kTries = 64;
    net::Cidr block = subnet.cidr.network();
    for (int i = 0; i < kTries; ++i) {
        const auto first = block.last().next();
        if (!first || first->family() != block.family())
            return std::nullopt;
        const auto next = net::Cidr::of(*first, block.prefixLength());
        if (!next)
            return std::nullopt;
        block = *next;
        const auto there = model.facts.blocks->overlapping(block);
        if (std::all_of(there.begin(), there.end(), [&](SubnetId id) {
                return model.at<SubnetRow>(id).cidr.contains(subnet.cidr);
            }))
            return block;
    }
    return std::nullopt;
}

/// A block for the twins that are missing in a space, behind the last of its pairs.
class TwinBlock
{
public:
    explicit TwinBlock(const Model& model) : m_model(model) {}

    void add(const SubnetRow& subnet)
    {
        if (!m_last || m_last->cidr.first() < subnet.cidr.first())
            m_last = &subnet;
    }
    const std::optional<net::Cidr>& block()
    {
        if (!m_isSought)
            m_block = freeBehind(m_model, *m_last);
        m_isSought = true;
        return m_block;
    }

private:
    const Model& m_model;
    const SubnetRow* m_last = nullptr;
    std::optional<net::Cidr> m_block;
    bool m_isSought = false;
};

/// All of it but the block is that of the subnet that it stands beside.
edits::FixUp twinOf(const SubnetRow& lone, const net::Cidr& block)
{
    return {edits::FixUpKind::CreateSubnet,
            {edits::AddSubnet{.cidr = block.text(),
                              .space = lone.space,
                              .providerNetworkId = lone.providerNetworkId,
                              .vlanTag = lone.vlanTag,
                              .zones = lone.zones,
                              .segment = lone.segment,
                              .isPublic = lone.isPublic}},
            {{"cidr", block.text()}}};
}

void checkSpace(const Model& model, const SpaceRow& space, Findings& findings)
{
    std::map<SegmentId, Families> bySegment;
    for (const SubnetId id : model.facts.subnetsOfSpace.of(space.id)) {
        const auto& subnet = model.at<SubnetRow>(id);
        if (!subnet.segment || subnet.isOverlay())
            continue;
        Families& families = bySegment[*subnet.segment];
        (subnet.cidr.family() == net::Family::Ipv4 ? families.ipv4 : families.ipv6) = &subnet;
    }
    bool hasPairs = false;
    TwinBlock ipv4(model);
    TwinBlock ipv6(model);
    for (const auto& [segment, families] : bySegment) {
        if (!families.ipv4 || !families.ipv6)
            continue;
        hasPairs = true;
        ipv4.add(*families.ipv4);
        ipv6.add(*families.ipv6);
    }
    if (!hasPairs)
        return;
    for (const auto& [segment, families] : bySegment) {
        if (families.ipv4 && families.ipv6)
            continue;
        const SubnetRow& lone = families.ipv4 ? *families.ipv4 : *families.ipv6;
        findings.push_back(findingOf(Rule::V31, Severity::Info, model.refOf(lone),
                                     {{"cidr", lone.shownCidr()},
                                      {"space", space.name},
                                      {"missing", families.ipv4 ? "IPv6" : "IPv4"}},
                                     {model.refOf(space)}));
        if (const auto& block = (families.ipv4 ? ipv6 : ipv4).block())
            findings.back().fixUps.push_back(twinOf(lone, *block));
    }
}

} // namespace

void findLoneFamilies(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        for (const SpaceRow& space : model->table<SpaceRow>())
            if (input.concerns(*model, space.id))
                checkSpace(*model, space, findings);
}

} // namespace netatlas::engine::rules
