// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/exchange/space_listing.h"
#include "model/protocol/scenario/families.h"
#include "model/protocol/scenario/judged.h"

namespace netatlas::protocol::scenario {

namespace {

Answer listSpaces(Scene& scene, const exchange::JsonMembers& when)
{
    return when.truth("short") ? exchange::spaceNamesJson(scene.model())
                               : exchange::spacesJson(scene.model());
}

Answer listSubnets(Scene& scene, const exchange::JsonMembers& when)
{
    return exchange::subnetsJson(scene.model(),
                                 {.space = when.text("space"), .zone = when.text("zone")});
}

Answer showSpace(Scene& scene, const exchange::JsonMembers& when)
{
    const std::string name = when.text("name");
    const auto space = domain::findSpace(scene.model(), name);
    if (!space)
        return notFound("space", name);
    return exchange::spaceJson(scene.model(), *space);
}

} // namespace

Family listings()
{
    static constexpr NamedOperation kOperations[] = {
        {"list-spaces", listSpaces},
        {"list-subnets", listSubnets},
        {"show-space", showSpace},
    };
    return kOperations;
}

} // namespace netatlas::protocol::scenario
