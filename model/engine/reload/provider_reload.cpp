// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/reload/provider_reload.h"

#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/engine/addressing/address.h"
#include "model/engine/edits/bindings.h"
#include "model/engine/edits/carry_out.h"
#include "model/engine/edits/space_uses.h"
#include "model/engine/edits/subnet_update.h"
#include "model/engine/spaces/fan.h"
#include "model/engine/spaces/space_names.h"

#include <algorithm>

namespace netatlas::engine::reload {

using namespace netatlas::domain;

namespace {

/// Blocks that mean something else on every link are nobody's subnets.
bool isPassedOver(const net::Cidr& cidr)
{
    return addressing::isLinkLocalUnicast(cidr.first()) ||
           addressing::isLocalMulticast(cidr.first());
}

/// `web-2` is what became of a provider's `web` where that name was taken.
bool isMadeFrom(const std::string& name, const std::string& base)
{
    if (name == base)
        return true;
    if (!name.starts_with(base + '-'))
        return false;
    const auto number = parseNumber<std::uint32_t>(name.substr(base.size() + 1));
    return number && *number > 1;
}

/// The fan entries of the model, whatever number of blanks is between them.
Result<spaces::FanConfig> fanConfigOf(const Model& model)
{
    const std::string setting = settingOf(model, "fan-config");
    std::vector<std::string> entries;
    for (const std::string_view entry : split(setting, ' '))
        if (!entry.empty())
            entries.emplace_back(entry);
    return spaces::parseFanConfig(join(entries, " "));
}

} // namespace

ProviderReload::ProviderReload(const Model& model) : m_model(model), m_rows(model.state)
{
    for (const SubnetRow& row : model.table<SubnetRow>())
        if (!row.providerId.empty())
            m_subnets.emplace(row.providerId, row.id);
    for (const SpaceRow& row : model.table<SpaceRow>())
        if (!row.providerId.empty())
            m_spaces.emplace(row.providerId, row.id);
}

Status ProviderReload::saveSubnets(const std::vector<ProviderSubnet>& subnets,
                                   std::optional<SpaceId> space)
{
    for (const ProviderSubnet& subnet : subnets) {
        const auto saved = save(subnet, space);
        if (!saved)
            return fail(saved.error());
        if (!*saved)
            continue;
        if (const Status overlays = saveOverlays(subnet, **saved, space); !overlays)
            return overlays;
    }
    return {};
}

/// The subnet of what is listed; nothing for a block that is passed over.
Result<std::optional<SubnetId>> ProviderReload::save(const ProviderSubnet& subnet,
                                                     std::optional<SpaceId> space)
{
    const auto cidr = edits::parseBlock(subnet.cidr);
    if (!cidr)
        return fail(cidr.error());
    if (isPassedOver(*cidr))
        return std::nullopt;
    const auto tag = edits::checkedVlanTag(subnet.vlanTag);
    if (!tag)
        return fail(tag.error());
    const auto id = known(subnet, *cidr);
    if (!id) {
        SubnetRow row{.cidr = *cidr,
                      .providerId = subnet.providerId,
                      .providerNetworkId = subnet.providerNetworkId,
                      .space = space.value_or(kAlpha)};
        if (subnet.cidr != cidr->text())
            row.cidrText = subnet.cidr;
        const SubnetId added = add(std::move(row));
        edits::update(m_rows, added, {.zones = subnet.zones, .vlanTag = *tag});
        return added;
    }
    m_seen.insert(*id);
    const auto updated =
        edits::update(m_rows, *id, {.space = space, .zones = subnet.zones, .vlanTag = *tag});
    if (updated.isChanged && !m_added.contains(*id))
        m_updated.insert(*id);
    if (updated.hasOtherSpace) {
        const auto nameOf = [this](SpaceId of) { return m_rows.table<SpaceRow>().at(of).name; };
        m_outcome.drift.push_back({"subnet", id->text(),
                                   nameOf(m_rows.table<SubnetRow>().at(*id).space),
                                   nameOf(*space)});
    }
    if (m_rows.table<SubnetRow>().at(*id).isUnconfirmed)
        m_rows.alter<SubnetRow>(*id, [](SubnetRow& row) { row.isUnconfirmed = false; });
    return id;
}

/// The subnet that has the provider id; for one without, that of the same block and network.
std::optional<SubnetId> ProviderReload::known(const ProviderSubnet& subnet,
                                              const net::Cidr& cidr) const
{
    if (!subnet.providerId.empty()) {
        const auto found = m_subnets.find(subnet.providerId);
        return found == m_subnets.end() ? std::nullopt : std::optional(found->second);
    }
    for (const SubnetRow& row : m_rows.table<SubnetRow>())
        if (row.providerId.empty() && row.providerNetworkId == subnet.providerNetworkId &&
            row.cidr.sameNetwork(cidr))
            return row.id;
    return std::nullopt;
}

Status ProviderReload::saveOverlays(const ProviderSubnet& subnet, SubnetId underlay,
                                    std::optional<SpaceId> space)
{
    const SubnetRow below = m_rows.table<SubnetRow>().at(underlay);
    if (below.cidr.family() != net::Family::Ipv4)
        return {};
    const auto config = fanConfigOf(m_model);
    if (!config)
        return fail(config.error());
    for (const spaces::FanEntry& entry : *config) {
        const auto segment = spaces::overlaySegment(below.cidr.network().text(), entry);
        if (!segment)
            return fail(segment.error());
        const std::string id = spaces::fanSubnetId(below.cidr.network().text(), subnet.providerId);
        if (!*segment || m_subnets.contains(id))
            continue;
        add(SubnetRow{.cidr = **segment,
                      .providerId = id,
                      .providerNetworkId = below.providerNetworkId,
                      .vlanTag = below.vlanTag,
                      .zones = below.zones,
                      .space = space.value_or(kAlpha),
                      .fanLocalUnderlay = below.cidr.network(),
                      .fanUnderlaySubnet = underlay,
                      .fanOverlay = entry.overlay});
    }
    return {};
}

SubnetId ProviderReload::add(SubnetRow row)
{
    row.id = m_rows.draw<SubnetRow>();
    if (!row.providerId.empty())
        m_subnets.emplace(row.providerId, row.id);
    m_added.insert(row.id);
    const SubnetId id = row.id;
    m_rows.put(std::move(row));
    return id;
}

Status ProviderReload::saveSpaces(const std::vector<ProviderSpace>& spaces)
{
    for (const ProviderSpace& space : spaces)
        if (const Status saved = saveSubnets(space.subnets, saveSpace(space)); !saved)
            return saved;
    return {};
}

SpaceId ProviderReload::saveSpace(const ProviderSpace& space)
{
    const auto found = m_spaces.find(space.providerId);
    if (found != m_spaces.end()) {
        noteName(m_rows.table<SpaceRow>().at(found->second), space.name);
        return found->second;
    }
    SpaceRow row{.id = m_rows.draw<SpaceRow>(),
                 .name = spaces::spaceNameOf(space.name, takenNames()),
                 .providerId = space.providerId};
    if (!space.providerId.empty())
        m_spaces.emplace(space.providerId, row.id);
    m_outcome.spacesAdded.push_back(row.name);
    const SpaceId id = row.id;
    m_rows.put(std::move(row));
    return id;
}

/// A rename at the provider is not followed, but told.
void ProviderReload::noteName(const SpaceRow& stored, const std::string& providerName)
{
    if (stored.name != providerName &&
        !isMadeFrom(stored.name, spaces::spaceNameOf(providerName, {})))
        m_outcome.drift.push_back({"space", stored.id.text(), stored.name, providerName});
}

std::vector<std::string> ProviderReload::takenNames() const
{
    std::vector<std::string> names;
    for (const SpaceRow& row : m_rows.table<SpaceRow>())
        names.push_back(row.name);
    return names;
}

void ProviderReload::deleteSpaces(const std::vector<ProviderSpace>& spaces)
{
    std::set<std::string> listed;
    for (const ProviderSpace& space : spaces)
        listed.insert(space.providerId);
    std::vector<SpaceRow> candidates;
    for (const SpaceRow& row : m_model.table<SpaceRow>())
        if (!row.providerId.empty() && !listed.contains(row.providerId))
            candidates.push_back(row);
    std::sort(candidates.begin(), candidates.end(), [](const SpaceRow& a, const SpaceRow& b) {
        return compareNaturally(a.providerId, b.providerId) < 0;
    });
    for (SpaceRow& space : candidates) {
        if (std::string reason = reasonToKeep(space); !reason.empty()) {
            m_outcome.spacesKept.push_back({space.name, std::move(reason)});
            continue;
        }
        edits::eraseSpace(m_model, m_rows, space);
        m_outcome.spacesRemoved.push_back(std::move(space));
    }
}

std::string ProviderReload::reasonToKeep(const SpaceRow& space) const
{
    if (space.id == kAlpha || space.id == edits::defaultBindingSpace(m_model))
        return "default";
    for (const BindingRow& row : m_model.table<BindingRow>())
        if (row.space == space.id)
            return "binding";
    for (const ConstraintRow& row : m_model.table<ConstraintRow>())
        if (edits::names(row, space.name))
            return "constraint";
    return {};
}

Reloaded ProviderReload::outcome() const
{
    Reloaded outcome = m_outcome;
    std::sort(outcome.spacesAdded.begin(), outcome.spacesAdded.end());
    outcome.subnetsAdded.assign(m_added.begin(), m_added.end());
    outcome.subnetsUpdated.assign(m_updated.begin(), m_updated.end());
    for (const SubnetRow& row : m_model.table<SubnetRow>())
        if (!row.providerId.empty() && !row.isOverlay() && !m_seen.contains(row.id))
            outcome.missing.push_back(row.id);
    return outcome;
}

} // namespace netatlas::engine::reload
