// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/transition.h"

#include <atomic>
#include <future>

namespace netatlas::session {

/// An observation on its way into the file, made by `Session::lend`: the write connection is lent
/// to it until the session takes it back (architecture 4).
///
/// Let go of a large one on the pool: it holds the rows that were announced.
class Loan
{
public:
    /// Does the work, on any thread; nothing where somebody has begun it already.
    void run();

private:
    friend class Session;

    Loan(Transition next, Observation observation, store::Store& store);

    Result<std::uint64_t> carryOut();
    /// Does the work, or waits for the one who does it.
    void finish();

    store::Store& m_store;
    Transition m_next;
    Observation m_observation;
    domain::ProjectChanges m_project;
    bool m_isNew = false;    ///< makes the model
    bool m_isSilent = false; ///< leaves no entry
    JournalEntry m_entry;
    std::vector<store::Write::Turn> m_dropped; ///< undone steps that the entry ends
    store::Write m_write;
    std::atomic<bool> m_isBegun = false;
    std::packaged_task<Result<std::uint64_t>()> m_work;
    std::future<Result<std::uint64_t>> m_written;
    Result<std::uint64_t> m_result = 0;
    Announcement m_news;
};

} // namespace netatlas::session
