// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/scene.h"

namespace netatlas::views::canvas {

/// Everything on the path of an object (user-experience 4.2): what holds it, what is in it, the
/// machines on it and what they are on, and the links of its bus.
struct Chain
{
    std::vector<graph::NodeIndex> nodes; ///< each once, in reading order
    std::vector<graph::Link> links;

    bool contains(graph::NodeIndex node) const
    {
        return std::binary_search(nodes.begin(), nodes.end(), node);
    }
    bool contains(const graph::Link& link) const
    {
        return std::find(links.begin(), links.end(), link) != links.end();
    }
};

Chain chainOf(const Scene& scene, graph::NodeIndex node);

} // namespace netatlas::views::canvas
