// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lookup.h"
#include "app/cli/verbs.h"
#include "app/platform/end_request.h"

namespace netatlas::cli {

Exit runMove(const Invocation& invocation, const MoveArguments& arguments)
{
    if (!knowsFixUps(invocation, arguments.choices))
        return Exit::WrongUse;
    platform::finishBeforeEnding();
    const auto session = invocation.openToWrite();
    if (!session)
        return invocation.refuse(session.error());
    const auto target =
        findMove((*session)->shown(), invocation, arguments.subnets, arguments.space);
    if (!target)
        return invocation.refuse(target.error());
    return carryOut(
        invocation, **session,
        {target->model, {engine::edits::MoveSubnets{target->subnets, target->space}}, {}},
        arguments.choices);
}

} // namespace netatlas::cli
