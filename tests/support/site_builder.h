// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"
#include "model/engine/facts/model_facts.h"

#include <string_view>

namespace netatlas::test {

/// Puts small sites together row by row, for tests of what is made from a revision.
class SiteBuilder
{
public:
    SiteBuilder() : m_state(domain::emptyModelState())
    {
        m_state.sequences.passBy<domain::SpaceRow>(0);
    }

    domain::SpaceId space(std::string_view name)
    {
        return add(domain::SpaceRow{.name = std::string(name)});
    }
    domain::FabricId fabric(std::string_view name)
    {
        return add(domain::FabricRow{.name = std::string(name)});
    }
    /// A VLAN; tag 0 is the untagged network.
    domain::SegmentId vlan(std::optional<domain::FabricId> fabric, std::uint32_t tag,
                           std::uint32_t mtu = 1500)
    {
        return add(domain::SegmentRow{.fabric = fabric,
                                      .kind = tag == 0 ? domain::SegmentKind::Flat
                                                       : domain::SegmentKind::Vlan,
                                      .tag = tag,
                                      .mtu = mtu});
    }
    domain::SubnetId subnet(std::string_view cidr, std::optional<domain::SegmentId> segment,
                            domain::SpaceId space = domain::kAlpha)
    {
        return add(domain::SubnetRow{
            .cidr = net::Cidr::parse(cidr).value(), .space = space, .segment = segment});
    }
    domain::SubnetId overlay(std::string_view cidr, domain::SubnetId underlay)
    {
        const auto& under = m_state.table<domain::SubnetRow>().at(underlay);
        return add(domain::SubnetRow{.cidr = net::Cidr::parse(cidr).value(),
                                     .space = under.space,
                                     .fanLocalUnderlay = under.cidr,
                                     .fanUnderlaySubnet = underlay,
                                     .segment = under.segment});
    }
    domain::MachineId machine(std::string_view number, std::optional<domain::MachineId> parent = {})
    {
        return add(domain::MachineRow{.number = number, .parent = parent});
    }
    /// A NIC with one address, or without any when the text is empty.
    domain::DeviceId nic(domain::MachineId machine, std::optional<domain::SegmentId> segment,
                         std::string_view address = {})
    {
        const auto device = add(domain::DeviceRow{
            .machine = machine,
            .name = "eth" + std::to_string(m_state.sequences.next<domain::DeviceRow>()),
            .segment = segment});
        if (!address.empty())
            add(domain::DeviceAddressRow{.device = device,
                                         .value = net::IpAddress::parse(address).value()});
        return device;
    }

    template <class Row>
    decltype(Row::id) add(Row row)
    {
        row.id = m_state.sequences.draw<Row>();
        const auto id = row.id;
        m_state.table<Row>().put(std::move(row));
        return id;
    }
    template <class Row, class Change>
    void alter(decltype(Row::id) id, Change&& change)
    {
        Row row = m_state.table<Row>().at(id);
        change(row);
        m_state.table<Row>().put(std::move(row));
    }
    template <class Row>
    void erase(decltype(Row::id) id)
    {
        m_state.table<Row>().erase(id);
    }

    std::shared_ptr<const domain::Model> model(domain::ModelId id = domain::ModelId(0),
                                               std::string_view name = "site") const
    {
        return engine::facts::makeModel(domain::ModelRow{.id = id, .name = std::string(name)},
                                        m_state);
    }
    domain::Revision revision() const { return domain::Revision(1, {model()}, {}); }

private:
    domain::ModelState m_state;
};

} // namespace netatlas::test
