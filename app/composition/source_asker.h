// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/network_thread.h"
#include "model/providers/source/kept_credentials.h"
#include "model/providers/source/provider.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace netatlas::composition {

/// A question to a source that is under way. Dropping it stops the asking, and then its answer
/// goes nowhere. To be dropped at home.
class Asking
{
public:
    Asking() = default;
    Asking(Asking&&) noexcept = default;
    Asking& operator=(Asking&& other) noexcept
    {
        cancel();
        m_state = std::move(other.m_state);
        return *this;
    }
    ~Asking() { cancel(); }

    void cancel()
    {
        if (m_state) {
            m_state->isWanted = false;
            m_state->stop.request_stop();
            m_state.reset();
        }
    }

private:
    friend class SourceAsker;
    struct State
    {
        std::stop_source stop;
        bool isWanted = true; ///< read and written at home alone
    };

    std::shared_ptr<State> m_state;
};

/// Asks sources beside their workers, on the thread of sockets; answers come home. Nobody waits on
/// any thread meanwhile (architecture 5).
class SourceAsker
{
public:
    /// All outlive it, `clock`, `timer` and `secrets` also what is being asked.
    SourceAsker(async::NetworkThread& network, Executor& home, const Clock& clock,
                async::Timer& timer, providers::SecretStore* secrets)
        : m_network(network)
        , m_home(home)
        , m_clock(clock)
        , m_timer(timer)
        , m_secrets(secrets)
    {
    }

    using Tested = std::function<void(Result<providers::Probe>)>;
    using Fetched = std::function<void(Result<providers::Observed>)>;
    using Kept = std::function<void(Result<providers::KeptCredentials>)>;
    using TypedKept = std::function<void(Result<providers::SourceSettings>)>;

    /// Whether address and credentials work, by a secret that was just typed where there is one.
    /// Errors name the source.
    [[nodiscard]] Asking test(const providers::SourceSettings& settings, Tested done,
                              const providers::http::Secret& secret = {});
    /// All there is now; `progress` is told at home.
    [[nodiscard]] Asking fetch(const providers::SourceSettings& settings,
                               providers::Progress progress, Fetched done);
    /// Sees to the credentials of a source that is to be added, as `providers::keepCredentials`.
    [[nodiscard]] Asking keep(const providers::SourceSettings& settings, Kept done);
    /// Puts a typed account into the keychain, as `providers::keepTypedSecret`.
    [[nodiscard]] Asking keepTyped(const providers::SourceSettings& settings,
                                   const providers::http::Secret& secret, TypedKept done);

private:
    template <class Value>
    using Answer = std::function<void(Result<Value>)>;
    template <class Value, class Ask>
    Asking ask(const providers::SourceSettings& settings, const providers::ProviderContext& context,
               Ask ask, Answer<Value> done);
    /// Brings an answer home, for whoever still wants it; `unwanted` gets it otherwise.
    template <class Value>
    Answer<Value> wayHome(const std::string& source, const std::shared_ptr<Asking::State>& state,
                          Answer<Value> done, Answer<Value> unwanted = {});
    providers::ProviderContext outside() const;

    async::NetworkThread& m_network;
    Executor& m_home;
    const Clock& m_clock;
    async::Timer& m_timer;
    providers::SecretStore* m_secrets;
};

} // namespace netatlas::composition
