// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/http/url.h"
#include "model/providers/kubernetes/cluster_items.h"

#include <set>

namespace netatlas::providers::kubernetes {

/// One listing, kept current by what a watch of it tells. An item that cannot be read is kept as
/// such: it is there.
struct Part
{
    ItemKind kind = ItemKind::Node;
    std::string space; ///< the namespace; empty for all of them
    http::Url url;
    std::string version;                     ///< up to which the changes are in it; opaque
    std::map<std::string, Item> items;       ///< by `namespace/name`
    std::vector<domain::SeenProblem> strays; ///< of items that have no name
    bool isLost = false;                     ///< the server has not been reached since
    bool isUnwatched = false;                ///< the account may list it and not watch it

    /// Whether every item could be used, and so nothing that is absent is there.
    bool isUsable() const;
    /// Whether every member of every item could be read.
    bool isWhole() const;
};

/// A whole cluster as one account sees it.
struct ClusterPicture
{
    std::string cluster;
    std::vector<Part> parts;
    std::set<ItemKind> listed; ///< kinds that were listed in all namespaces, or cannot be there
    /// All that there are, where they were listed because not everything may be.
    std::optional<std::set<std::string>> namespaces;
    std::vector<domain::SeenNote> notes;

    /// Whether all items of that kind were listed and could be used.
    bool isUsable(ItemKind kind) const;
    /// Whether all was read of all of them.
    bool isWhole(ItemKind kind) const;

    /// All items of a kind, in order of their names.
    template <class Thing>
    std::vector<const Thing*> all() const
    {
        std::vector<const Thing*> things;
        for (const Part& part : parts)
            for (const auto& [key, item] : part.items)
                if (const Thing* thing = std::get_if<Thing>(&item.thing))
                    things.push_back(thing);
        return things;
    }
    const Service* service(const std::string& key) const;
};

/// What one line of a watch means.
enum class Tiding : std::uint8_t {
    Nothing, ///< nothing that the model keeps has changed
    News,
    Expired, ///< the changes since that version are gone: list again
    Garbage, ///< no event: list again
};

/// Takes an event of a watch (providers.md 4.2) into the picture; `part` is one of its parts.
Tiding takeEvent(ClusterPicture& picture, Part& part, const std::string& line);

/// Fills the part with the items of a listing.
void fillPart(Part& part, const std::vector<document::Node>& items);

} // namespace netatlas::providers::kubernetes
