// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/judgement_text.h"
#include "app/cli/lookup.h"
#include "app/cli/verbs.h"
#include "model/domain/json_codec.h"
#include "model/engine/edits/judgement_words.h"
#include "views/wording/edit_text.h"

#include <algorithm>
#include <set>

namespace netatlas::cli {

namespace edits = engine::edits;

namespace {

/// Adds the actions of every offered fix-up of the wanted kinds; whether there was a new one.
bool addFixUps(edits::Intent& intent, const edits::Judgement& judgement,
               const std::set<edits::FixUpKind>& kinds)
{
    bool isNew = false;
    for (const auto& effect : judgement.effects)
        for (const auto& fixUp : effect.fixUps) {
            if (!kinds.contains(fixUp.kind))
                continue;
            for (const auto& action : fixUp.actions)
                if (std::find(intent.actions.begin(), intent.actions.end(), action) ==
                    intent.actions.end()) {
                    intent.actions.push_back(action);
                    isNew = true;
                }
            if (isNew)
                return true; // one at a time: it may take other effects off the list
        }
    return isNew;
}

Result<edits::Judgement> judgeWithFixUps(const domain::Revision& revision, edits::Intent& intent,
                                         const std::set<edits::FixUpKind>& kinds)
{
    auto judgement = edits::judge(revision, intent);
    while (judgement && addFixUps(intent, *judgement, kinds))
        judgement = edits::judge(revision, intent);
    return judgement;
}

} // namespace

Exit runMove(const Invocation& invocation, const MoveArguments& arguments)
{
    std::set<edits::FixUpKind> kinds;
    for (const auto& word : arguments.fixes) {
        const auto kind = domain::parseWord<edits::FixUpKind>(word);
        if (!kind)
            return invocation.wrongUse("'" + word +
                                       "' is no kind of fix-up; `judge move` names them.");
        kinds.insert(*kind);
    }
    const auto session = invocation.openToWrite();
    if (!session)
        return invocation.refuse(session.error());
    const auto target =
        findMove((*session)->shown(), invocation, arguments.subnets, arguments.space);
    if (!target)
        return invocation.refuse(target.error());
    edits::Intent intent{
        target->model, {edits::MoveSubnets{target->subnets, target->space}}, arguments.reason};
    const auto judgement = judgeWithFixUps((*session)->shown(), intent, kinds);
    if (!judgement)
        return invocation.refuse(judgement.error());
    boost::json::object answer = judgementJson(*judgement);
    if (judgement->breaks() > 0 && arguments.reason.empty()) {
        answer["entry"] = nullptr;
        if (invocation.isJson)
            invocation.json(answer);
        else
            printJudgement(invocation, *judgement);
        invocation.warning("Nothing was changed. Choose fix-ups with --fix KIND, or accept what "
                           "breaks with --accept \"reason\".");
        return Exit::Findings;
    }
    const auto entry = (*session)->commit(intent, *judgement);
    if (!entry)
        return invocation.refuse(entry.error());
    answer["entry"] = *entry;
    answer["moved"] = domain::detailJson(detailOf(judgement->result, "moved"));
    if (invocation.isJson)
        invocation.json(answer);
    if (*entry == 0)
        invocation.remark("Already there; nothing was changed.");
    else
        invocation.remark(views::wording::entryText(*(*session)->undoEntry()).toStdString() + ".");
    return Exit::Fine;
}

} // namespace netatlas::cli
