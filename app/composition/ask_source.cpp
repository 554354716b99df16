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

template <class Value, class Ask>
Result<Value> askSource(const providers::SourceSettings& settings, const Clock& clock,
                        const std::stop_token& from, Ask ask)
{
    boost::asio::io_context context(1);
    async::SystemTimer timer;
    providers::ProviderContext outside;
    outside.clock = &clock;
    outside.timer = &timer;
    auto provider = providers::makeProvider(settings, outside);
    if (!provider)
        return fail(provider.error());
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
    async::start<Value>(context.get_executor(), ask(**provider), stop.get_token(),
                        [&](Result<Value> value) {
                            outcome = std::move(value);
                            signals.cancel();
                        });
    context.run();
    provider->reset(); // its connections belong to the context
    if (!*outcome)
        outcome->error().details.emplace("source", settings.name);
    return std::move(*outcome);
}

} // namespace

Result<providers::Probe> testSource(const providers::SourceSettings& settings, const Clock& clock,
                                    const std::stop_token& stop)
{
    return askSource<providers::Probe>(
        settings, clock, stop, [](providers::Provider& provider) { return provider.test(); });
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

Result<providers::Observed> readSource(const providers::SourceSettings& settings,
                                       const Clock& clock, providers::Progress progress)
{
    return askSource<providers::Observed>(settings, clock, {}, [&](providers::Provider& provider) {
        return provider.fetch(std::move(progress));
    });
}

} // namespace netatlas::composition
