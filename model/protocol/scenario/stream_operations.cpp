// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/stream_import.h"
#include "model/exchange/stream_upgrade.h"
#include "model/protocol/scenario/families.h"

namespace netatlas::protocol::scenario {

namespace json = boost::json;

namespace {

Answer upgradeStream(Scene& scene, const exchange::JsonMembers& when)
{
    json::value stream = scene.stream();
    json::object nothing;
    json::object& members = stream.is_object() ? stream.get_object() : nothing;
    if (const Status done = exchange::upgrade(members, when.text("step")); !done)
        return fail(done.error());
    scene.replace(stream);
    return nullptr;
}

Answer importStream(Scene& scene, const exchange::JsonMembers& when)
{
    static const json::object nothing;
    const auto* const import = when.find("import");
    if (import && !import->is_object()) {
        when.refuse("import", "object expected");
        return nullptr;
    }
    const json::value before = scene.fragment();
    const auto after =
        exchange::imported(before.as_object(), import ? import->get_object() : nothing);
    if (!after)
        return fail(after.error());
    scene.replace(*after);
    if (scene.problem())
        return fail(*scene.problem());
    return nullptr;
}

} // namespace

Family streamOperations()
{
    static constexpr NamedOperation kOperations[] = {
        {"upgrade", upgradeStream},
        {"migrate-import", importStream},
    };
    return kOperations;
}

} // namespace netatlas::protocol::scenario
