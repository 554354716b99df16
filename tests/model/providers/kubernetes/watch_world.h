// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/cluster_world.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace netatlas::tests {

/// Real time that passes some times as fast.
class HurriedTimer final : public async::Timer
{
public:
    async::Task<void> wait(std::chrono::milliseconds time) override
    {
        const async::TaskExecutor executor = co_await boost::asio::this_coro::executor;
        boost::asio::steady_timer timer(executor, std::chrono::microseconds(time) / speed);
        co_await timer.async_wait(boost::asio::use_awaitable);
    }
    std::chrono::milliseconds elapsed() const override
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            (std::chrono::steady_clock::now() - m_begun) * speed);
    }

    int speed = 2;

private:
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
};

/// A cluster, and one who waits for news of it.
struct WatchWorld : ClusterWorld<HurriedTimer>
{
    /// Waits for the next news; false when there are none within the time.
    bool hears(std::chrono::milliseconds patience = std::chrono::seconds(5))
    {
        if (!news)
            begin();
        const auto end = std::chrono::steady_clock::now() + patience;
        while (!*news && std::chrono::steady_clock::now() < end) {
            runner.context.restart();
            runner.context.run_one_until(
                std::min(end, std::chrono::steady_clock::now() + std::chrono::milliseconds(20)));
        }
        if (!*news)
            return false;
        const bool isFine = (*news)->has_value();
        news.reset();
        return isFine;
    }
    void begin()
    {
        news = std::make_unique<std::optional<Status>>();
        stop = std::stop_source();
        runner.begin(provider->awaitNews(), stop.get_token(), *news);
    }
    /// Waits until all parts are watched, so that changes come as events.
    bool watches(int count = 4)
    {
        if (!news)
            begin();
        for (int i = 0; i < 400 && cluster.watches < count; ++i) {
            runner.context.restart();
            runner.context.run_for(std::chrono::milliseconds(10));
        }
        return cluster.watches >= count;
    }
    void changePod(const char* key, const char* address)
    {
        boost::json::object pod = cluster.find("pods", key);
        pod["status"].as_object()["podIP"] = address;
        pod["status"].as_object()["podIPs"] =
            boost::json::array{boost::json::object{{"ip", address}}};
        cluster.put("pods", std::move(pod));
    }
    std::string addressOf(const char* unit) const
    {
        for (const domain::CloudContainerRow& row : model().table<domain::CloudContainerRow>())
            if (model().at<domain::UnitRow>(row.unit).name.view() == unit && row.address)
                return row.address->value;
        return {};
    }
    ~WatchWorld()
    {
        stop.request_stop();
        if (news && !*news)
            runner.finish(*news, std::chrono::seconds(5));
    }

    std::unique_ptr<std::optional<Status>> news;
    std::stop_source stop;
};

} // namespace netatlas::tests
