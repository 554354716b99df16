// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/reload_listing.h"

#include <QObject>

#include <memory>
#include <vector>

namespace netatlas::views::shell {

/// What has become of one source that is read by hand.
struct SourceLook
{
    enum class State : std::uint8_t {
        Reading,
        Planning, ///< anew, while the last listing still stands, where live has moved on
        Ready,
        Taking, ///< into the project, which cannot be ended half-way
        Failed,
        Taken,
    };

    std::string source;
    State state = State::Reading;
    std::string part; ///< what is being read, and how many by now
    std::size_t items = 0;
    std::shared_ptr<const exchange::ReloadListing> listing;
    Error error; ///< of one that failed
};

/// Sources that are read by hand: looked at beside their workers, planned, and taken when somebody
/// says so (user-experience 7.1). When live moves on meanwhile they are planned anew by
/// themselves. Destroying it ends the reading and leaves nothing.
class SourceReload : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual const std::vector<SourceLook>& looks() const = 0;
    /// Takes one that is ready, as one undo step, and tells what came of it. What is large is
    /// written beside the window.
    virtual void take(std::size_t look) = 0;

Q_SIGNALS:
    /// One of the looks is another one.
    void changed(int look);
    void taken(int look);
    /// One was not taken: `stale` when live has moved on; it is planned anew then, to be looked at
    /// again.
    void refused(int look, const netatlas::Error& error);
};

} // namespace netatlas::views::shell
