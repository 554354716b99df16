// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/juju_spaces_import.h"

#include "model/providers/juju/juju_names.h"

#include <algorithm>
#include <unordered_set>

namespace netatlas::exchange {

using domain::ObjectKind;
using domain::SpaceId;
using domain::SpaceRow;
using domain::SubnetId;
using domain::SubnetRow;
using providers::juju::isSpaceName;
using providers::juju::Place;
using providers::juju::Subnet;

JujuSpacesImport::JujuSpacesImport(engine::reconcile::Reconciliation& run, ImportTally& tally,
                                   const providers::juju::Site& site,
                                   std::vector<ImportProblem>& problems)
    : m_run(run)
    , m_tally(tally)
    , m_site(site)
    , m_problems(problems)
{
    for (const SpaceRow& row : run.state().table<SpaceRow>())
        m_spaces.emplace(row.name, row.id);
}

void JujuSpacesImport::carryOut()
{
    std::unordered_set<std::string> listed;
    for (const auto& space : m_site.spaces) {
        if (!listed.insert(space.name).second)
            refuse(space.place, space.name, "is a space that stands twice");
        else if (!isSpaceName(space.name))
            refuse(space.place, space.name, "is no name of a space");
        else
            m_tally.saw(ObjectKind::Space, m_spaces.contains(space.name) ? m_spaces.at(space.name)
                                                                         : addSpace(space.name));
    }
    for (const Subnet& one : m_site.subnets)
        subnet(one);
    for (const SubnetRow& row : m_run.state().table<SubnetRow>())
        m_bySize.push_back(row.id);
    std::stable_sort(m_bySize.begin(), m_bySize.end(), [this](SubnetId a, SubnetId b) {
        const auto& table = m_run.state().table<SubnetRow>();
        return table.at(a).cidr.prefixLength() > table.at(b).cidr.prefixLength();
    });
}

SpaceId JujuSpacesImport::addSpace(const std::string& name)
{
    const SpaceId id = m_run.recorder().draw<SpaceRow>();
    m_run.recorder().put(SpaceRow{.id = id, .name = name});
    m_spaces.emplace(name, id);
    return id;
}

std::optional<SpaceId> JujuSpacesImport::space(const std::string& name, const Place& place)
{
    const auto found = m_spaces.find(name);
    if (found != m_spaces.end()) {
        m_tally.saw(ObjectKind::Space, found->second);
        return found->second;
    }
    if (m_site.hasSpaceList)
        refuse(place, name, "is a space that the list of spaces does not have");
    else if (!isSpaceName(name))
        refuse(place, name, "is no name of a space");
    else {
        const SpaceId id = addSpace(name);
        m_tally.saw(ObjectKind::Space, id);
        return id;
    }
    return std::nullopt;
}

void JujuSpacesImport::subnet(const Subnet& subnet)
{
    if (subnet.space) {
        const auto [said, isNew] = m_spaceByCidr.try_emplace(subnet.cidr.network(), *subnet.space);
        if (!isNew && said->second != *subnet.space) {
            refuse(subnet.place, subnet.cidrText,
                   "is in the space " + *subnet.space + ", but an entry before says " +
                       said->second);
            return;
        }
    }
    const auto found = findSubnet(subnet);
    SubnetRow row;
    if (found)
        row = m_run.state().table<SubnetRow>().at(*found);
    else {
        row.cidr = subnet.cidr;
        if (subnet.cidrText != subnet.cidr.text())
            row.cidrText = subnet.cidrText;
    }
    take(row, subnet);
    SubnetId id = row.id;
    if (found)
        m_run.recorder().put(std::move(row));
    else
        id = m_run.addSubnet(std::move(row));
    m_tally.saw(ObjectKind::Subnet, id);
}

std::optional<SubnetId> JujuSpacesImport::findSubnet(const Subnet& subnet) const
{
    const auto& table = m_run.state().table<SubnetRow>();
    const std::string providerId = subnet.providerId.value_or("");
    const auto equal = m_run.subnetsOf(subnet.cidr);
    if (!providerId.empty())
        for (const SubnetId id : equal)
            if (table.at(id).providerId == providerId)
                return id;
    for (const SubnetId id : equal) {
        const SubnetRow& row = table.at(id);
        const bool isOther = !row.providerId.empty() && !providerId.empty();
        const bool isElsewhere = subnet.providerNetworkId && !row.providerNetworkId.empty() &&
                                 row.providerNetworkId != *subnet.providerNetworkId;
        if (!isOther && !isElsewhere)
            return id;
    }
    return std::nullopt;
}

void JujuSpacesImport::take(SubnetRow& row, const Subnet& subnet)
{
    if (row.providerId.empty() && subnet.providerId)
        row.providerId = *subnet.providerId;
    if (row.providerNetworkId.empty() && subnet.providerNetworkId)
        row.providerNetworkId = *subnet.providerNetworkId;
    if (subnet.zones) {
        row.zones.clear();
        for (const std::string& zone : *subnet.zones)
            if (std::find(row.zones.begin(), row.zones.end(), zone) == row.zones.end())
                row.zones.push_back(zone);
    }
    if (subnet.space)
        if (const auto id = space(*subnet.space, subnet.place))
            row.space = *id;
    row.isUnconfirmed = false;
}

const SubnetRow* JujuSpacesImport::subnetOf(const net::IpAddress& value,
                                            std::optional<SpaceId> space) const
{
    const SubnetRow* smallest = nullptr;
    for (const SubnetId id : m_bySize) {
        const SubnetRow& row = m_run.state().table<SubnetRow>().at(id);
        if (!row.cidr.contains(value))
            continue;
        if (!space || row.space == *space)
            return &row;
        if (!smallest)
            smallest = &row;
    }
    return smallest;
}

void JujuSpacesImport::refuse(const Place& place, std::string value, std::string cause)
{
    m_problems.push_back({.file = place.file,
                          .line = place.position.line,
                          .column = place.position.column,
                          .field = place.field,
                          .value = std::move(value),
                          .cause = std::move(cause)});
}

} // namespace netatlas::exchange
