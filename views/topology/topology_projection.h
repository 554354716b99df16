// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/layout/layout.h"
#include "model/graph/projection.h"
#include "views/canvas/scene.h"
#include "views/theme/type.h"

#include <stop_token>

namespace netatlas::views::topology {

/// What a new picture is made from. All values: the work may be done on the pool.
struct PictureRequest
{
    graph::ViewSource source;
    graph::ViewOptions options;
    graph::Sizes sizes;
    /// Where the view keeps lanes, whatever else happens.
    graph::layout::Pinned pinned;
    /// What is shown now; its places are kept. Nothing for a layout from the start.
    canvas::ScenePtr shown;
};

struct Picture
{
    canvas::ScenePtr scene;
    /// Where it differs from what was shown; nothing when it differs everywhere.
    std::optional<std::vector<graph::Rect>> changed;
};

/// Projects, places and indexes. `cancelled` when stopped.
Result<Picture> makePicture(const PictureRequest& request, std::stop_token stop = {});

/// The measures of the layout for a text size.
graph::Sizes sizesFor(const theme::Fonts& fonts);

} // namespace netatlas::views::topology
