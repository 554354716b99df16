// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/diff.h"

#include <unordered_map>

namespace netatlas::graph {
namespace {

bool looksAlike(const Graph& before, NodeIndex one, const Graph& after, NodeIndex other)
{
    const Node& a = before.nodes[one];
    const Node& b = after.nodes[other];
    if (!(a.label == b.label) || a.problem != b.problem || a.problems != b.problems ||
        a.change != b.change)
        return false;
    switch (b.key.kind) {
    case NodeKind::Lane: return before.laneOf(a) == after.laneOf(b);
    case NodeKind::Bus: return before.busOf(a) == after.busOf(b);
    case NodeKind::Subnet:
    case NodeKind::Overlay: return before.subnetOf(a) == after.subnetOf(b);
    case NodeKind::Fold: return before.foldOf(a) == after.foldOf(b);
    case NodeKind::Machine: return before.machineOf(a) == after.machineOf(b);
    }
    return false;
}

/// The links of both graphs as keys, so that shifted places do not count as differences.
bool haveSameLinks(const Graph& before, const Graph& after)
{
    if (before.links.size() != after.links.size())
        return false;
    for (std::size_t i = 0; i < after.links.size(); ++i) {
        const Link& a = before.links[i];
        const Link& b = after.links[i];
        if (a.kind != b.kind || a.count != b.count ||
            before.nodes[a.from].key != after.nodes[b.from].key ||
            before.nodes[a.to].key != after.nodes[b.to].key)
            return false;
    }
    return true;
}

} // namespace

Difference differenceOf(const Graph& before, const Graph& after)
{
    Difference result;
    std::unordered_map<NodeKey, NodeIndex> old;
    old.reserve(before.nodes.size());
    for (NodeIndex i = 0; i < before.nodes.size(); ++i)
        old.emplace(before.nodes[i].key, i);
    result.before.assign(after.nodes.size(), kNoNode);
    for (NodeIndex i = 0; i < after.nodes.size(); ++i) {
        const auto found = old.find(after.nodes[i].key);
        if (found == old.end()) {
            result.added.push_back(i);
            continue;
        }
        result.before[i] = found->second;
        if (!looksAlike(before, found->second, after, i))
            result.changed.push_back(i);
        old.erase(found);
    }
    for (NodeIndex i = 0; i < before.nodes.size(); ++i)
        if (old.contains(before.nodes[i].key))
            result.removed.push_back(i);
    result.linksDiffer = !haveSameLinks(before, after);
    return result;
}

} // namespace netatlas::graph
