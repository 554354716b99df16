// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"
#include "model/engine/facts/model_facts.h"
#include "model/exchange/reload_plan.h"
#include "model/providers/source/provider.h"

#include <memory>

namespace netatlas::tests {

/// What a plan does to a model, a line a member; empty for nothing.
std::string changesText(const exchange::ReloadPlan& plan, const domain::Model& model);

/// A model as a source made it: plans, applies, and gives the model after.
struct ReloadedModel
{
    ReloadedModel();
    /// Takes a look; gives the plan. Throws for an error.
    exchange::ReloadPlan take(const providers::Observed& observed, Timestamp now = {});

    domain::SourceRow source;
    std::shared_ptr<const domain::Model> model;
};

} // namespace netatlas::tests
