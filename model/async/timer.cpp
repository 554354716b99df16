// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/async/timer.h"

#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <algorithm>

namespace netatlas::async {

namespace asio = boost::asio;

Task<void> SystemTimer::wait(std::chrono::milliseconds time)
{
    asio::steady_timer timer(co_await asio::this_coro::executor);
    timer.expires_after(time);
    co_await timer.async_wait(asio::use_awaitable);
}

std::chrono::milliseconds SystemTimer::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

struct ManualTimer::Waiter
{
    Waiter(const TaskExecutor& executor, std::chrono::milliseconds end)
        : timer(executor, asio::steady_timer::time_point::max())
        , due(end)
    {
    }
    asio::steady_timer timer;
    std::chrono::milliseconds due;
    bool isDue = false;
};

ManualTimer::ManualTimer() = default;
ManualTimer::~ManualTimer() = default;

Task<void> ManualTimer::wait(std::chrono::milliseconds time)
{
    const TaskExecutor executor = co_await asio::this_coro::executor;
    const auto waiter = std::make_shared<Waiter>(executor, m_now + time);
    m_waiters.push_back(waiter);
    boost::system::error_code code;
    co_await waiter->timer.async_wait(asio::redirect_error(asio::use_awaitable, code));
    m_waiters.remove(waiter);
    if (!waiter->isDue)
        throw boost::system::system_error(asio::error::operation_aborted);
}

void ManualTimer::advance(std::chrono::milliseconds by)
{
    m_now += by;
    for (const auto& waiter : m_waiters)
        if (waiter->due <= m_now) {
            waiter->isDue = true;
            waiter->timer.cancel();
        }
}

std::size_t ManualTimer::waiting() const
{
    return static_cast<std::size_t>(std::count_if(
        m_waiters.begin(), m_waiters.end(), [](const auto& waiter) { return !waiter->isDue; }));
}

std::chrono::milliseconds ManualTimer::nextDue() const
{
    std::chrono::milliseconds first{0};
    for (const auto& waiter : m_waiters)
        if (!waiter->isDue && (first.count() == 0 || waiter->due - m_now < first))
            first = waiter->due - m_now;
    return first;
}

} // namespace netatlas::async
