// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/stats/subnet_marks.h"

#include <algorithm>

namespace netatlas::engine::stats {

using domain::SubnetRow;

MachineSightings::MachineSightings(const domain::Model& model) : m_model(&model)
{
    for (const auto& absence : model.table<domain::AbsenceRow>())
        if (absence.kind == domain::ObjectKind::Address && absence.side == domain::Origin::Machine)
            m_missing.insert(absence.number);
}

bool MachineSightings::isSeen(domain::SubnetId subnet) const
{
    const auto& addresses = m_model->facts.addressesOfSubnet.of(subnet);
    return std::any_of(addresses.begin(), addresses.end(), [&](domain::AddressId id) {
        return !m_model->at<domain::DeviceAddressRow>(id).isShadow &&
               !m_missing.contains(id.number());
    });
}

bool hasTwin(const domain::Model& model, domain::SubnetId subnet)
{
    const SubnetRow& row = model.at<SubnetRow>(subnet);
    const auto& alike = model.facts.subnetsByNetwork.candidates(row.cidr.network().text());
    return std::any_of(alike.begin(), alike.end(), [&](domain::SubnetId id) {
        return id != subnet && model.at<SubnetRow>(id).cidr.sameNetwork(row.cidr) &&
               !model.facts.areInOneDomain(id, subnet);
    });
}

} // namespace netatlas::engine::stats
