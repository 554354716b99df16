// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/async/bell.h"

#include <boost/asio/error.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

namespace netatlas::async {

namespace asio = boost::asio;

struct Bell::Sleeper
{
    explicit Sleeper(const TaskExecutor& executor)
        : timer(executor, asio::steady_timer::time_point::max())
    {
    }
    asio::steady_timer timer;
};

Bell::Bell() = default;
Bell::~Bell() = default;

void Bell::ring()
{
    m_isRung = true;
    if (m_sleeper)
        m_sleeper->timer.cancel();
}

Task<void> Bell::wait()
{
    const TaskExecutor executor = co_await asio::this_coro::executor;
    if (!m_isRung) {
        const auto sleeper = std::make_shared<Sleeper>(executor);
        m_sleeper = sleeper;
        boost::system::error_code code;
        co_await sleeper->timer.async_wait(asio::redirect_error(asio::use_awaitable, code));
        if (m_sleeper == sleeper)
            m_sleeper.reset();
    }
    if (!m_isRung)
        throw boost::system::system_error(asio::error::operation_aborted);
    m_isRung = false;
}

Task<bool> Bell::wait(Timer& timer, std::chrono::milliseconds time)
{
    using namespace asio::experimental::awaitable_operators;
    const auto first = co_await (wait() || timer.wait(time));
    co_return first.index() == 0;
}

} // namespace netatlas::async
