// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/bell.h"
#include "model/providers/kubernetes/api.h"
#include "model/providers/kubernetes/cluster_picture.h"

#include <random>

namespace netatlas::providers::kubernetes {

/// Why a watch ended.
enum class WatchEnd : std::uint8_t {
    News,         ///< the picture has changed, and it has been quiet for a moment
    Lost,         ///< the server cannot be reached: whoever lists will find out why
    Outdated,     ///< what the server tells does not fit the picture any more: list again
    Unauthorized, ///< the credentials are refused
    Unwatchable,  ///< the account may watch nothing
    Replaced,     ///< there is another picture
};

/// Keeps one picture of a cluster current: watches every part of it from where its listing ended,
/// and goes on from there when a watch ends or breaks.
///
/// Lives on the thread of its tasks and outlives them.
class ClusterWatch
{
public:
    /// What is quiet for this long is over; what is not, is told of after the longest time.
    static constexpr std::chrono::milliseconds kQuiet{200};
    static constexpr std::chrono::milliseconds kLongestBurst{2'000};

    ClusterWatch(std::shared_ptr<Api> api, std::shared_ptr<ClusterPicture> picture,
                 const ProviderContext& context);

    /// Follows all parts until one of the reasons holds. What has been taken into the picture by
    /// then stays there, so that it may be called again.
    async::Task<WatchEnd> run();
    /// Ends `run` with `Replaced`. To be called on the thread of the tasks.
    void replace() { note(WatchEnd::Replaced); }

private:
    async::Task<void> attend();
    async::Task<void> follow(Part& part);
    /// Gives by `hasTold` whether anything came of it.
    async::Task<void> read(Part& part, http::LineStream& stream, bool& hasTold);
    /// Goes on when the server should have ended the watch by itself.
    async::Task<void> outlast() const;
    async::Task<void> standStill() const;
    async::Task<void> pause(unsigned failures, std::chrono::milliseconds least);
    /// What a watch that could not be opened means; false: to be tried again.
    bool takeRefusal(Part& part, const Error& error);
    void note(WatchEnd end);

    std::shared_ptr<Api> m_api;
    std::shared_ptr<ClusterPicture> m_picture;
    const Clock& m_clock;
    async::Timer& m_timer;
    std::minstd_rand m_random;
    async::Bell m_bell;
    std::optional<WatchEnd> m_end;
};

} // namespace netatlas::providers::kubernetes
