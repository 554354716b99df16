// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/query/find.h"

#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/engine/query/filter_node.h"
#include "model/net/mac_address.h"

#include <algorithm>

namespace netatlas::engine::query {

using namespace netatlas::domain;

namespace {

/// The way to an object, as far as it lies in something.
std::string pathOf(const Revision& revision, const Model& model, const ObjectRef& object)
{
    std::vector<std::string> parts{model.row.name};
    const auto add = [&](ObjectKind kind, std::uint32_t number) {
        parts.push_back(objectLabel(revision, model.ref(kind, number)));
    };
    const auto addSegment = [&](std::optional<SegmentId> id) {
        const auto* segment = model.find<SegmentRow>(id);
        if (!segment)
            return;
        if (segment->fabric)
            add(ObjectKind::Fabric, segment->fabric->number());
        add(ObjectKind::Segment, segment->id.number());
    };
    switch (object.kind) {
    case ObjectKind::Segment:
        if (const auto fabric = model.at<SegmentRow>(SegmentId(object.number)).fabric)
            add(ObjectKind::Fabric, fabric->number());
        break;
    case ObjectKind::Subnet:
        addSegment(model.at<SubnetRow>(SubnetId(object.number)).segment);
        break;
    case ObjectKind::Device:
        add(ObjectKind::Machine, model.at<DeviceRow>(DeviceId(object.number)).machine.number());
        break;
    case ObjectKind::Address: {
        const DeviceId device = model.at<DeviceAddressRow>(AddressId(object.number)).device;
        add(ObjectKind::Device, device.number());
        break;
    }
    case ObjectKind::Unit:
        add(ObjectKind::Application, model.at<UnitRow>(UnitId(object.number)).application.number());
        break;
    default: break;
    }
    return join(parts, " > ");
}

/// Where a kind stands in the answer.
int rankOf(ObjectKind kind)
{
    constexpr std::array kOrder{
        ObjectKind::Machine,     ObjectKind::Device,        ObjectKind::Address,
        ObjectKind::Subnet,      ObjectKind::Space,         ObjectKind::Application,
        ObjectKind::Unit,        ObjectKind::Endpoint,      ObjectKind::Segment,
        ObjectKind::Fabric,      ObjectKind::RoutingDomain, ObjectKind::ProviderNetwork,
        ObjectKind::LooseAddress};
    return static_cast<int>(std::find(kOrder.begin(), kOrder.end(), kind) - kOrder.begin());
}

/// Collects the matches of one search.
class Search
{
public:
    Search(const Revision& revision, std::string_view text, std::stop_token stop)
        : m_revision(revision)
        , m_text(text)
        , m_folded(lowerCase(text))
        , m_stop(std::move(stop))
    {
    }

    std::vector<Match> run()
    {
        for (const auto& model : m_revision.models()) {
            if (m_stop.stop_requested())
                break;
            m_model = model.get();
            searchModel();
        }
        std::stable_sort(m_found.begin(), m_found.end(), [](const Found& a, const Found& b) {
            if (a.isExact != b.isExact)
                return a.isExact;
            if (const int order = rankOf(a.match.object.kind) - rankOf(b.match.object.kind);
                order != 0)
                return order < 0;
            return compareNaturally(a.match.label, b.match.label) < 0;
        });
        std::vector<Match> matches;
        for (Found& found : m_found)
            matches.push_back(std::move(found.match));
        return matches;
    }

private:
    struct Found
    {
        Match match;
        bool isExact;
    };

    void searchModel()
    {
        if (const auto address = net::IpAddress::parse(m_text))
            return searchAddress(*address);
        if (const auto block = net::Cidr::parse(m_text))
            return searchBlock(block->network());
        if (const auto block = blockOfStars(m_text))
            return searchBlock(*block);
        if (net::isMacAddress(m_text))
            return searchMac(net::normalMacText(m_text));
        searchNames();
    }

    void add(ObjectKind kind, std::uint32_t number, bool isExact = false)
    {
        const ObjectRef object = m_model->ref(kind, number);
        m_found.push_back(
            {{object, objectLabel(m_revision, object), pathOf(m_revision, *m_model, object)},
             isExact});
    }

    void searchAddress(const net::IpAddress& address)
    {
        for (const DeviceAddressRow& row : m_model->table<DeviceAddressRow>()) {
            if (row.value != address)
                continue;
            add(ObjectKind::Address, row.id.number(), true);
            const DeviceRow& device = m_model->at<DeviceRow>(row.device);
            add(ObjectKind::Device, device.id.number());
            add(ObjectKind::Machine, device.machine.number());
        }
        for (const LooseAddressRow& row : m_model->table<LooseAddressRow>())
            if (row.value == address)
                add(ObjectKind::LooseAddress, row.id.number(), true);
        for (const SubnetId id : m_model->facts.blocks->holding(address))
            add(ObjectKind::Subnet, id.number());
    }

    void searchBlock(const net::Cidr& block)
    {
        for (const SubnetId id : m_model->facts.blocks->within(block))
            add(ObjectKind::Subnet, id.number(),
                m_model->at<SubnetRow>(id).cidr.sameNetwork(block));
        for (const DeviceAddressRow& row : m_model->table<DeviceAddressRow>())
            if (block.contains(row.value))
                add(ObjectKind::Address, row.id.number());
    }

    void searchMac(const std::string& mac)
    {
        for (const DeviceRow& row : m_model->table<DeviceRow>())
            if (net::normalMacText(row.mac) == mac)
                add(ObjectKind::Device, row.id.number(), true);
    }

    void addNamed(ObjectKind kind, std::uint32_t number, std::string_view name)
    {
        const std::string folded = lowerCase(name);
        if (folded.find(m_folded) != std::string::npos)
            add(kind, number, folded == m_folded);
    }

    template <class Row, class Name>
    void searchTable(Name&& nameOf)
    {
        if (m_stop.stop_requested())
            return;
        for (const Row& row : m_model->table<Row>())
            addNamed(Row::kKind, row.id.number(), nameOf(row));
    }

    void searchNames()
    {
        searchTable<SpaceRow>([](const SpaceRow& row) { return row.name; });
        searchTable<FabricRow>([](const FabricRow& row) { return row.name; });
        searchTable<SegmentRow>(
            [this](const SegmentRow& row) { return objectLabel(m_revision, m_model->refOf(row)); });
        searchTable<RoutingDomainRow>([](const RoutingDomainRow& row) { return row.name; });
        searchTable<ProviderNetworkRow>([](const ProviderNetworkRow& row) { return row.name; });
        searchTable<SubnetRow>([](const SubnetRow& row) {
            return row.name.empty() ? row.shownCidr() : row.shownCidr() + ' ' + row.name;
        });
        searchTable<ApplicationRow>([](const ApplicationRow& row) { return row.name; });
        searchTable<UnitRow>([](const UnitRow& row) { return row.name.view(); });
        searchTable<EndpointRow>([this](const EndpointRow& row) {
            return objectLabel(m_revision, m_model->refOf(row));
        });
        for (const MachineRow& row : m_model->table<MachineRow>()) {
            // "2" is machine 2, not every machine with a 2 in its number.
            if (row.number == m_text)
                add(ObjectKind::Machine, row.id.number(), true);
            else if (!row.name.empty())
                addNamed(ObjectKind::Machine, row.id.number(), row.name);
        }
        searchTable<DeviceRow>([this](const DeviceRow& row) {
            return m_text.find(':') == std::string_view::npos
                       ? row.name.text()
                       : objectLabel(m_revision, m_model->refOf(row));
        });
    }

    const Revision& m_revision;
    const Model* m_model = nullptr;
    std::string_view m_text;
    std::string m_folded;
    std::stop_token m_stop;
    std::vector<Found> m_found;
};

} // namespace

std::vector<Match> find(const Revision& revision, std::string_view text, std::stop_token stop)
{
    text = trimmed(text);
    if (text.empty())
        return {};
    return Search(revision, text, std::move(stop)).run();
}

} // namespace netatlas::engine::query
