// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/edits/judgement.h"
#include "model/exchange/json_members.h"
#include "model/protocol/scenario/scene.h"

namespace netatlas::protocol::scenario {

/// Carries actions out on the model of the scene as the original's verbs do: where the provider
/// owns the spaces they are not supported. Gives what they made or found (`Judgement::result`).
Result<Details> carryOut(Scene& scene, std::vector<engine::edits::Action> actions);
Result<Details> carryOut(Scene& scene, engine::edits::Action action);

/// Changes rows as an edit would: with what follows from them by rule, such as the endpoints that
/// agents are told.
void applyAndSettle(Scene& scene, const domain::ModelChanges& rows);

/// Adds a warning of the kind and with the details of each of the errors.
void warnOf(Scene& scene, const std::vector<Error>& errors);

/// Addresses that fitted no subnet before a move are left out of its judging, not silently (5.5,
/// step 5).
void warnOfUnmatched(Scene& scene, const domain::Model& before);

/// Overlaps and repeats of the subnets that came since, inside one routing domain (14.2, rule 2).
void warnOfOverlaps(Scene& scene, const domain::Model& before);

/// What the removal of a space takes from those that name it, one warning each
/// (model-and-workers 5.3).
void warnOfRemoval(Scene& scene, const domain::SpaceRow& space);

/// `not-found` with `what` and `key`.
tl::unexpected<Error> notFound(std::string_view what, std::string_view key);

/// The row of a table by its id as text; nothing for a text that is no id or that none has.
template <class Row>
const Row* findById(const domain::Model& model, std::string_view text)
{
    const auto id = decltype(Row::id)::parse(text);
    return id ? model.find<Row>(*id) : nullptr;
}

} // namespace netatlas::protocol::scenario
