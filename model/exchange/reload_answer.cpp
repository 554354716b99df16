// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/reload_answer.h"

#include "model/domain/object_text.h"
#include "model/engine/drift/drift.h"
#include "model/exchange/fragment_members.h"
#include "model/exchange/json_members.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

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

/// What providers call things that have another name here (providers.md 0.1).
constexpr std::array<std::pair<std::string_view, ObjectKind>, 11> kSeenWords{
    {{"address scope", ObjectKind::RoutingDomain},
     {"floating IP", ObjectKind::Address},
     {"link", ObjectKind::Device},
     {"node", ObjectKind::Machine},
     {"pod", ObjectKind::CloudContainer},
     {"pool", ObjectKind::Range},
     {"port", ObjectKind::Device},
     {"router", ObjectKind::Machine},
     {"server", ObjectKind::Machine},
     {"sub-port", ObjectKind::Device},
     {"trunk", ObjectKind::Device}}};

/// Missing since an earlier look. Whose look missed a row is not noted: where several sources share
/// the model, nobody can tell.
std::map<ObjectKind, std::size_t> keptMissing(const Revision& live, const Model& model,
                                              const ReloadPlan& plan)
{
    std::map<ObjectKind, std::size_t> kept;
    const auto& sources = live.project().table<SourceRow>();
    const auto sharing = std::count_if(sources.begin(), sources.end(), [&](const SourceRow& row) {
        return row.model == plan.model;
    });
    if (sharing > 1)
        return kept;
    std::set<AbsenceId> touched;
    for (const auto& change : plan.changes.rows.of<AbsenceRow>())
        touched.insert(change.id);
    for (const AbsenceRow& row : model.table<AbsenceRow>())
        if (!touched.contains(row.id) &&
            !objectLabel(model, {plan.model, row.kind, row.number}).empty())
            ++kept[row.kind];
    return kept;
}

/// What the source shows otherwise once the plan is carried out, in order of objects.
std::vector<DriftRow> driftAfter(const Model& model, const ReloadPlan& plan,
                                 const std::string& source)
{
    std::vector<DriftRow> drift;
    std::set<DriftId> touched;
    for (const auto& change : plan.changes.rows.of<DriftRow>()) {
        touched.insert(change.id);
        if (change.after && change.after->source == source)
            drift.push_back(*change.after);
    }
    for (const DriftRow& row : model.table<DriftRow>())
        if (!touched.contains(row.id) && row.source == source)
            drift.push_back(row);
    std::sort(drift.begin(), drift.end(), [](const DriftRow& a, const DriftRow& b) {
        return std::tie(a.kind, a.number, a.field) < std::tie(b.kind, b.number, b.field);
    });
    return drift;
}

} // namespace

std::optional<ObjectKind> kindOfSeen(std::string_view what)
{
    for (const auto& [word, kind] : kSeenWords)
        if (word == what)
            return kind;
    return parseWord<ObjectKind>(what);
}

std::vector<KindTally> talliesOf(const Revision& live, const SourceRow& source,
                                 const ReloadPlan& plan)
{
    std::map<ObjectKind, KindTally> known;
    std::map<std::string, KindTally> others;
    for (const auto& [kind, counts] : plan.counts)
        known[kind].counts = counts;
    if (const Model* model = live.model(plan.model)) {
        for (const auto& [kind, count] : keptMissing(live, *model, plan))
            known[kind].kept = count;
        for (const DriftRow& row : driftAfter(*model, plan, source.name))
            ++known[row.kind].drift;
    }
    for (const SeenProblem& problem : plan.problems) {
        const auto kind = kindOfSeen(problem.what);
        ++(kind ? known[*kind] : others[problem.what]).refused;
    }
    std::vector<KindTally> tallies;
    for (auto& [kind, tally] : known) {
        tally.kind = wordOf(kind);
        tallies.push_back(std::move(tally));
    }
    for (auto& [word, tally] : others) {
        tally.kind = word;
        tallies.push_back(std::move(tally));
    }
    return tallies;
}

json::array driftJson(const Revision& live, const SourceRow& source, const ReloadPlan& plan)
{
    json::array list;
    if (const Model* model = live.model(plan.model))
        for (const DriftRow& row : driftAfter(*model, plan, source.name))
            list.push_back(
                json::object{{"kind", jsonText(wordOf(row.kind))},
                             {"id", std::to_string(row.number)},
                             {"field", jsonText(row.field)},
                             {"kept", jsonText(engine::drift::keptValue(*model, row).value_or(""))},
                             {"provider", jsonText(row.value)}});
    return list;
}

json::object talliesJson(const std::vector<KindTally>& tallies)
{
    json::object all;
    for (const KindTally& tally : tallies)
        all[jsonText(tally.kind)] = {{"added", tally.counts.added},
                                     {"updated", tally.counts.updated},
                                     {"missing", tally.counts.missing},
                                     {"same", tally.counts.same},
                                     {"kept", tally.kept},
                                     {"drift", tally.drift},
                                     {"refused", tally.refused}};
    return all;
}

json::object reloadedJson(const Reloaded& reloaded)
{
    std::vector<std::string> removed;
    removed.reserve(reloaded.spacesRemoved.size());
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
