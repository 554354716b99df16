// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/ask_source.h"

#include "model/async/run.h"
#include "model/providers/kubernetes/kubeconfig.h"
#include "model/providers/registry.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <algorithm>
#include <csignal>

namespace netatlas::composition {

namespace {

/// Runs the task that `begin` makes to its end on this thread.
template <class Value, class Begin>
Result<Value> waitFor(const providers::SourceSettings& settings, const Clock& clock,
                      const std::stop_token& from, providers::SecretStore* secrets, Begin begin)
{
    boost::asio::io_context context(1);
    async::SystemTimer timer;
    providers::ProviderContext outside;
    outside.clock = &clock;
    outside.timer = &timer;
    outside.secrets = secrets;
    std::stop_source stop;
    boost::asio::signal_set signals(context);
    if (!from.stop_possible()) {
        signals.add(SIGINT);
        signals.add(SIGTERM);
        signals.async_wait([&](const boost::system::error_code& code, int) {
            if (!code)
                stop.request_stop();
        });
    }
    const std::stop_callback forward(from, [&stop] { stop.request_stop(); });
    std::optional<Result<Value>> outcome;
    async::start<Value>(context.get_executor(), begin(outside), stop.get_token(),
                        [&](Result<Value> value) {
                            outcome = std::move(value);
                            signals.cancel();
                        });
    context.run();
    if (!*outcome)
        outcome->error().details.emplace("source", settings.name);
    return std::move(*outcome);
}

/// The provider ends with the task: its connections belong to the context.
template <class Value, class Ask>
async::Task<Result<Value>> askProvider(providers::SourceSettings settings,
                                       providers::ProviderContext outside, Ask ask)
{
    auto provider = providers::makeProvider(settings, outside);
    if (!provider)
        co_return fail(provider.error());
    auto value = co_await ask(**provider);
    co_return value;
}

} // namespace

Result<providers::Probe> testSource(const providers::SourceSettings& settings, const Clock& clock,
                                    const std::stop_token& stop, providers::SecretStore* secrets)
{
    return waitFor<providers::Probe>(
        settings, clock, stop, secrets, [&](const providers::ProviderContext& outside) {
            return askProvider<providers::Probe>(
                settings, outside, [](providers::Provider& provider) { return provider.test(); });
        });
}

Result<providers::Observed> readSource(const providers::SourceSettings& settings,
                                       const Clock& clock, providers::Progress progress,
                                       providers::SecretStore* secrets, const std::stop_token& stop)
{
    return waitFor<providers::Observed>(
        settings, clock, stop, secrets, [&](const providers::ProviderContext& outside) {
            return askProvider<providers::Observed>(settings, outside,
                                                    [&progress](providers::Provider& provider) {
                                                        return provider.fetch(std::move(progress));
                                                    });
        });
}

Result<providers::KeptCredentials> keepCredentials(const providers::SourceSettings& settings,
                                                   const Clock& clock,
                                                   providers::SecretStore* secrets)
{
    return waitFor<providers::KeptCredentials>(
        settings, clock, {}, secrets, [&](const providers::ProviderContext& outside) {
            return providers::keepCredentials(settings, outside);
        });
}

Status forgetCredentials(const providers::SourceSettings& settings, const Clock& clock,
                         providers::SecretStore* secrets)
{
    return waitFor<void>(settings, clock, {}, secrets,
                         [&](const providers::ProviderContext& outside) {
                             return providers::forgetCredentials(settings, outside);
                         });
}

std::vector<std::string> kubernetesContexts(const std::string& path)
{
    auto found = providers::kubernetes::findContexts(path, providers::http::processEnvironment);
    if (!found)
        return {};
    std::stable_partition(found->names.begin(), found->names.end(),
                          [&](const std::string& name) { return name == found->current; });
    return std::move(found->names);
}

} // namespace netatlas::composition
