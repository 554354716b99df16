// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/reconcile/reconciliation.h"
#include "model/exchange/import_tally.h"
#include "model/providers/juju/model_dump.h"

namespace netatlas::exchange {

/// Whether the ids of spaces and subnets in a model are those of Juju.
enum class OwnIds : bool { No, Yes };

/// What came of a dump.
struct JujuModelOutcome
{
    std::vector<ImportProblem> refused;
    domain::Sequences usedUp; ///< of spaces and subnets
};

/// Brings the dump of a Juju model into the run: its stream is upgraded and read as any other
/// (model-and-workers 12), then taken row by row into the model, so that the same dump again is no
/// change and a later one an update.
///
/// | row | is known again by |
/// |---|---|
/// | space | Juju's id where the model has Juju's ids, else provider id, else name |
/// | subnet | Juju's id where the model has them, else provider id, else CIDR and network |
/// | machine, controller node | number |
/// | device, address | machine and name, device and value |
/// | application, unit | name |
/// | endpoint, binding | application and name |
/// | relation | its two endpoints |
///
/// A model that a dump made has Juju's ids; one that began with `juju status` or `juju spaces` drew
/// its own, since those files are known by names. A dump of an old version has no ids to go by.
///
/// What the dump does not speak of stays: names that people gave, segments, limits. Of a table that
/// has rows, spaces, subnets, machines, devices and addresses that are no longer there are marked
/// as missing, as other imports do; units, applications, bindings, relations and constraints, which
/// nothing marks, go. A table that is left out or empty, as in a simplified dump, says nothing.
///
/// Where something cannot be used, the run is not to be committed.
JujuModelOutcome importJujuModel(engine::reconcile::Reconciliation& run, ImportTally& tally,
                                 const providers::juju::ModelDump& dump, OwnIds ownIds);

} // namespace netatlas::exchange
