// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_plan.h"
#include "model/providers/juju/juju_site.h"
#include "model/providers/juju/model_dump.h"

namespace netatlas::exchange {

/// A host and the input that it stood in.
struct ReadHost
{
    std::string file;
    providers::linuxhost::HostObservation observation;
};

/// The inputs as plain values.
struct ReadInputs
{
    std::vector<ReadHost> hosts;
    std::optional<providers::juju::Site> juju;
    std::optional<providers::juju::ModelDump> dump;
};

/// Reads every input by its content and notes in the plan what cannot be used.
ReadInputs readInputs(const std::vector<ImportInput>& inputs, const ImportOptions& options,
                      ImportPlan& plan);

/// The cause that people read when a host that was read well cannot be brought into the model.
std::string hostRefusal(const Error& error);

} // namespace netatlas::exchange
