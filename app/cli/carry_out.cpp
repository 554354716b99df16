// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/carry_out.h"

#include "app/cli/judgement_text.h"
#include "app/platform/end_request.h"
#include "model/domain/json_codec.h"
#include "model/engine/edits/judgement_words.h"
#include "views/wording/edit_text.h"

#include <boost/json/object.hpp>

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
                                         const EditChoices& choices)
{
    std::set<edits::FixUpKind> kinds;
    for (const auto& word : choices.fixes)
        kinds.insert(*domain::parseWord<edits::FixUpKind>(word));
    auto judgement = edits::judge(revision, intent);
    while (judgement && addFixUps(intent, *judgement, kinds))
        judgement = edits::judge(revision, intent);
    return judgement;
}

} // namespace

bool knowsFixUps(const Invocation& invocation, const EditChoices& choices)
{
    for (const auto& word : choices.fixes)
        if (!domain::parseWord<edits::FixUpKind>(word)) {
            static_cast<void>(
                invocation.wrongUse("'" + word + "' is no kind of fix-up; `judge` names them."));
            return false;
        }
    return true;
}

Exit carryOut(const Invocation& invocation, session::Session& session, edits::Intent intent,
              const EditChoices& choices)
{
    intent.reason = choices.reason;
    const auto judgement = judgeWithFixUps(session.shown(), intent, choices);
    if (!judgement)
        return invocation.refuse(judgement.error());
    boost::json::object answer = judgementJson(*judgement);
    if (judgement->breaks() > 0 && choices.reason.empty()) {
        answer["entry"] = nullptr;
        if (invocation.isJson)
            invocation.json(answer);
        else
            printJudgement(invocation, *judgement);
        invocation.warning("Nothing was changed. Choose fix-ups with --fix KIND, or accept what "
                           "breaks with --accept \"reason\".");
        return Exit::Findings;
    }
    if (platform::isEndRequested())
        return invocation.cancelled();
    const auto entry = session.commit(intent, *judgement);
    if (!entry)
        return invocation.refuse(entry.error());
    answer["entry"] = *entry;
    for (const auto& [name, detail] : judgement->result)
        answer[name] = domain::detailJson(detail);
    if (invocation.isJson)
        invocation.json(answer);
    if (*entry == 0)
        invocation.remark("Already there; nothing was changed.");
    else
        invocation.remark(views::wording::entryText(*session.undoEntry()).toStdString() + ".");
    return Exit::Fine;
}

} // namespace netatlas::cli
