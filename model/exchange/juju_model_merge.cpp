// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/juju_model_merge.h"

#include <boost/json/array.hpp>

namespace netatlas::exchange {

using namespace domain;

std::optional<std::string> JujuModelMerge::carryOut()
{
    settings();
    spaces();
    if (auto name = sharedName())
        return name;
    subnets();
    machines();
    devices();
    addresses();
    applications();
    units();
    relations();
    constraints();
    controllerNodes();
    removeWorkloads();
    return std::nullopt;
}

bool JujuModelMerge::lists(std::string_view collection) const
{
    const auto* const rows = m_stream.if_contains(collection);
    return rows && rows->is_array() && !rows->get_array().empty();
}

void JujuModelMerge::settings()
{
    if (!says("config"))
        return;
    const auto key = [](const SettingRow& row) {
        return row.isController ? std::string() : row.key;
    };
    Pairs<SettingRow> pairs;
    pair<SettingRow>(pairs, key);
    for (const SettingRow& wanted : m_wanted.table<SettingRow>()) {
        auto row = rowFor<SettingRow>(pairs, wanted.id);
        row.isController = wanted.isController;
        row.key = wanted.key;
        row.value = wanted.value;
        m_run.recorder().put(std::move(row));
    }
    remove<SettingRow>(pairs, [](const SettingRow& row) {
        return !row.isController &&
               (row.key == "default-space" || row.key == "fan-config" ||
                row.key == "container-networking-method" ||
                row.key == "net-bond-reconfigure-delay" || row.key == "egress-subnets");
    });
}

void JujuModelMerge::spaces()
{
    m_spaces.emplace(kAlpha, kAlpha);
    if (m_ownIds == OwnIds::Yes)
        pair<SpaceRow>(m_spaces, [](const SpaceRow& row) { return row.id.text(); });
    pair<SpaceRow>(m_spaces, [](const SpaceRow& row) { return row.providerId; });
    pair<SpaceRow>(m_spaces, [](const SpaceRow& row) { return row.name; });
    m_tally.saw(ObjectKind::Space, kAlpha);
    for (const SpaceRow& wanted : m_wanted.table<SpaceRow>())
        if (wanted.id != kAlpha)
            space(wanted);
    if (lists("spaces"))
        markMissing<SpaceRow>(m_spaces);
}

void JujuModelMerge::space(const SpaceRow& wanted)
{
    auto row = rowFor<SpaceRow>(m_spaces, wanted.id, OwnIds::Yes);
    row.name = wanted.name;
    if (!wanted.providerId.empty())
        row.providerId = wanted.providerId;
    row.isPublic = wanted.isPublic;
    row.life = wanted.life;
    put(std::move(row));
}

std::optional<std::string> JujuModelMerge::sharedName() const
{
    std::unordered_set<std::string> names;
    for (const SpaceRow& row : m_run.state().table<SpaceRow>())
        if (!names.insert(row.name).second)
            return row.name;
    return std::nullopt;
}

void JujuModelMerge::subnets()
{
    const auto network = [](const SubnetRow& row) { return row.cidr.network().text(); };
    if (m_ownIds == OwnIds::Yes)
        pair<SubnetRow>(m_subnets, [&network](const SubnetRow& row) {
            return row.id.text() + ' ' + network(row);
        });
    pair<SubnetRow>(m_subnets, [&network](const SubnetRow& row) {
        return row.providerId.empty() ? std::string() : row.providerId + ' ' + network(row);
    });
    pair<SubnetRow>(m_subnets, network, [](const SubnetRow& wanted, const SubnetRow& stored) {
        const auto differ = [](const std::string& a, const std::string& b) {
            return !a.empty() && !b.empty() && a != b;
        };
        return !differ(wanted.providerId, stored.providerId) &&
               !differ(wanted.providerNetworkId, stored.providerNetworkId);
    });
    for (const SubnetRow& wanted : m_wanted.table<SubnetRow>())
        subnet(wanted);
    if (lists("subnets"))
        markMissing<SubnetRow>(m_subnets);
}

void JujuModelMerge::subnet(const SubnetRow& wanted)
{
    const bool isNew = !m_subnets.contains(wanted.id);
    auto row = rowFor<SubnetRow>(m_subnets, wanted.id, OwnIds::Yes);
    if (isNew) {
        row.cidr = wanted.cidr;
        row.cidrText = wanted.cidrText;
    }
    if (!wanted.providerId.empty())
        row.providerId = wanted.providerId;
    if (!wanted.providerNetworkId.empty())
        row.providerNetworkId = wanted.providerNetworkId;
    row.vlanTag = wanted.vlanTag;
    row.zones = wanted.zones;
    row.isPublic = wanted.isPublic;
    row.space = m_spaces.at(wanted.space);
    row.fanLocalUnderlay = wanted.fanLocalUnderlay;
    row.fanOverlay = wanted.fanOverlay;
    row.life = wanted.life;
    row.isUnconfirmed = false;
    put(std::move(row));
}

void JujuModelMerge::controllerNodes()
{
    Pairs<ControllerNodeRow> pairs;
    pair<ControllerNodeRow>(pairs, [](const ControllerNodeRow& row) { return row.number.text(); });
    for (const ControllerNodeRow& wanted : m_wanted.table<ControllerNodeRow>()) {
        auto row = rowFor<ControllerNodeRow>(pairs, wanted.id);
        row.number = wanted.number;
        if (wanted.machine)
            row.machine = m_machines.at(*wanted.machine);
        put(std::move(row));
    }
}

} // namespace netatlas::exchange
