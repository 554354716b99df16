// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"

namespace netatlas::cli {

/// The models that `--model` leaves: all of them, or the one it names. `not-found` with the names
/// there are as `candidates`.
Result<std::vector<const domain::Model*>> modelsOf(const domain::Revision& revision,
                                                   const Invocation& invocation);

/// A subnet or space as a person names it. `not-found`, or `ambiguous` with `candidates` that say
/// id and model of each (user-experience 16).
Result<domain::ObjectRef> findSubnet(const domain::Revision& revision, const Invocation& invocation,
                                     const std::string& text);
Result<domain::ObjectRef> findSpace(const domain::Revision& revision, const Invocation& invocation,
                                    const std::string& text);

/// A machine by its number, name or object id, or a controller node by its label (`ctl/0`) or
/// object id; in the same way.
Result<domain::ObjectRef> findMachineOrNode(const domain::Revision& revision,
                                            const Invocation& invocation, const std::string& text);

/// Subnets of one model. Without any it is the only model there is, or that `--model` names.
struct ChosenSubnets
{
    domain::ModelId model{0};
    std::vector<domain::SubnetId> subnets;
};
Result<ChosenSubnets> findSubnets(const domain::Revision& revision, const Invocation& invocation,
                                  const std::vector<std::string>& texts);

/// Subnets and a space of one model, for the verbs that move.
struct MoveTarget
{
    domain::ModelId model{0};
    std::vector<domain::SubnetId> subnets;
    domain::SpaceId space = domain::kAlpha;
};
Result<MoveTarget> findMove(const domain::Revision& revision, const Invocation& invocation,
                            const std::vector<std::string>& subnets, const std::string& space);

} // namespace netatlas::cli
