// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/reload_answer.h"

#include "model/exchange/fragment_members.h"
#include "model/exchange/json_members.h"

#include <algorithm>

namespace netatlas::exchange {

namespace json = boost::json;
using namespace domain;
using engine::reload::Reloaded;

namespace {

json::array idsOf(const std::vector<SubnetId>& subnets)
{
    json::array ids;
    for (const SubnetId id : subnets)
        ids.emplace_back(id.text());
    return ids;
}

json::array driftJson(const std::vector<engine::reload::Drift>& drifts)
{
    json::array list;
    for (const engine::reload::Drift& drift : drifts)
        list.push_back({{"kind", jsonText(drift.kind)},
                        {"id", jsonText(drift.id)},
                        {"kept", jsonText(drift.kept)},
                        {"provider", jsonText(drift.seen)}});
    return list;
}

/// What is kept of a field that the source shows otherwise; nothing for fields that are no matter
/// of spaces.
std::optional<engine::reload::Drift> spaceDrift(const ModelState& state, const DriftRow& drift)
{
    if (drift.kind == ObjectKind::Space && drift.field == "name")
        if (const auto* space = state.table<SpaceRow>().find(SpaceId(drift.number)))
            return engine::reload::Drift{"space", space->id.text(), space->name, drift.value};
    if (drift.kind != ObjectKind::Subnet || drift.field != "space")
        return std::nullopt;
    const auto* subnet = state.table<SubnetRow>().find(SubnetId(drift.number));
    const auto* space = subnet ? state.table<SpaceRow>().find(subnet->space) : nullptr;
    if (!space)
        return std::nullopt;
    return engine::reload::Drift{"subnet", subnet->id.text(), space->name, drift.value};
}

} // namespace

json::object reloadedJson(const Reloaded& reloaded)
{
    std::vector<std::string> removed;
    for (const SpaceRow& space : reloaded.spacesRemoved)
        removed.push_back(space.name);
    json::array kept;
    for (const engine::reload::KeptSpace& space : reloaded.spacesKept)
        kept.push_back({{"name", jsonText(space.name)}, {"reason", jsonText(space.reason)}});
    return {{"spaces-added", jsonTexts(reloaded.spacesAdded)},
            {"subnets-added", idsOf(reloaded.subnetsAdded)},
            {"subnets-updated", idsOf(reloaded.subnetsUpdated)},
            {"spaces-removed", jsonTexts(removed)},
            {"spaces-kept", std::move(kept)},
            {"missing", idsOf(reloaded.missing)},
            {"drift", driftJson(reloaded.drift)}};
}

Result<providers::Observed> onlySubnets(providers::Observed observed)
{
    auto* site = std::get_if<SiteObservation>(&observed);
    if (!site)
        return fail(ErrorKind::NotSupported, {{"feature", "subnets"}});
    site->machines.clear();
    site->looseAddresses.clear();
    for (const ObjectKind kind :
         {ObjectKind::Machine, ObjectKind::Device, ObjectKind::Address, ObjectKind::LooseAddress})
        site->complete.erase(kind);
    return observed;
}

Result<Reloaded> reloadedBy(const Model& before, const ReloadPlan& plan, const std::string& source)
{
    ModelState state = before.state;
    if (const Status applied = apply(state, plan.changes); !applied)
        return fail(applied.error());
    Reloaded reloaded;
    for (const auto& change : plan.changes.rows.of<SpaceRow>()) {
        if (!change.before)
            reloaded.spacesAdded.push_back(change.after->name);
        else if (!change.after)
            reloaded.spacesRemoved.push_back(*change.before);
    }
    for (const auto& change : plan.changes.rows.of<SubnetRow>())
        if (change.after)
            (change.before ? reloaded.subnetsUpdated : reloaded.subnetsAdded).push_back(change.id);
    for (const AbsenceRow& absence : state.table<AbsenceRow>()) {
        const auto* subnet = state.table<SubnetRow>().find(SubnetId(absence.number));
        if (absence.kind == ObjectKind::Subnet && absence.side == Origin::Provider && subnet &&
            !subnet->isOverlay())
            reloaded.missing.push_back(subnet->id);
    }
    for (const DriftRow& drift : state.table<DriftRow>())
        if (auto found = spaceDrift(state, drift); found && drift.source == source)
            reloaded.drift.push_back(std::move(*found));
    std::sort(reloaded.spacesAdded.begin(), reloaded.spacesAdded.end());
    for (auto* ids : {&reloaded.subnetsAdded, &reloaded.subnetsUpdated, &reloaded.missing})
        std::sort(ids->begin(), ids->end());
    return reloaded;
}

} // namespace netatlas::exchange
