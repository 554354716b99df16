// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/change_set.h"
#include "model/domain/revision.h"
#include "model/domain/site_observation.h"
#include "model/workers/source_worker.h"

#include <functional>

namespace netatlas::workers {

/// What a worker wants to become of one model, worked out against live.
struct Proposal
{
    domain::ModelId model{0};
    domain::ChangeSet changes;
    std::string textId;                          ///< of the journal entry
    Details facts;                               ///< for its sentence
    std::vector<domain::SeenProblem> problems{}; ///< named and left out
};

/// Works a proposal out. Pure but for what it notes for its worker; runs on any thread, and once
/// more where live has moved on meanwhile.
using Proposer = std::function<Result<Proposal>(const domain::Revision& live)>;

/// All that a worker has to do with the project: to look at it, and to bring it something.
class LiveDesk : public ObservationSink
{
public:
    /// Live as it is now.
    virtual async::Task<domain::Revision> look() = 0;
    /// Goes on when what was proposed stands in the project: as one entry, or none where nothing
    /// is new. `worker` is the name of who asks; it asks for one thing at a time.
    virtual async::Task<Result<RunReport>> carryOut(std::string worker, Proposer proposer) = 0;
};

} // namespace netatlas::workers
