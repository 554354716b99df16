// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/subnet_replacement.h"

#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/engine/addressing/listed_addresses.h"
#include "model/engine/edits/block_pieces.h"
#include "model/engine/edits/carry_out.h"
#include "model/engine/edits/listed_addresses.h"
#include "model/engine/edits/subnet_update.h"

#include <algorithm>
#include <set>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

/// One replacement under way: the old subnets, the new ones and who takes what over.
class Replacement
{
public:
    Replacement(const Workplace& place, const ReplaceSubnets& action)
        : m_place(place)
        , m_action(action)
    {
    }

    Status carryOut()
    {
        if (Status status = takeOld(); !status)
            return status;
        if (Status status = takeNew(); !status)
            return status;
        if (m_old.size() == 1 && m_new.size() == 1 &&
            m_old.front().cidr.sameNetwork(m_new.front().cidr))
            return {}; // resized to what it is
        if (Status status = requireWhole(); !status)
            return status;
        putNew();
        passAddresses();
        passRanges();
        passOverlays();
        passRoutes();
        for (const SubnetRow& old : m_old)
            m_place.rows.erase<SubnetRow>(old.id);
        Detail::List ids;
        for (const SubnetRow& row : m_new)
            ids.emplace_back(row.id.text());
        m_place.result.insert_or_assign("ids", std::move(ids));
        return {};
    }

private:
    const Model& now() const { return m_place.now; }
    bool isOld(SubnetId id) const
    {
        return std::find(m_action.subnets.begin(), m_action.subnets.end(), id) !=
               m_action.subnets.end();
    }

    Status takeOld()
    {
        if (m_action.subnets.empty())
            return fail(ErrorKind::NotValid, {{"what", "subnets"}, {"cause", "missing"}});
        std::set<SubnetId> seen;
        for (const SubnetId id : m_action.subnets) {
            if (const Status movable = requireMovable(now(), id); !movable)
                return movable;
            const SubnetRow& row = now().at<SubnetRow>(id);
            if (!seen.insert(id).second)
                return fail(
                    ErrorKind::NotValid,
                    {{"what", "subnet"}, {"value", row.shownCidr()}, {"cause", "duplicate"}});
            if (row.life != Life::Alive)
                return fail(ErrorKind::NotAlive, {{"what", "subnet"}, {"key", row.shownCidr()}});
            m_old.push_back(row);
        }
        std::stable_sort(m_old.begin(), m_old.end(), [](const SubnetRow& a, const SubnetRow& b) {
            return std::tuple(a.cidr.first(), a.cidr.prefixLength()) <
                   std::tuple(b.cidr.first(), b.cidr.prefixLength());
        });
        for (const SubnetRow& row : m_old)
            if (const Status alike = requireAlike(m_old.front(), row); !alike)
                return alike;
        return {};
    }
    /// Only what lies in one place can become one subnet.
    Status requireAlike(const SubnetRow& first, const SubnetRow& row) const
    {
        const auto differ = [&](std::string_view cause) {
            return notABlock(row.shownCidr(), cause);
        };
        if (*now().facts.spaceOfSubnet.find(row.id) != *now().facts.spaceOfSubnet.find(first.id))
            return differ("other space");
        if (row.segment != first.segment || row.vlanTag != first.vlanTag)
            return differ("other segment");
        const auto* domain = now().facts.domainOfSubnet.find(row.id);
        const auto* firstDomain = now().facts.domainOfSubnet.find(first.id);
        if (row.providerNetworkId != first.providerNetworkId || !domain || !firstDomain ||
            *domain != *firstDomain)
            return differ("other network");
        return {};
    }

    Status takeNew()
    {
        if (m_action.cidrs.empty() || (m_old.size() > 1 && m_action.cidrs.size() > 1))
            return notABlock(join(m_action.cidrs, " "), "missing");
        for (std::size_t i = 0; i < m_action.cidrs.size(); ++i) {
            const std::string& text = m_action.cidrs[i];
            const auto block = parseBlock(text);
            if (!block)
                return fail(block.error());
            SubnetRow row = successor();
            row.cidr = *block;
            row.cidrText = text == block->text() ? SharedText() : SharedText(text);
            if (i < m_action.ids.size())
                row.id = m_action.ids[i];
            if (const Status fits = requireFitting(*block, text); !fits)
                return fits;
            m_new.push_back(std::move(row));
        }
        if (m_old.size() == 1)
            return {};
        std::vector<net::Cidr> blocks;
        for (const SubnetRow& row : m_old)
            blocks.push_back(row.cidr);
        const auto whole = unionOf(blocks);
        if (!whole)
            return fail(whole.error());
        if (!whole->sameNetwork(m_new.front().cidr))
            return notABlock(m_action.cidrs.front(), "not what they form");
        return {};
    }
    /// A row with what all new ones take over from the old.
    SubnetRow successor() const
    {
        SubnetRow row = m_old.front();
        row.providerId.clear();
        row.space = *now().facts.spaceOfSubnet.find(row.id);
        row.gateway.reset();
        row.isUnconfirmed = now().row.editMode == EditMode::Planned;
        for (const SubnetRow& old : m_old) {
            addEach(row.zones, old.zones);
            addEach(row.dnsServers, old.dnsServers);
            row.isSupernet = row.isSupernet || old.isSupernet;
            row.isPublic = row.isPublic || old.isPublic;
        }
        return row;
    }
    static void addEach(std::vector<std::string>& all, const std::vector<std::string>& more)
    {
        for (const std::string& one : more)
            if (std::find(all.begin(), all.end(), one) == all.end())
                all.push_back(one);
    }

    Status requireFitting(const net::Cidr& block, const std::string& text) const
    {
        const net::Cidr& old = m_old.front().cidr;
        if (block.first().family() != old.first().family())
            return notABlock(text, "other family");
        const auto relation = old.relationTo(block);
        if (m_old.size() == 1 && relation == net::Relation::Disjoint)
            return notABlock(text, "outside");
        if (m_action.cidrs.size() > 1 && relation != net::Relation::Contains)
            return notABlock(text, "not a part");
        for (const SubnetRow& other : m_new)
            if (other.cidr.relationTo(block) != net::Relation::Disjoint)
                return notABlock(text, "overlap");
        for (const SubnetId id : subnetsOf(now(), block)) {
            const SubnetRow& there = now().at<SubnetRow>(id);
            const bool isMade =
                std::find(m_action.ids.begin(), m_action.ids.end(), id) != m_action.ids.end();
            if (!isOld(id) && !isMade && there.providerId.empty() &&
                there.providerNetworkId == m_old.front().providerNetworkId)
                return fail(ErrorKind::AlreadyExists, {{"what", "subnet"}, {"key", text}});
        }
        return {};
    }

    const SubnetRow* newAround(const net::IpAddress& value) const
    {
        for (const SubnetRow& row : m_new)
            if (row.cidr.contains(value))
                return &row;
        return nullptr;
    }
    const SubnetRow* newAround(const net::IpAddress& first, const net::IpAddress& last) const
    {
        const SubnetRow* row = newAround(first);
        return row && row->cidr.contains(last) ? row : nullptr;
    }

    /// `in-use` with all that no new subnet would contain.
    Status requireWhole() const
    {
        std::vector<std::string> outside;
        const auto look = [&](const SubnetRow* taker, const std::string& what) {
            if (!taker)
                outside.push_back(what);
        };
        for (const SubnetRow& old : m_old) {
            if (old.gateway && old.cidr.contains(*old.gateway))
                look(newAround(*old.gateway), old.gateway->text());
            for (const AddressId id : now().facts.addressesOfSubnet.of(old.id)) {
                const auto& row = now().at<DeviceAddressRow>(id);
                // One that only claims the subnet is a problem of its own (V07).
                if (old.cidr.contains(row.value))
                    look(newAround(row.value), row.shownValue());
            }
            for (const RangeId id : now().facts.rangesOfSubnet.of(old.id)) {
                const auto& row = now().at<RangeRow>(id);
                look(newAround(row.first, row.last), row.first.text() + '-' + row.last.text());
            }
            for (const SubnetId id : now().facts.overlaysOfSubnet.of(old.id)) {
                const auto& row = now().at<SubnetRow>(id);
                const net::Cidr underlay = row.fanLocalUnderlay->network();
                look(newAround(underlay.first(), underlay.last()), row.shownCidr());
            }
        }
        for (const LooseAddressRow& row : now().table<LooseAddressRow>())
            if (row.subnet && isOld(*row.subnet))
                look(newAround(row.value), row.value.text());
        if (outside.empty())
            return {};
        std::sort(outside.begin(), outside.end(), NaturalLess());
        outside.erase(std::unique(outside.begin(), outside.end()), outside.end());
        const auto count = static_cast<std::int64_t>(outside.size());
        return fail(ErrorKind::InUse, {{"what", "subnet"},
                                       {"key", m_old.front().shownCidr()},
                                       {"by", "contents"},
                                       {"count", count},
                                       {"outside", std::move(outside)}});
    }

    void putNew()
    {
        for (std::size_t i = 0; i < m_new.size(); ++i) {
            SubnetRow& row = m_new[i];
            // Of several gateways the first is kept; the others are named by the judgement.
            for (const SubnetRow& old : m_old)
                if (old.gateway && row.cidr.contains(*old.gateway) && !row.gateway)
                    row.gateway = old.gateway;
            if (i >= m_action.ids.size())
                row.id = m_place.rows.draw<SubnetRow>();
            else if (now().find<SubnetRow>(row.id))
                continue; // live shows it already
            m_place.rows.put(row);
        }
    }

    void passAddresses()
    {
        for (const SubnetRow& old : m_old)
            for (const AddressId id : now().facts.addressesOfSubnet.of(old.id))
                if (const SubnetRow* taker = newAround(now().at<DeviceAddressRow>(id).value))
                    m_place.rows.alter<DeviceAddressRow>(
                        id, [&](DeviceAddressRow& row) { passTo(*taker, old, row); });
        for (const LooseAddressRow& loose : now().table<LooseAddressRow>())
            if (loose.subnet && isOld(*loose.subnet))
                m_place.rows.alter<LooseAddressRow>(
                    loose.id, [&](LooseAddressRow& row) { row.subnet = newAround(row.value)->id; });
        alterListed(
            m_place.rows,
            [this](const ListedAddress& listed) { return listed.subnet && isOld(*listed.subnet); },
            [this](ListedAddress& listed) { pass(listed); });
        settlePreferences();
    }
    /// Preferred addresses are copies that were altered along, so they are settled here and not as
    /// consequences: one change of a member has one way back.
    void settlePreferences()
    {
        std::vector<MachineId> touched;
        for (const MachineRow& row : m_place.rows.table<MachineRow>()) {
            bool isTouched = false;
            forEachListed(row, [&](const ListedAddress& listed) {
                isTouched = isTouched || (listed.subnet && isNew(*listed.subnet));
            });
            if (isTouched)
                touched.push_back(row.id);
        }
        for (const MachineId id : touched)
            m_place.rows.alter<MachineRow>(
                id, [](MachineRow& row) { addressing::preferAddresses(row); });
    }
    bool isNew(SubnetId id) const
    {
        return std::any_of(m_new.begin(), m_new.end(),
                           [id](const SubnetRow& row) { return row.id == id; });
    }
    /// The block ties it to its subnet from now on (2.8), the network tells equal blocks apart.
    static void passTo(const SubnetRow& taker, const SubnetRow& old, DeviceAddressRow& row)
    {
        row.cidr = taker.cidr.network();
        row.providerSubnetId = {};
        if (row.providerNetworkId.empty())
            row.providerNetworkId = old.providerNetworkId;
    }
    void pass(ListedAddress& listed) const
    {
        const auto value = net::IpAddress::parse(listed.value);
        const SubnetRow* taker = value ? newAround(*value) : nullptr;
        listed.subnet = taker ? std::optional(taker->id) : std::nullopt;
        const SpaceId space = m_new.front().space;
        if (!taker && space != kAlpha)
            listed.space = space;
    }

    void passRanges()
    {
        for (const SubnetRow& old : m_old)
            for (const RangeId id : now().facts.rangesOfSubnet.of(old.id))
                m_place.rows.alter<RangeRow>(
                    id, [&](RangeRow& row) { row.subnet = newAround(row.first)->id; });
    }

    void passOverlays()
    {
        for (const SubnetRow& old : m_old)
            for (const SubnetId id : now().facts.overlaysOfSubnet.of(old.id))
                m_place.rows.alter<SubnetRow>(id, [&](SubnetRow& row) {
                    const SubnetRow& taker = *newAround(row.fanLocalUnderlay->first());
                    row.fanLocalUnderlay = taker.cidr;
                    row.fanUnderlaySubnet = taker.id;
                });
    }

    /// The new subnets that a route of the old one leads from: the one that has the gateway, else
    /// each of them.
    std::vector<SubnetId> sourcesOf(const StaticRouteRow& route) const
    {
        if (!isOld(route.source))
            return {route.source};
        if (route.gateway)
            if (const SubnetRow* taker = newAround(*route.gateway))
                return {taker->id};
        return newIds();
    }
    std::vector<SubnetId> newIds() const
    {
        std::vector<SubnetId> ids;
        for (const SubnetRow& row : m_new)
            ids.push_back(row.id);
        return ids;
    }
    void passRoutes()
    {
        std::vector<StaticRouteRow> meant;
        std::set<std::tuple<SubnetId, SubnetId, std::optional<net::IpAddress>>> present;
        for (const StaticRouteRow& route : now().table<StaticRouteRow>()) {
            if (isOld(route.source) || isOld(route.destination))
                meant.push_back(route);
            else
                present.emplace(route.source, route.destination, route.gateway);
        }
        for (const StaticRouteRow& route : meant) {
            m_place.rows.erase<StaticRouteRow>(route.id);
            bool isFirst = true;
            for (const SubnetId source : sourcesOf(route))
                for (const SubnetId destination :
                     isOld(route.destination) ? newIds() : std::vector{route.destination}) {
                    if (source == destination ||
                        !present.emplace(source, destination, route.gateway).second)
                        continue;
                    StaticRouteRow passed = route;
                    passed.source = source;
                    passed.destination = destination;
                    if (!isFirst)
                        passed.id = m_place.rows.draw<StaticRouteRow>();
                    isFirst = false;
                    m_place.rows.put(std::move(passed));
                }
        }
    }

    const Workplace& m_place;
    const ReplaceSubnets& m_action;
    std::vector<SubnetRow> m_old; ///< by address
    std::vector<SubnetRow> m_new; ///< as asked for
};

template <class Row>
decltype(Row::id) freeId(const ProjectTables& project, const ProjectChanges& changes)
{
    std::uint32_t next = 0;
    for (const Row& row : project.table<Row>())
        next = std::max(next, row.id.number() + 1);
    for (const auto& change : changes.of<Row>())
        next = std::max(next, change.id.number() + 1);
    return decltype(Row::id)(next);
}

template <class Row>
void addRow(const ProjectTables& project, Row row, ProjectChanges& changes)
{
    row.id = freeId<Row>(project, changes);
    const auto id = row.id;
    changes.of<Row>().push_back({id, std::nullopt, std::move(row)});
}

/// The numbers of the new subnets of one replacement, in the order of their blocks in the action.
std::vector<std::uint32_t> madeBy(const ReplaceSubnets& action, const ModelChanges& changes)
{
    std::vector<std::uint32_t> made;
    for (const std::string& text : action.cidrs)
        for (const auto& change : changes.of<SubnetRow>()) {
            const auto cidr = net::Cidr::parse(text);
            if (!change.before && change.after && cidr && change.after->cidr.sameNetwork(*cidr) &&
                std::find(made.begin(), made.end(), change.id.number()) == made.end()) {
                made.push_back(change.id.number());
                break;
            }
        }
    return made;
}

} // namespace

Status carryOut(const Workplace& place, const ReplaceSubnets& action)
{
    return Replacement(place, action).carryOut();
}

ProjectChanges keptForReplacements(const ProjectTables& project, const Intent& intent,
                                   const ModelChanges& changes)
{
    ProjectChanges kept;
    for (const Action& each : intent.actions) {
        const auto* action = std::get_if<ReplaceSubnets>(&each);
        if (!action)
            continue;
        const auto made = madeBy(*action, changes);
        const auto isOld = [&](const auto& row) {
            return row.model == intent.model && row.kind == ObjectKind::Subnet &&
                   std::find(action->subnets.begin(), action->subnets.end(),
                             SubnetId(row.number)) != action->subnets.end();
        };
        if (made.empty())
            continue;
        std::set<ViewId> placed;
        for (PositionRow row : project.table<PositionRow>())
            if (isOld(row) && placed.insert(row.view).second) {
                row.number = made.front();
                addRow(project, std::move(row), kept);
            }
        for (const NoteRow& row : project.table<NoteRow>())
            for (const std::uint32_t number : made)
                if (isOld(row)) {
                    NoteRow copy = row;
                    copy.number = number;
                    addRow(project, std::move(copy), kept);
                }
    }
    return kept;
}

} // namespace netatlas::engine::edits
