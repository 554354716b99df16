// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/kubernetes/cluster_watch.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace netatlas::providers::kubernetes {

namespace asio = boost::asio;
using async::Task;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr milliseconds kShortestPause{1'000};
constexpr milliseconds kLongestPause{15'000};
/// A server that restarts is back by then.
constexpr unsigned kMostFailures = 4;
/// Added to the time that the server was asked for.
constexpr seconds kGrace{30};
constexpr seconds kStretch{15};
constexpr seconds kLongestAdvised{120};

/// How long the server wants to be left alone.
milliseconds advisedPause(const Error& error)
{
    const auto wanted = seconds(detailOf(error.details, "retry-after").number());
    return std::clamp<milliseconds>(wanted, milliseconds(0), kLongestAdvised);
}

} // namespace

ClusterWatch::ClusterWatch(std::shared_ptr<Api> api, std::shared_ptr<ClusterPicture> picture,
                           const ProviderContext& context)
    : m_api(std::move(api))
    , m_picture(std::move(picture))
    , m_clock(*context.clock)
    , m_timer(*context.timer)
    , m_random(http::jitterSeed(*context.clock))
{
}

void ClusterWatch::note(WatchEnd end)
{
    // News may wait for whatever is wrong, not the other way round.
    if (!m_end || *m_end == WatchEnd::News || end == WatchEnd::Replaced)
        m_end = end;
    m_bell.ring();
}

Task<WatchEnd> ClusterWatch::run()
{
    const async::TaskExecutor executor = co_await asio::this_coro::executor;
    if (m_end == WatchEnd::News)
        m_end.reset();
    using Operation = decltype(asio::co_spawn(executor, attend(), asio::deferred));
    std::vector<Operation> all;
    all.push_back(asio::co_spawn(executor, attend(), asio::deferred));
    for (Part& part : m_picture->parts)
        if (!part.version.empty() && !part.isUnwatched)
            all.push_back(asio::co_spawn(executor, follow(part), asio::deferred));
    if (all.size() == 1)
        co_return WatchEnd::Unwatchable;
    const auto [order, problems] =
        co_await asio::experimental::make_parallel_group(std::move(all))
            .async_wait(asio::experimental::wait_for_one(), asio::use_awaitable);
    // Whoever ended first had a reason; the others were only stopped.
    if (const std::exception_ptr problem = problems[order.front()])
        std::rethrow_exception(problem);
    co_return m_end.value_or(WatchEnd::Outdated);
}

/// Ends when there is something to tell, and after a burst of news is over.
Task<void> ClusterWatch::attend()
{
    while (!m_end)
        co_await m_bell.wait();
    const milliseconds latest = m_timer.elapsed() + kLongestBurst;
    while (m_end == WatchEnd::News && m_timer.elapsed() < latest)
        if (!co_await m_bell.wait(m_timer, kQuiet))
            break;
}

Task<void> ClusterWatch::standStill() const
{
    for (;;)
        co_await m_timer.wait(std::chrono::hours(1));
}

Task<void> ClusterWatch::pause(unsigned failures, milliseconds least)
{
    const milliseconds full =
        std::min(kLongestPause, kShortestPause * (1 << std::min(failures, 5U)) / 2);
    std::uniform_int_distribution<std::int64_t> between(full.count() / 2, full.count());
    co_await m_timer.wait(std::max(least, milliseconds(between(m_random))));
}

/// A connection that died without a word, or while this machine slept, would be waited for in vain.
Task<void> ClusterWatch::outlast() const
{
    const milliseconds end = m_timer.elapsed() + Api::kWatchTime + kGrace;
    while (m_timer.elapsed() < end) {
        const Timestamp before = m_clock.now();
        co_await m_timer.wait(kStretch);
        if (m_clock.now() - before > kStretch + kGrace)
            co_return;
    }
}

bool ClusterWatch::takeRefusal(Part& part, const Error& error)
{
    const bool isGone = detailOf(error.details, "status").number() == 410;
    if (isGone || error.kind == ErrorKind::NotFound) {
        note(WatchEnd::Outdated);
    } else if (error.kind == ErrorKind::Unauthorized) {
        note(WatchEnd::Unauthorized);
    } else if (error.kind == ErrorKind::PermissionDenied) {
        part.isUnwatched = true;
        if (std::all_of(m_picture->parts.begin(), m_picture->parts.end(),
                        [](const Part& one) { return one.isUnwatched; }))
            note(WatchEnd::Unwatchable);
    } else {
        return false;
    }
    return true;
}

Task<void> ClusterWatch::follow(Part& part)
{
    using namespace asio::experimental::awaitable_operators;
    unsigned failures = 0;
    for (;;) {
        milliseconds least{0};
        http::Url url = part.url;
        std::string version = part.version;
        auto stream = co_await m_api->watch(std::move(url), std::move(version));
        if (stream) {
            part.isLost = false;
            bool hasTold = false;
            const milliseconds begun = m_timer.elapsed();
            co_await (read(part, **stream, hasTold) || outlast());
            // One that is ended again and again without a word is not asked without a pause.
            const bool isWell = hasTold || m_timer.elapsed() - begun > seconds(10);
            failures = isWell ? 0 : failures + 1;
            if (isWell)
                continue;
        } else {
            if (takeRefusal(part, stream.error()))
                co_await standStill();
            ++failures;
            part.isLost = true;
            least = advisedPause(stream.error());
            if (failures >= kMostFailures)
                note(WatchEnd::Lost);
        }
        co_await pause(failures, least);
    }
}

/// Takes what the stream tells until it ends, or until it tells what cannot be taken.
Task<void> ClusterWatch::read(Part& part, http::LineStream& stream, bool& hasTold)
{
    for (;;) {
        const auto line = co_await stream.next();
        if (!line && line.error().kind == ErrorKind::BadAnswer) {
            note(WatchEnd::Outdated);
            co_await standStill();
        }
        if (!line || !*line)
            co_return;
        if (line->value().empty())
            continue;
        switch (takeEvent(*m_picture, part, **line)) {
        case Tiding::Nothing: hasTold = true; break;
        case Tiding::News:
            hasTold = true;
            note(WatchEnd::News);
            break;
        case Tiding::Expired:
        case Tiding::Garbage:
            note(WatchEnd::Outdated);
            co_await standStill();
            break;
        }
    }
}

} // namespace netatlas::providers::kubernetes
