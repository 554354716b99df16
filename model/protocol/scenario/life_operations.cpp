// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/carry_out.h"
#include "model/engine/edits/space_uses.h"
#include "model/protocol/scenario/families.h"
#include "model/protocol/scenario/judged.h"

namespace netatlas::protocol::scenario {

namespace edits = engine::edits;
using namespace netatlas::domain;

namespace {

constexpr std::string_view kSpace = "space";
constexpr std::string_view kSubnet = "subnet";

tl::unexpected<Error> unknownWord(std::string_view what, std::string_view value)
{
    return fail(ErrorKind::NotValid, {{"what", what}, {"value", value}, {"cause", "unknown"}});
}

/// Spaces and subnets skip dying (model-and-workers 1). To be dead twice is fine, and so is not to
/// be there at all.
template <class Row>
void kill(Scene& scene, std::string_view id)
{
    const Row* row = findById<Row>(scene.model(), id);
    if (!row || row->life == Life::Dead)
        return;
    ChangeRecorder rows(scene.model().state);
    rows.alter<Row>(row->id, [](Row& altered) { altered.life = Life::Dead; });
    scene.apply(rows.changes());
}

Answer setLife(Scene& scene, const exchange::JsonMembers& when)
{
    const std::string kind = when.text("kind");
    const std::string id = when.idText("id");
    const std::string life = when.text("life", "dead");
    if (kind != kSpace && kind != kSubnet)
        return unknownWord("kind", kind);
    if (life != "dead")
        return fail(ErrorKind::NotValid,
                    {{"what", "life"}, {"value", life}, {"cause", "only dead can be set"}});
    if (kind == kSubnet) {
        kill<SubnetRow>(scene, id);
        return nullptr;
    }
    if (id == kAlpha.text())
        return fail(ErrorKind::AlphaImmutable, {{"action", "kill"}});
    kill<SpaceRow>(scene, id);
    return nullptr;
}

/// The dead row, ready to be removed.
template <class Row>
Result<const Row*> deadRow(const Scene& scene, std::string_view kind, const std::string& id)
{
    const Row* row = findById<Row>(scene.model(), id);
    if (!row)
        return notFound(kind, id);
    if (row->life != Life::Dead)
        return fail(ErrorKind::NotDead, {{"what", kind}, {"key", id}});
    return row;
}

Answer reapSubnet(Scene& scene, const std::string& id)
{
    const auto row = deadRow<SubnetRow>(scene, kSubnet, id);
    if (!row)
        return fail(row.error());
    ChangeRecorder rows(scene.model().state);
    edits::eraseSubnet(scene.model(), rows, (*row)->id);
    applyAndSettle(scene, rows.changes());
    return nullptr;
}

Answer reapSpace(Scene& scene, const std::string& id)
{
    if (id == kAlpha.text())
        return fail(ErrorKind::AlphaImmutable, {{"action", "remove"}});
    const auto row = deadRow<SpaceRow>(scene, kSpace, id);
    if (!row)
        return fail(row.error());
    warnOfRemoval(scene, **row);
    ChangeRecorder rows(scene.model().state);
    edits::eraseSpace(scene.model(), rows, **row);
    applyAndSettle(scene, rows.changes());
    return nullptr;
}

Answer reap(Scene& scene, const exchange::JsonMembers& when)
{
    const std::string kind = when.text("kind");
    const std::string id = when.idText("id");
    if (kind == kSpace)
        return reapSpace(scene, id);
    if (kind == kSubnet)
        return reapSubnet(scene, id);
    return unknownWord("kind", kind);
}

} // namespace

Family lifeOperations()
{
    static constexpr NamedOperation kOperations[] = {
        {"set-life", setLife},
        {"reap", reap},
    };
    return kOperations;
}

} // namespace netatlas::protocol::scenario
