// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/projection.h"

#include "model/engine/stats/subnet_marks.h"
#include "model/engine/stats/use.h"
#include "model/graph/bundles.h"
#include "model/graph/lane_plan.h"
#include "model/graph/problem_marks.h"

#include <algorithm>

namespace netatlas::graph {
namespace {

using domain::ObjectKind;
using domain::SegmentRow;
using domain::SubnetId;
using domain::SubnetRow;
using engine::stats::Use;

/// Boxes of one model by the numbers of their rows.
class NodeByRow
{
public:
    void put(std::uint32_t number, NodeIndex node)
    {
        if (m_nodes.size() <= number)
            m_nodes.resize(number + 1, kNoNode);
        m_nodes[number] = node;
    }
    NodeIndex of(std::uint32_t number) const
    {
        return number < m_nodes.size() ? m_nodes[number] : kNoNode;
    }

private:
    std::vector<NodeIndex> m_nodes;
};

/// How many cards a group may show so that all together stay under the threshold.
std::size_t cardsPerGroup(const std::vector<std::size_t>& groups, std::size_t most)
{
    std::size_t largest = 1;
    std::size_t all = 0;
    for (const std::size_t size : groups) {
        largest = std::max(largest, size);
        all += size;
    }
    if (all <= most)
        return largest;
    std::size_t low = 1; // each group shows one card, whatever the threshold
    while (low + 1 < largest) {
        const std::size_t middle = (low + largest) / 2;
        std::size_t sum = 0;
        for (const std::size_t size : groups)
            sum += std::min(size, middle);
        (sum <= most ? low : largest) = middle;
    }
    return low;
}

/// Puts one graph together, model by model, in reading order.
class Projection
{
public:
    Projection(const ViewSource& source, const ViewOptions& options)
        : m_source(source)
        , m_options(options)
        , m_marks(source.shown, source.findings)
    {
    }

    Graph run(std::stop_token stop);

private:
    void addModel(const ModelPlan& plan, std::size_t shownCards);
    void addLane(const ModelPlan& plan, const LanePlan& lane);
    void addBus(const ModelPlan& plan, const GroupPlan& group, NodeIndex lane);
    void addGroup(const ModelPlan& plan, const GroupPlan& group, NodeIndex parent);
    NodeIndex addCard(SubnetId id, NodeIndex parent, NodeKind kind);
    void addFold(const std::vector<SubnetId>& cards, std::size_t from, NodeIndex parent);
    void addMachine(const MachineReach& reach, NodeIndex parent);
    void addLinks(const ModelPlan& plan);
    void addRelays();

    NodeIndex open(Node node);
    void close(NodeIndex index);
    template <class Row>
    Change changeOf(const Row& row) const;
    SubnetDetail detailOf(const SubnetRow& subnet) const;
    SpaceColour colourOf(domain::SpaceId space) const;
    domain::SpaceId spaceOf(const SubnetRow& subnet) const;
    Node nodeOf(NodeKind kind, domain::ObjectRef object, domain::SharedText label) const;

    const ViewSource& m_source;
    const ViewOptions& m_options;
    ProblemMarks m_marks;
    Graph m_graph;
    std::vector<std::pair<NodeIndex, NodeIndex>> m_reach;
    BundleCounter m_busBundles{LinkKind::BusBundle};
    BundleCounter m_laneBundles{LinkKind::LaneBundle};

    // Of the model at hand.
    const domain::Model* m_model = nullptr;
    const domain::Model* m_live = nullptr;
    domain::IdMap<SubnetId, Use> m_use;
    std::optional<engine::stats::MachineSightings> m_sightings;
    std::size_t m_shownCards = 0;
    NodeByRow m_buses;
    NodeByRow m_cards;
    NodeByRow m_machines;
    std::vector<bool> m_noted;
    std::vector<std::optional<std::uint32_t>> m_chosen;
};

NodeIndex Projection::open(Node node)
{
    const auto index = static_cast<NodeIndex>(m_graph.nodes.size());
    node.end = index + 1;
    m_graph.nodes.push_back(std::move(node));
    return index;
}

void Projection::close(NodeIndex index)
{
    Node& node = m_graph.nodes[index];
    node.end = static_cast<NodeIndex>(m_graph.nodes.size());
    if (node.parent != kNoNode) {
        Node& outer = m_graph.nodes[node.parent];
        if (node.problem > outer.problem) { // nothing is less than any severity
            outer.problem = node.problem;
            outer.problems = 0;
        }
    }
}

Node Projection::nodeOf(NodeKind kind, domain::ObjectRef object, domain::SharedText label) const
{
    Node node{.key = {kind, object}, .label = std::move(label)};
    if (const auto* mark = m_marks.find(object)) {
        node.problem = mark->worst;
        node.problems = mark->count;
    }
    return node;
}

template <class Row>
Change Projection::changeOf(const Row& row) const
{
    if (!m_source.live)
        return Change::None;
    const Row* before = m_live ? m_live->find<Row>(row.id) : nullptr;
    if (!before)
        return Change::Added;
    return before == &row || *before == row ? Change::None : Change::Changed;
}

domain::SpaceId Projection::spaceOf(const SubnetRow& subnet) const
{
    const auto* space = m_model->facts.spaceOfSubnet.find(subnet.id);
    return space ? *space : subnet.space;
}

SpaceColour Projection::colourOf(domain::SpaceId space) const
{
    if (space.number() < m_chosen.size() && m_chosen[space.number()])
        return {static_cast<std::uint16_t>(*m_chosen[space.number()]), true};
    return {static_cast<std::uint16_t>(space.number()), false};
}

SubnetDetail Projection::detailOf(const SubnetRow& subnet) const
{
    SubnetDetail detail;
    const auto space = spaceOf(subnet);
    if (const auto* row = m_model->find<domain::SpaceRow>(space))
        detail.space = row->name;
    detail.colour = colourOf(space);
    if (const auto* use = m_use.find(subnet.id)) {
        detail.addresses = static_cast<std::uint32_t>(
            std::min<std::uint64_t>(use->used, std::numeric_limits<std::uint32_t>::max()));
        if (const auto percent = use->percent())
            detail.percent = static_cast<std::uint32_t>(*percent);
    }
    const auto& addresses = m_model->facts.addressesOfSubnet.of(subnet.id);
    detail.isEmpty = addresses.empty() && detail.addresses == 0;
    detail.isProviderOnly = !detail.isEmpty && !m_sightings->isSeen(subnet.id);
    const auto ref = m_model->refOf(subnet);
    detail.isInConflict = m_marks.isInConflict(ref);
    detail.isTwin = engine::stats::hasTwin(*m_model, subnet.id);
    detail.hasNote = subnet.id.number() < m_noted.size() && m_noted[subnet.id.number()];
    return detail;
}

NodeIndex Projection::addCard(SubnetId id, NodeIndex parent, NodeKind kind)
{
    const auto& subnet = m_model->at<SubnetRow>(id);
    Node node = nodeOf(kind, m_model->refOf(subnet), subnet.shownCidr());
    node.parent = parent;
    node.change = changeOf(subnet);
    node.detail = static_cast<std::uint32_t>(m_graph.subnets.size());
    m_graph.subnets.push_back(detailOf(subnet));
    const NodeIndex index = open(std::move(node));
    m_cards.put(id.number(), index);
    if (kind == NodeKind::Subnet)
        for (const SubnetId overlay : m_model->facts.overlaysOfSubnet.of(id))
            if (overlay != id)
                addCard(overlay, index, NodeKind::Overlay);
    close(index);
    return index;
}

void Projection::addFold(const std::vector<SubnetId>& cards, std::size_t from, NodeIndex parent)
{
    FoldDetail detail{.subnets = static_cast<std::uint32_t>(cards.size() - from)};
    Node node{.key = {NodeKind::Fold, m_graph.nodes[parent].key.object}, .parent = parent};
    const auto index = static_cast<NodeIndex>(m_graph.nodes.size());
    std::uint64_t used = 0;
    std::uint64_t usable = 0;
    for (std::size_t i = from; i < cards.size(); ++i) {
        const auto& subnet = m_model->at<SubnetRow>(cards[i]);
        node.problem = std::max(node.problem, m_marks.of(m_model->refOf(subnet)));
        m_cards.put(cards[i].number(), index);
        if (detail.previews < detail.preview.size())
            detail.preview[detail.previews++] = colourOf(spaceOf(subnet));
        if (const auto* use = m_use.find(cards[i]); use && use->usable) {
            used += use->used;
            usable += *use->usable;
        }
    }
    if (usable > 0)
        detail.percent =
            static_cast<std::uint32_t>(Use{.used = used, .usable = usable}.percent().value_or(0));
    node.label = std::to_string(detail.subnets) + " subnets";
    node.detail = static_cast<std::uint32_t>(m_graph.folds.size());
    m_graph.foldedSubnets += detail.subnets;
    m_graph.folds.push_back(detail);
    close(open(std::move(node)));
}

void Projection::addMachine(const MachineReach& reach, NodeIndex parent)
{
    const auto& row = m_model->at<domain::MachineRow>(reach.machine);
    MachineDetail detail{.nics = reach.nics,
                         .isHost = !m_model->facts.containersOfMachine.of(row.id).empty(),
                         .isContainer = row.parent.has_value(),
                         .name = row.name};
    for (const SubnetId id : reach.subnets)
        if (detail.ticksUsed < MachineDetail::kTicks)
            detail.ticks[detail.ticksUsed++] = colourOf(spaceOf(m_model->at<SubnetRow>(id)));
    Node node = nodeOf(NodeKind::Machine, m_model->refOf(row),
                       row.number.empty() ? domain::SharedText(row.name) : row.number);
    node.parent = parent;
    node.change = changeOf(row);
    node.detail = static_cast<std::uint32_t>(m_graph.machines.size());
    m_graph.machines.push_back(std::move(detail));
    const NodeIndex index = open(std::move(node));
    m_machines.put(row.id.number(), index);
    close(index);
}

void Projection::addGroup(const ModelPlan& plan, const GroupPlan& group, NodeIndex parent)
{
    if (m_options.depth == Depth::Vlan && group.segment) {
        m_graph.foldedSubnets += static_cast<std::uint32_t>(group.cards.size());
        return;
    }
    const NodeKey foldKey{NodeKind::Fold, m_graph.nodes[parent].key.object};
    std::size_t shown = group.cards.size();
    // A block of one would take the room of the card that it hides.
    if (shown > m_shownCards + 1 && !m_options.unfolded.contains(foldKey))
        shown = m_shownCards;
    for (std::size_t i = 0; i < shown; ++i)
        addCard(group.cards[i], parent, NodeKind::Subnet);
    if (shown < group.cards.size())
        addFold(group.cards, shown, parent);
    if (m_options.depth == Depth::Machine)
        for (const std::uint32_t machine : group.machines)
            addMachine(plan.reaches[machine], parent);
}

void Projection::addBus(const ModelPlan& plan, const GroupPlan& group, NodeIndex lane)
{
    const auto& segment = m_model->at<SegmentRow>(*group.segment);
    Node node = nodeOf(NodeKind::Bus, m_model->refOf(segment), segmentLabel(segment));
    node.parent = lane;
    node.change = changeOf(segment);
    node.detail = static_cast<std::uint32_t>(m_graph.buses.size());
    BusDetail detail{.kind = segment.kind,
                     .tag = segment.tag,
                     .mtu = segment.mtu,
                     .name = segment.name,
                     .dhcpOn = segment.dhcpOn,
                     .subnets = static_cast<std::uint32_t>(group.cards.size()),
                     .machines = static_cast<std::uint32_t>(group.machines.size()),
                     .isFolded = m_options.folded.contains(node.key)};
    if (const auto* relay = m_model->find<SegmentRow>(segment.relaySegment))
        detail.relayTo = segmentLabel(*relay);
    if (!group.cards.empty()) {
        detail.hasColour = true;
        detail.colour = colourOf(spaceOf(m_model->at<SubnetRow>(group.cards.front())));
    }
    Use sum{.used = 0, .usable = 0};
    for (const SubnetId card : group.cards)
        if (const auto* use = m_use.find(card); use && use->usable) {
            sum.used += use->used;
            *sum.usable += *use->usable;
        }
    detail.used = static_cast<std::uint32_t>(sum.percent().value_or(0));
    const bool isFolded = detail.isFolded;
    m_graph.buses.push_back(std::move(detail));
    const NodeIndex index = open(std::move(node));
    m_buses.put(segment.id.number(), index);
    if (isFolded) {
        Node& folded = m_graph.nodes[index];
        for (const SubnetId card : group.cards)
            if (const auto inside = m_marks.of(m_model->refOf(m_model->at<SubnetRow>(card)));
                inside > folded.problem) {
                folded.problem = inside;
                folded.problems = 0;
            }
        m_graph.foldedSubnets += static_cast<std::uint32_t>(group.cards.size());
    } else {
        addGroup(plan, group, index);
    }
    close(index);
}

void Projection::addLane(const ModelPlan& plan, const LanePlan& lane)
{
    LaneDetail detail{.isWithoutFabric = !lane.fabric.has_value()};
    if (!m_options.model && m_source.shown.models().size() > 1)
        detail.model = m_model->row.name;
    const auto count = [&](const GroupPlan& group) {
        detail.subnets += static_cast<std::uint32_t>(group.cards.size());
        detail.machines += static_cast<std::uint32_t>(group.machines.size());
    };
    detail.buses = static_cast<std::uint32_t>(lane.groups.size());
    count(lane.loose);
    for (const auto& group : lane.groups)
        count(group);
    Node node;
    if (lane.fabric) {
        const auto& fabric = m_model->at<domain::FabricRow>(*lane.fabric);
        node = nodeOf(NodeKind::Lane, m_model->refOf(fabric), fabric.name);
        node.change = changeOf(fabric);
    } else {
        node = nodeOf(NodeKind::Lane, m_model->ref(ObjectKind::Model, m_model->row.id.number()),
                      "no fabric");
    }
    node.detail = static_cast<std::uint32_t>(m_graph.lanes.size());
    m_graph.lanes.push_back(std::move(detail));
    const NodeIndex index = open(std::move(node));
    for (const auto& group : lane.groups)
        addBus(plan, group, index);
    addGroup(plan, lane.loose, index);
    close(index);
}

void Projection::addLinks(const ModelPlan& plan)
{
    std::vector<NodeIndex> buses;
    std::vector<NodeIndex> lanes;
    for (const auto& reach : plan.reaches) {
        buses.clear();
        lanes.clear();
        const NodeIndex machine = m_machines.of(reach.machine.number());
        for (const auto segment : reach.segments) {
            const NodeIndex bus = m_buses.of(segment.number());
            if (bus == kNoNode)
                continue;
            buses.push_back(bus);
            const NodeIndex lane = m_graph.nodes[bus].parent;
            if (std::find(lanes.begin(), lanes.end(), lane) == lanes.end())
                lanes.push_back(lane);
            if (machine != kNoNode)
                m_reach.emplace_back(machine, bus);
        }
        if (machine != kNoNode)
            for (const SubnetId subnet : reach.subnets)
                if (const NodeIndex card = m_cards.of(subnet.number()); card != kNoNode)
                    m_reach.emplace_back(machine, card);
        if (buses.size() < 2)
            continue;
        const NodeIndex home = m_buses.of(reach.home->number());
        m_busBundles.add(home, buses);
        m_laneBundles.add(m_graph.nodes[home].parent, lanes);
    }
}

void Projection::addRelays()
{
    for (const auto& segment : m_model->table<SegmentRow>()) {
        const NodeIndex from = m_buses.of(segment.id.number());
        const NodeIndex to =
            segment.relaySegment ? m_buses.of(segment.relaySegment->number()) : kNoNode;
        if (from != kNoNode && to != kNoNode)
            m_graph.links.push_back({LinkKind::Relay, from, to, 0});
    }
}

void Projection::addModel(const ModelPlan& plan, std::size_t shownCards)
{
    m_model = plan.model;
    m_live = m_source.live ? m_source.live->model(m_model->row.id) : nullptr;
    m_use = engine::stats::useOfAll(*m_model);
    m_sightings.emplace(*m_model);
    m_shownCards = shownCards;
    m_buses = {};
    m_cards = {};
    m_machines = {};
    m_noted.clear();
    m_chosen.clear();
    for (const auto& note : m_source.shown.project().table<domain::NoteRow>())
        if (note.model == m_model->row.id && note.kind == ObjectKind::Subnet) {
            m_noted.resize(std::max<std::size_t>(m_noted.size(), note.number + 1));
            m_noted[note.number] = true;
        }
    for (const auto& colour : m_source.shown.project().table<domain::SpaceColourRow>())
        if (colour.model == m_model->row.id) {
            m_chosen.resize(std::max<std::size_t>(m_chosen.size(), colour.space.number() + 1));
            m_chosen[colour.space.number()] = colour.colour;
        }
    for (const auto& lane : plan.lanes)
        addLane(plan, lane);
    addLinks(plan);
    addRelays();
}

Graph Projection::run(std::stop_token stop)
{
    std::vector<ModelPlan> plans;
    std::vector<std::size_t> groups;
    for (const auto& model : m_source.shown.models()) {
        if (stop.stop_requested())
            return {};
        if (m_options.model && *m_options.model != model->row.id)
            continue;
        plans.push_back(planLanes(*model));
        for (const auto& lane : plans.back().lanes) {
            groups.push_back(lane.loose.cards.size());
            for (const auto& group : lane.groups)
                groups.push_back(group.cards.size());
        }
    }
    const std::size_t shownCards = cardsPerGroup(groups, m_options.mostCards);
    for (const auto& plan : plans) {
        if (stop.stop_requested())
            break;
        addModel(plan, shownCards);
    }
    for (const BundleCounter* bundles : {&m_busBundles, &m_laneBundles}) {
        const auto links = bundles->links();
        m_graph.links.insert(m_graph.links.end(), links.begin(), links.end());
    }
    m_graph.reach = Adjacency::ofPairs(m_graph.nodes.size(), m_reach);
    return std::move(m_graph);
}

std::string tunnelWord(domain::SegmentKind kind)
{
    switch (kind) {
    case domain::SegmentKind::Vxlan: return "VXLAN";
    case domain::SegmentKind::Gre: return "GRE";
    case domain::SegmentKind::Geneve: return "GENEVE";
    case domain::SegmentKind::Vpc: return "VPC";
    case domain::SegmentKind::Unknown:
    case domain::SegmentKind::Flat:
    case domain::SegmentKind::Vlan: break;
    }
    return "segment";
}

} // namespace

std::string segmentLabel(const SegmentRow& segment)
{
    if (segment.kind == domain::SegmentKind::Flat)
        return "VLAN untagged";
    if (segment.kind == domain::SegmentKind::Vlan)
        return "VLAN " + std::to_string(segment.tag);
    if (segment.tag != 0)
        return tunnelWord(segment.kind) + " " + std::to_string(segment.tag);
    return segment.name.empty() ? tunnelWord(segment.kind) + " " + segment.id.text() : segment.name;
}

Graph project(const ViewSource& source, const ViewOptions& options, std::stop_token stop)
{
    return Projection(source, options).run(std::move(stop));
}

} // namespace netatlas::graph
