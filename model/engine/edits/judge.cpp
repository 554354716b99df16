// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/carried_out.h"
#include "model/engine/edits/carry_out.h"
#include "model/engine/edits/comparison.h"
#include "model/engine/edits/judgement.h"
#include "model/engine/facts/model_facts.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

/// Repeats the changes of one action in the records of the whole edit.
void replay(const ModelChanges& changes, ChangeRecorder& total)
{
    ModelRows::forEach([&]<class Row>() {
        for (const auto& change : changes.of<Row>()) {
            if (change.after)
                total.put(*change.after);
            else
                total.erase<Row>(change.id);
        }
    });
}

struct Outcome
{
    std::shared_ptr<const Model> after;
    ModelChanges rows;
    Details result;
};

Result<Outcome> carryOutAll(const Model& model, const Intent& intent, OwnedSpaces owned)
{
    Outcome outcome;
    ChangeRecorder total(model.state);
    const Model* now = &model;
    for (const Action& action : intent.actions) {
        ChangeRecorder step(now->state);
        const Workplace place{*now, step, owned, outcome.result};
        const Status done =
            std::visit([&place](const auto& each) { return carryOut(place, each); }, action);
        if (!done)
            return fail(done.error());
        const ModelChanges changes = step.changes();
        replay(changes, total);
        outcome.after = facts::updatedModel(*now, step.state(), {changes, {}});
        now = outcome.after.get();
    }
    if (!outcome.after)
        outcome.after = std::make_shared<const Model>(model);
    outcome.rows = total.changes();
    return outcome;
}

Result<Effects> effectsOf(const Comparison& comparison, const ModelChanges& consequences)
{
    Effects effects;
    if (const Status status = addConstraintEffects(comparison, effects); !status)
        return fail(status.error());
    if (const Status status = addBindingEffects(comparison, effects); !status)
        return fail(status.error());
    addControllerEffects(comparison, effects);
    addSpaceEffects(comparison, effects);
    addSubnetEffects(comparison, effects);
    addMachineEffects(comparison, consequences, effects);
    addContainerEffects(comparison, effects);
    std::stable_sort(effects.begin(), effects.end(),
                     [](const Effect& a, const Effect& b) { return a.kind < b.kind; });
    return effects;
}

Verdict verdictOf(const Judgement& judgement)
{
    if (judgement.changes.empty())
        return Verdict::AlreadyThere;
    if (judgement.breaks() > 0)
        return Verdict::Breaks;
    return judgement.effects.empty() ? Verdict::Allowed : Verdict::AllowedWithEffects;
}

enum class Effort : bool { ChangesOnly, All };

Result<Judgement> judged(const Revision& revision, const Intent& intent, OwnedSpaces owned,
                         Effort effort)
{
    const Model* model = revision.model(intent.model);
    if (!model)
        return notFound("model", intent.model.text());
    auto outcome = carryOutAll(*model, intent, owned);
    if (!outcome)
        return fail(outcome.error());
    Judgement judgement;
    judgement.changes.rows = std::move(outcome->rows);
    judgement.result = std::move(outcome->result);
    if (!judgement.changes.rows.empty()) {
        const Comparison comparison(revision, intent, *model, *outcome->after,
                                    judgement.changes.rows);
        judgement.changes.consequences = consequencesOf(comparison);
        auto effects = effort == Effort::All ? effectsOf(comparison, judgement.changes.consequences)
                                             : Effects();
        if (!effects)
            return fail(effects.error());
        judgement.effects = std::move(*effects);
    }
    judgement.verdict = verdictOf(judgement);
    return judgement;
}

} // namespace

std::size_t Judgement::breaks() const
{
    return static_cast<std::size_t>(
        std::count_if(effects.begin(), effects.end(), [](const Effect& e) { return e.breaks(); }));
}

Result<Judgement> judge(const Revision& revision, const Intent& intent, OwnedSpaces owned)
{
    return judged(revision, intent, owned, Effort::All);
}

Result<ChangeSet> carriedOut(const Revision& revision, const Intent& intent, OwnedSpaces owned,
                             Details& result)
{
    auto judgement = judged(revision, intent, owned, Effort::ChangesOnly);
    if (!judgement)
        return fail(judgement.error());
    result = std::move(judgement->result);
    return std::move(judgement->changes);
}

std::vector<TargetVerdict> judgeMoves(const Revision& revision, ModelId model,
                                      const std::vector<SubnetId>& subnets, std::stop_token stop)
{
    std::vector<TargetVerdict> verdicts;
    for (const auto& each : revision.models())
        for (const SpaceRow& space : each->table<SpaceRow>()) {
            if (stop.stop_requested())
                return verdicts;
            if (each->row.id == model)
                verdicts.push_back(
                    {model, space.id,
                     judge(revision,
                           {.model = model, .actions = {MoveSubnets{subnets, space.id}}})});
            else
                verdicts.push_back(
                    {each->row.id, space.id,
                     fail(ErrorKind::Refused,
                          {{"what", "space"}, {"key", space.name}, {"model", each->row.name}})});
        }
    return verdicts;
}

std::vector<std::pair<SubnetId, Error>> immovable(const Model& model,
                                                  const std::vector<SubnetId>& subnets)
{
    std::vector<std::pair<SubnetId, Error>> refused;
    for (const SubnetId subnet : subnets)
        if (const Status movable = requireMovable(model, subnet); !movable)
            refused.emplace_back(subnet, movable.error());
    return refused;
}

} // namespace netatlas::engine::edits
