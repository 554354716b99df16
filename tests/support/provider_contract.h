// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/reloaded_model.h"
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

/// Rules that every provider keeps (`LookContract`), each a text of what is wrong; empty when all
/// is well.
///
/// The suite lets each request fail in turn, in every way that a network and a server have, and
/// stops the look at every step. What a server refuses once is lost from no model.
std::vector<std::string> contractBreaches(const ProviderSubject& subject);

} // namespace netatlas::tests
