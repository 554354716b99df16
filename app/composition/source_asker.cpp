// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/source_asker.h"

#include "model/async/run.h"
#include "model/providers/registry.h"

namespace netatlas::composition {

template <class Value>
SourceAsker::Answer<Value> SourceAsker::wayHome(const std::string& source,
                                                const std::shared_ptr<Asking::State>& state,
                                                Answer<Value> done, Answer<Value> unwanted)
{
    return [&home = m_home, state, source, done = std::move(done),
            unwanted = std::move(unwanted)](Result<Value> value) {
        if (!value)
            value.error().details.emplace("source", source);
        home.post(
            [state, done, unwanted, value = std::make_shared<Result<Value>>(std::move(value))] {
                if (state->isWanted)
                    done(std::move(*value));
                else if (unwanted)
                    unwanted(std::move(*value));
            });
    };
}

providers::ProviderContext SourceAsker::outside() const
{
    providers::ProviderContext outside;
    outside.clock = &m_clock;
    outside.timer = &m_timer;
    outside.secrets = m_secrets;
    return outside;
}

template <class Value, class Ask>
Asking SourceAsker::ask(const providers::SourceSettings& settings,
                        const providers::ProviderContext& context, Ask ask, Answer<Value> done)
{
    Asking asking;
    asking.m_state = std::make_shared<Asking::State>();
    auto answer = wayHome<Value>(settings.name, asking.m_state, std::move(done));
    auto made = providers::makeProvider(settings, context);
    if (!made) {
        answer(fail(made.error()));
        return asking;
    }
    // The provider ends where its connections live: with the last of what runs there.
    std::shared_ptr<providers::Provider> provider = std::move(*made);
    m_network.post([executor = m_network.tasks(), stop = asking.m_state->stop.get_token(),
                    state = asking.m_state, provider, ask = std::move(ask),
                    answer = std::move(answer)]() mutable {
        async::start<Value>(executor, ask(*provider, state), stop,
                            [provider, answer](Result<Value> value) { answer(std::move(value)); });
        provider.reset();
    });
    return asking;
}

Asking SourceAsker::test(const providers::SourceSettings& settings, Tested done,
                         const providers::http::Secret& secret)
{
    providers::SourceSettings asked = settings;
    providers::ProviderContext context = outside();
    if (!secret.empty() && providers::hasTypedAccount(settings))
        providers::useTypedSecret(asked, context, secret);
    return ask<providers::Probe>(
        asked, context, [](providers::Provider& provider, const auto&) { return provider.test(); },
        std::move(done));
}

Asking SourceAsker::fetch(const providers::SourceSettings& settings, providers::Progress progress,
                          Fetched done)
{
    return ask<providers::Observed>(
        settings, outside(),
        [&home = m_home, progress = std::move(progress)](providers::Provider& provider,
                                                         const auto& state) {
            return provider.fetch(
                [&home, state, progress](const std::string& part, std::size_t items) {
                    home.post([state, progress, part, items] {
                        if (state->isWanted && progress)
                            progress(part, items);
                    });
                });
        },
        std::move(done));
}

Asking SourceAsker::keep(const providers::SourceSettings& settings, Kept done)
{
    using providers::KeptCredentials;
    Asking asking;
    asking.m_state = std::make_shared<Asking::State>();
    const auto takeBack = [secrets = m_secrets](const Result<KeptCredentials>& kept) {
        if (kept)
            providers::dropCredentials(secrets, kept->settings);
    };
    m_network.post([executor = m_network.tasks(), stop = asking.m_state->stop.get_token(), settings,
                    outside = outside(),
                    answer = wayHome<KeptCredentials>(settings.name, asking.m_state,
                                                      std::move(done), takeBack)] {
        async::start<KeptCredentials>(executor, providers::keepCredentials(settings, outside), stop,
                                      answer);
    });
    return asking;
}

Asking SourceAsker::keepTyped(const providers::SourceSettings& settings,
                              const providers::http::Secret& secret, TypedKept done)
{
    using providers::SourceSettings;
    Asking asking;
    asking.m_state = std::make_shared<Asking::State>();
    const auto takeBack = [secrets = m_secrets](const Result<SourceSettings>& kept) {
        if (kept)
            providers::dropCredentials(secrets, *kept);
    };
    m_network.post([executor = m_network.tasks(), stop = asking.m_state->stop.get_token(), settings,
                    secret, outside = outside(),
                    answer = wayHome<SourceSettings>(settings.name, asking.m_state, std::move(done),
                                                     takeBack)] {
        async::start<SourceSettings>(
            executor, providers::keepTypedSecret(settings, secret, outside), stop, answer);
    });
    return asking;
}

} // namespace netatlas::composition
