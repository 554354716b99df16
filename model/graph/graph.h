// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/ids.h"
#include "model/domain/shared_text.h"
#include "model/engine/rules/finding.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace netatlas::graph {

/// What a node stands for. Lanes hold buses (or, in the lane of what has no fabric, cards), buses
/// hold cards and machines, cards hold their overlays.
enum class NodeKind : std::uint8_t { Lane, Bus, Subnet, Overlay, Fold, Machine };

/// The word of a kind in dumps: `lane`, `bus`, `subnet`, `overlay`, `fold`, `machine`.
std::string_view nodeKindText(NodeKind kind);

/// Names a node across graphs. Of a fold block `object` is the bus or lane whose cards it holds,
/// of the lane without fabric it is the model.
struct NodeKey
{
    NodeKind kind = NodeKind::Lane;
    domain::ObjectRef object;

    friend auto operator<=>(const NodeKey&, const NodeKey&) = default;
};

/// Place of a node in `Graph::nodes`.
using NodeIndex = std::uint32_t;
inline constexpr NodeIndex kNoNode = ~NodeIndex{0};

/// How a row differs from live.
enum class Change : std::uint8_t { None, Added, Changed };

/// The colour of a space: its place in the order of creation, or the one that the user chose.
struct SpaceColour
{
    std::uint16_t place = 0;
    bool isChosen = false;

    friend bool operator==(const SpaceColour&, const SpaceColour&) = default;
};

struct Node
{
    NodeKey key;
    NodeIndex parent = kNoNode;
    NodeIndex end = 0;        ///< one past the last descendant
    std::uint32_t detail = 0; ///< place in the list of details of its kind
    domain::SharedText label;
    std::optional<engine::rules::Severity> problem; ///< the worst, with that of all inside
    std::uint32_t problems = 0;                     ///< of that severity, of the object itself
    Change change = Change::None;

    bool operator==(const Node&) const = default;
};

struct LaneDetail
{
    std::string model; ///< its model's name, empty when the graph shows one model
    std::uint32_t buses = 0;
    std::uint32_t subnets = 0;
    std::uint32_t machines = 0;
    bool isWithoutFabric = false;

    bool operator==(const LaneDetail&) const = default;
};

struct BusDetail
{
    domain::SegmentKind kind = domain::SegmentKind::Unknown;
    std::uint32_t tag = 0;
    std::uint32_t mtu = 0;
    std::string name;
    bool dhcpOn = false;
    domain::SharedText relayTo; ///< label of the segment that serves its DHCP requests
    std::uint32_t subnets = 0;
    std::uint32_t machines = 0; ///< that are at home here
    bool isFolded = false;
    SpaceColour colour; ///< of its first subnet
    bool hasColour = false;
    std::uint32_t used = 0; ///< percent of all its IPv4 subnets together

    bool operator==(const BusDetail&) const = default;
};

/// Of cards and of overlays.
struct SubnetDetail
{
    std::string space;
    SpaceColour colour;
    std::uint32_t addresses = 0;          ///< in use
    std::optional<std::uint32_t> percent; ///< of the usable ones; IPv6 has none
    bool isProviderOnly = false;          ///< no machine shows any of its addresses
    bool isEmpty = false;                 ///< nothing uses it
    bool isInConflict = false;            ///< overlaps or repeats another one (V01, V02)
    bool isTwin = false;                  ///< the same CIDR lives in another network
    bool hasNote = false;

    bool operator==(const SubnetDetail&) const = default;
};

struct FoldDetail
{
    std::uint32_t subnets = 0;
    std::optional<std::uint32_t> percent; ///< mean use
    std::array<SpaceColour, 5> preview{};
    std::uint32_t previews = 0;

    bool operator==(const FoldDetail&) const = default;
};

struct MachineDetail
{
    static constexpr std::uint32_t kTicks = 4;

    std::array<SpaceColour, kTicks> ticks{}; ///< of its first NICs that are in a space
    std::uint8_t ticksUsed = 0;
    std::uint32_t nics = 0;
    bool isHost = false; ///< has containers
    bool isContainer = false;
    domain::SharedText name;

    bool operator==(const MachineDetail&) const = default;
};

enum class LinkKind : std::uint8_t {
    Relay,      ///< DHCP of bus `from` is relayed to bus `to`
    BusBundle,  ///< machines with NICs in both buses
    LaneBundle, ///< machines with NICs in both lanes
};

struct Link
{
    LinkKind kind = LinkKind::Relay;
    NodeIndex from = kNoNode;
    NodeIndex to = kNoNode;
    std::uint32_t count = 0; ///< machines; 0 for a relay

    friend auto operator<=>(const Link&, const Link&) = default;
};

/// Lists of neighbours by node, in one piece of memory.
class Adjacency
{
public:
    std::span<const NodeIndex> of(NodeIndex node) const
    {
        if (m_starts.empty())
            return {};
        return std::span(m_targets).subspan(m_starts[node], m_starts[node + 1] - m_starts[node]);
    }
    /// From pairs, which count in both directions; the lists keep the order of the pairs.
    static Adjacency ofPairs(std::size_t nodes,
                             const std::vector<std::pair<NodeIndex, NodeIndex>>& pairs);

    bool operator==(const Adjacency&) const = default;

private:
    std::vector<std::uint32_t> m_starts;
    std::vector<NodeIndex> m_targets;
};

/// What a picture of the topology shows: boxes within boxes, in reading order (a parent stands
/// before its children), and bundled links. No coordinates.
struct Graph
{
    std::vector<Node> nodes;
    std::vector<Link> links;
    std::vector<LaneDetail> lanes;
    std::vector<BusDetail> buses;
    std::vector<SubnetDetail> subnets;
    std::vector<FoldDetail> folds;
    std::vector<MachineDetail> machines;
    /// Machines and the cards and buses that their NICs are in.
    Adjacency reach;
    /// Subnets inside fold blocks and folded buses.
    std::uint32_t foldedSubnets = 0;

    const LaneDetail& laneOf(const Node& node) const { return lanes[node.detail]; }
    const BusDetail& busOf(const Node& node) const { return buses[node.detail]; }
    const SubnetDetail& subnetOf(const Node& node) const { return subnets[node.detail]; }
    const FoldDetail& foldOf(const Node& node) const { return folds[node.detail]; }
    const MachineDetail& machineOf(const Node& node) const { return machines[node.detail]; }

    /// Calls `visit(child)` for each direct child.
    template <class Visit>
    void forEachChild(NodeIndex parent, Visit&& visit) const
    {
        for (NodeIndex i = parent + 1; i < nodes[parent].end; i = nodes[i].end)
            visit(i);
    }
    template <class Visit>
    void forEachLane(Visit&& visit) const
    {
        for (NodeIndex i = 0; i < nodes.size(); i = nodes[i].end)
            visit(i);
    }
    /// The lane that the node is in or is.
    NodeIndex laneIndexOf(NodeIndex node) const
    {
        while (nodes[node].parent != kNoNode)
            node = nodes[node].parent;
        return node;
    }
};

} // namespace netatlas::graph

template <>
struct std::hash<netatlas::graph::NodeKey>
{
    std::size_t operator()(const netatlas::graph::NodeKey& key) const noexcept
    {
        return std::hash<netatlas::domain::ObjectRef>{}(key.object) * 31U +
               static_cast<std::size_t>(key.kind);
    }
};
