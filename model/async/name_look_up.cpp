// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/async/name_look_up.h"

#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <memory>
#include <mutex>
#include <system_error>
#include <thread>

namespace netatlas::async {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

/// What the thread and the task share.
struct LookUp
{
    std::mutex mutex;
    std::function<void()> wake; ///< nothing when nobody waits any more
    bool isDone = false;
    FoundAddresses found;
};

/// Says that nobody waits, however the task ends.
class Waiting
{
public:
    explicit Waiting(LookUp& lookUp) : m_lookUp(lookUp) {}
    ~Waiting()
    {
        const std::lock_guard lock(m_lookUp.mutex);
        m_lookUp.wake = nullptr;
    }
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;

private:
    LookUp& m_lookUp;
};

/// False where the system gives no more threads.
bool begin(const std::shared_ptr<LookUp>& lookUp, NameService service, std::string host)
{
    try {
        std::thread([lookUp, service = std::move(service), host = std::move(host)] {
            FoundAddresses found = service(host);
            const std::lock_guard lock(lookUp->mutex);
            lookUp->found = std::move(found);
            lookUp->isDone = true;
            if (lookUp->wake)
                lookUp->wake(); // under the lock: whoever waits keeps its executor alive
        }).detach();
        return true;
    } catch (const std::system_error&) {
        return false;
    }
}

} // namespace

FoundAddresses systemNames(const std::string& host)
{
    FoundAddresses found;
    asio::io_context context(1);
    asio::ip::tcp::resolver resolver(context);
    const auto results = resolver.resolve(host, "", found.problem);
    for (const auto& result : results)
        found.values.push_back(result.endpoint().address().to_string());
    return found;
}

Task<FoundAddresses> lookUp(NameService service, std::string host, std::chrono::milliseconds limit)
{
    const TaskExecutor executor = co_await asio::this_coro::executor;
    const auto asked = std::make_shared<LookUp>();
    const auto timer = std::make_shared<asio::steady_timer>(executor, limit);
    asked->wake = [executor, timer] { asio::post(executor, [timer] { timer->cancel(); }); };
    const Waiting waiting(*asked);
    FoundAddresses none;
    if (!begin(asked, std::move(service), std::move(host))) {
        none.problem = asio::error::no_memory;
        co_return none;
    }
    error_code waited;
    co_await timer->async_wait(asio::redirect_error(asio::use_awaitable, waited));
    {
        const std::lock_guard lock(asked->mutex);
        if (asked->isDone)
            co_return std::move(asked->found);
    }
    none.problem = waited ? asio::error::operation_aborted : asio::error::timed_out;
    co_return none;
}

} // namespace netatlas::async
