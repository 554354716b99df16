// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"

#include <vector>

namespace netatlas::views {

/// What one row of the outline stands for: an object, or a heading under a model.
struct OutlineKey
{
    enum class Kind : std::uint8_t { Root, Object, NoFabric, Spaces, Machines, Applications };

    Kind kind = Kind::Root;
    domain::ObjectRef object; ///< the object, or the model of a heading

    friend bool operator==(const OutlineKey&, const OutlineKey&) = default;
};

/// The rows under a row, in the order shown.
std::vector<OutlineKey> outlineChildren(const domain::Revision& revision, const OutlineKey& key);

/// Whether the row has rows under it, without listing them.
bool hasOutlineChildren(const domain::Revision& revision, const OutlineKey& key);

/// The way from the first row down to the object, itself last; empty when it is not in the tree.
std::vector<OutlineKey> outlinePath(const domain::Revision& revision,
                                    const domain::ObjectRef& object);

} // namespace netatlas::views
