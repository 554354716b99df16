// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"
#include "model/engine/facts/model_facts.h"
#include "model/exchange/reload_plan.h"
#include "model/providers/source/provider.h"
#include "tests/support/scripted_server.h"
#include "tests/support/task_runner.h"

#include <functional>
#include <memory>

namespace netatlas::tests {

/// What the shared suite needs to know of a provider: how to make one that talks to a server, and
/// how a healthy server answers.
struct ProviderSubject
{
    std::function<std::unique_ptr<providers::Provider>(const ScriptedServer& server)> make;
    ScriptedServer::Script healthy;
    ScriptedServer::Options options;
    /// Texts that must never show up in an error.
    std::vector<std::string> secrets;
    async::Timer* timer = nullptr; ///< that of the providers
};

/// Rules that every provider keeps, each a text of what is wrong; empty when all is well.
///
/// The suite lets each request fail in turn, in every way that a network and a server have, and
/// stops the look at every step. What a server refuses once is lost from no model.
std::vector<std::string> contractBreaches(const ProviderSubject& subject);

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
