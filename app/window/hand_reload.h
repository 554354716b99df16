// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/source_asker.h"
#include "model/session/session.h"
#include "model/workers/job_runner.h"
#include "views/shell/source_reload.h"

namespace netatlas::window {

/// Reads on the network thread, plans and writes on the pool.
class HandReload : public views::shell::SourceReload
{
    Q_OBJECT

public:
    HandReload(session::Session& session, workers::JobRunner& jobs, composition::SourceAsker asker,
               const Clock& clock, const QStringList& names);

    const std::vector<views::shell::SourceLook>& looks() const override { return m_looks; }
    void take(std::size_t look) override;
    /// Asks no more and tells nothing more: the project closes.
    void end();

private:
    /// What goes on behind a look.
    struct Work
    {
        Timestamp time{};
        composition::Asking asking;
        workers::Job planning;
        workers::Job copying;
        workers::Job taking;
        std::shared_ptr<const providers::Observed> observed;
    };

    void read(std::size_t look);
    void plan(std::size_t look);
    void write(std::size_t look, session::Observation seen);
    void refuse(std::size_t look, const Error& error);
    void fail(std::size_t look, Error error);
    void tell(std::size_t look);
    void follow(const session::Announcement& announcement);

    session::Session& m_session;
    workers::JobRunner& m_jobs;
    composition::SourceAsker m_asker;
    const Clock& m_clock;
    std::vector<views::shell::SourceLook> m_looks;
    std::vector<Work> m_work; ///< of each look
    session::Subscription m_subscription;
};

} // namespace netatlas::window
