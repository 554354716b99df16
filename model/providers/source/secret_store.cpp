// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/source/secret_store.h"

#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace netatlas::providers {

namespace asio = boost::asio;
using async::Task;
using http::Secret;

namespace {

tl::unexpected<Error> noKeychain(std::string cause)
{
    return fail(ErrorKind::Unreachable, {{"what", "keychain"}, {"cause", std::move(cause)}});
}

/// What the store and the task that waits for it share.
template <class Answer>
class StoreQuestion
{
public:
    StoreQuestion(const async::TaskExecutor& executor, std::chrono::milliseconds patience)
        : m_patience(patience)
        , m_timer(std::make_shared<asio::steady_timer>(executor, patience))
    {
    }

    /// On any thread. False when nobody waits any more.
    bool give(Answer answer)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_timer)
            return false;
        m_answer = std::move(answer);
        // Under the lock: whoever waits keeps its executor alive.
        asio::post(m_timer->get_executor(), [timer = m_timer] { timer->cancel(); });
        return true;
    }
    /// Nobody waits any more. Gives what came and was not taken.
    std::optional<Answer> abandon()
    {
        const std::lock_guard lock(m_mutex);
        m_timer.reset();
        return std::exchange(m_answer, std::nullopt);
    }
    Task<Answer> take()
    {
        const auto timer = m_timer;
        boost::system::error_code waited;
        co_await timer->async_wait(asio::redirect_error(asio::use_awaitable, waited));
        const std::lock_guard lock(m_mutex);
        m_timer.reset();
        if (m_answer) {
            Answer answer = std::move(*m_answer);
            m_answer.reset();
            co_return answer;
        }
        if (waited)
            throw boost::system::system_error(asio::error::operation_aborted);
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(m_patience).count();
        co_return noKeychain("no answer in " + std::to_string(seconds) + " s");
    }

private:
    std::chrono::milliseconds m_patience;
    std::mutex m_mutex;
    std::shared_ptr<asio::steady_timer> m_timer; ///< nothing when nobody waits any more
    std::optional<Answer> m_answer;
};

/// Says that nobody waits, however the task ends; `untaken` gets an answer that came too late.
template <class Answer>
class StoreWait
{
public:
    using Untaken = std::function<void(const Answer&)>;

    explicit StoreWait(StoreQuestion<Answer>& question, Untaken untaken = {})
        : m_question(question)
        , m_untaken(std::move(untaken))
    {
    }
    ~StoreWait()
    {
        const auto answer = m_question.abandon();
        if (answer && m_untaken)
            m_untaken(*answer);
    }
    StoreWait(const StoreWait&) = delete;
    StoreWait& operator=(const StoreWait&) = delete;

private:
    StoreQuestion<Answer>& m_question;
    Untaken m_untaken;
};

constexpr const char* kNoStore = "there is none";

} // namespace

Task<Result<Secret>> readSecret(SecretStore* store, std::string key)
{
    using Question = StoreQuestion<Result<Secret>>;
    if (!store)
        co_return noKeychain(kNoStore);
    const async::TaskExecutor executor = co_await asio::this_coro::executor;
    const auto question = std::make_shared<Question>(executor, store->patience());
    const StoreWait waiting(*question);
    store->read(key, [question](Result<Secret> found) { question->give(std::move(found)); });
    auto found = co_await question->take();
    co_return found;
}

Task<Status> writeSecret(SecretStore* store, std::string key, Secret secret)
{
    using Question = StoreQuestion<Status>;
    if (!store)
        co_return noKeychain(kNoStore);
    const async::TaskExecutor executor = co_await asio::this_coro::executor;
    const auto question = std::make_shared<Question>(executor, store->patience());
    const auto takeBack = [store, key](const Status& done) {
        if (done)
            store->remove(key, [](const Status&) {});
    };
    const StoreWait<Status> waiting(*question, takeBack);
    store->write(key, secret, [question, takeBack](const Status& done) {
        if (!question->give(done))
            takeBack(done);
    });
    Status done = co_await question->take();
    co_return done;
}

Task<Status> removeSecret(SecretStore* store, std::string key)
{
    using Question = StoreQuestion<Status>;
    if (!store)
        co_return noKeychain(kNoStore);
    const async::TaskExecutor executor = co_await asio::this_coro::executor;
    const auto question = std::make_shared<Question>(executor, store->patience());
    const StoreWait waiting(*question);
    store->remove(key, [question](const Status& done) { question->give(done); });
    Status done = co_await question->take();
    co_return done;
}

} // namespace netatlas::providers
