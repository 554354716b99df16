// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"
#include "model/workers/job_runner.h"

namespace netatlas::composition {

using Taken = std::function<void(Result<std::uint64_t>)>;

/// Takes what a source shows into the project and calls `done` with what `observe` gives: a small
/// one at once, a large one after the pool has worked it out and written it (architecture 4).
/// Nothing may be lent meanwhile (`Session::whenTakenBack`).
///
/// Dropping the job drops the answer, not the observation: the session takes it back by itself.
[[nodiscard]] workers::Job takeBeside(session::Session& session, workers::JobRunner& jobs,
                                      session::Observation seen, Taken done);

} // namespace netatlas::composition
