// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/judgement_text.h"
#include "app/cli/lookup.h"
#include "app/cli/verbs.h"

namespace netatlas::cli {

namespace edits = engine::edits;

Exit runJudgeMove(const Invocation& invocation, const std::vector<std::string>& subnets,
                  const std::string& space)
{
    const auto session = invocation.openToRead();
    if (!session)
        return invocation.refuse(session.error());
    const auto target = findMove(invocation.stateOf(**session), invocation, subnets, space);
    if (!target)
        return invocation.refuse(target.error());
    const edits::Intent intent{
        target->model, {edits::MoveSubnets{target->subnets, target->space}}, {}};
    const auto judgement = edits::judge(invocation.stateOf(**session), intent);
    if (!judgement)
        return invocation.refuse(judgement.error());
    if (invocation.isJson)
        invocation.json(judgementJson(*judgement));
    else
        printJudgement(invocation, *judgement);
    return judgement->breaks() > 0 ? Exit::Findings : Exit::Fine;
}

} // namespace netatlas::cli
