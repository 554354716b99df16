// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/change_set.h"
#include "model/domain/facts.h"

#include <memory>

namespace netatlas::engine::facts {

/// The model with all that follows from its rows, computed in full: when a project is opened, and
/// in tests.
std::shared_ptr<const domain::Model> makeModel(domain::ModelRow row, domain::ModelState state);

/// The model after changes that `before` has not seen yet, its facts brought up to date only where
/// the changes touch them. `state` is the state with the changes applied.
std::shared_ptr<const domain::Model> updatedModel(const domain::Model& before,
                                                  domain::ModelState state,
                                                  const domain::ChangeSet& changes);

} // namespace netatlas::engine::facts
