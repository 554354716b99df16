// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lookup.h"
#include "app/cli/verbs.h"
#include "app/platform/end_request.h"

namespace netatlas::cli {

Exit runAddSpace(const Invocation& invocation, const AddSpaceArguments& arguments)
{
    if (!knowsFixUps(invocation, arguments.choices))
        return Exit::WrongUse;
    platform::finishBeforeEnding();
    const auto session = invocation.openToWrite();
    if (!session)
        return invocation.refuse(session.error());
    const auto& revision = (*session)->shown();
    const auto subnets = findSubnets(revision, invocation, arguments.subnets);
    if (!subnets)
        return invocation.refuse(subnets.error());
    return carryOut(invocation, **session,
                    {subnets->model,
                     {engine::edits::AddSpace{.name = arguments.name, .subnets = subnets->subnets}},
                     {}},
                    arguments.choices);
}

} // namespace netatlas::cli
