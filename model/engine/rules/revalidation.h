// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/rules/finding_list.h"

namespace netatlas::engine::rules {

/// The findings of `now` (user-experience 9), from those of `was` and the rows of one model that
/// changed in between, whole ones and those that followed by rule among them: equal to
/// `findAll(now)`. Only rules that read what changed run again, and those about applications only
/// for the ones that the change can reach; all other findings are shared with `before`.
///
/// Rows of the project, models that come and go and the name of a model are no part of this: then
/// all has to be found anew.
FindingList findAgain(FindingList before, const domain::Revision& was, const domain::Revision& now,
                      domain::ModelId model, const domain::ChangeSet& changes,
                      std::optional<Timestamp> time = std::nullopt, std::stop_token stop = {});

} // namespace netatlas::engine::rules
