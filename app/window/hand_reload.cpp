// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/hand_reload.h"

#include "app/composition/project_sources.h"
#include "app/composition/take_beside.h"
#include "views/bridge/qt_text.h"

#include <QPointer>

namespace netatlas::window {

using views::shell::SourceLook;
using State = SourceLook::State;

HandReload::HandReload(session::Session& session, workers::JobRunner& jobs,
                       composition::SourceAsker asker, const Clock& clock, const QStringList& names)
    : m_session(session)
    , m_jobs(jobs)
    , m_asker(asker)
    , m_clock(clock)
{
    const domain::Revision live = session.live();
    for (const auto& row : live.project().table<domain::SourceRow>())
        if (names.isEmpty() || names.contains(views::toQt(row.name)))
            m_looks.push_back({.source = row.name});
    m_work.resize(m_looks.size());
    for (std::size_t i = 0; i < m_looks.size(); ++i)
        read(i);
    m_subscription = session.subscribe(
        [this](const session::Announcement& announcement) { follow(announcement); });
}

void HandReload::end()
{
    m_subscription = {};
    m_work.clear();
}

void HandReload::read(std::size_t look)
{
    Work& work = m_work[look];
    work.time = m_clock.now();
    const auto* row = composition::findSource(m_session.live(), m_looks[look].source);
    const auto settings = providers::settingsOf(*row);
    if (!settings)
        return fail(look, settings.error());
    work.asking = m_asker.fetch(
        *settings,
        [this, look](const std::string& part, std::size_t items) {
            m_looks[look].part = part;
            m_looks[look].items = items;
            tell(look);
        },
        [this, look](Result<providers::Observed> observed) {
            if (!observed)
                return fail(look, observed.error());
            m_work[look].observed =
                std::make_shared<const providers::Observed>(std::move(*observed));
            plan(look);
        });
}

void HandReload::plan(std::size_t look)
{
    const domain::Revision live = m_session.live();
    const auto* row = composition::findSource(live, m_looks[look].source);
    if (!row)
        return fail(
            look, Error{ErrorKind::NotFound, {{"what", "source"}, {"key", m_looks[look].source}}});
    m_looks[look].state = State::Planning;
    tell(look);
    using Listing = std::shared_ptr<const exchange::ReloadListing>;
    m_work[look].planning = m_jobs.run(
        [live, source = *row, observed = m_work[look].observed,
         now = m_work[look].time](workers::JobControl&) -> Result<Listing> {
            auto plan = exchange::planReload(live, source, *observed, now);
            if (!plan)
                return netatlas::fail(plan.error());
            return std::make_shared<const exchange::ReloadListing>(live, source, std::move(*plan));
        },
        [this, look](Result<Listing> listing) {
            if (!listing)
                return fail(look, listing.error());
            m_looks[look].listing = std::move(*listing);
            m_looks[look].state = State::Ready;
            tell(look);
        });
}

void HandReload::fail(std::size_t look, Error error)
{
    error.details.emplace("source", m_looks[look].source);
    m_looks[look].state = State::Failed;
    m_looks[look].error = std::move(error);
    tell(look);
}

void HandReload::tell(std::size_t look)
{
    Q_EMIT changed(static_cast<int>(look));
}

void HandReload::take(std::size_t look)
{
    SourceLook& asked = m_looks[look];
    if (asked.state != State::Ready)
        return refuse(look, {ErrorKind::Stale, {{"what", "source"}, {"key", asked.source}}});
    // What is told meanwhile is its own doing.
    asked.state = State::Taking;
    tell(look);
    // The rows stay on show, and to copy a million of them takes long.
    using Seen = std::shared_ptr<session::Observation>;
    m_work[look].copying = m_jobs.run(
        [listing = asked.listing](workers::JobControl&) {
            return std::make_shared<session::Observation>(
                composition::observationOf({}, listing->plan(), session::Cause::Reload, {}));
        },
        [this, look](const Seen& seen) {
            m_session.whenTakenBack([reload = QPointer<HandReload>(this), look, seen] {
                if (reload && !reload->m_work.empty())
                    reload->write(look, std::move(*seen));
            });
        });
}

void HandReload::write(std::size_t look, session::Observation seen)
{
    const auto* row = composition::findSource(m_session.live(), m_looks[look].source);
    if (!row)
        return refuse(look,
                      {ErrorKind::NotFound, {{"what", "source"}, {"key", m_looks[look].source}}});
    seen.source = *row;
    seen.source->lastComplete = m_work[look].time;
    seen.facts.insert_or_assign("source", row->name);
    workers::Job taking = composition::takeBeside(m_session, m_jobs, std::move(seen),
                                                  [this, look](const Result<std::uint64_t>& entry) {
                                                      if (!entry)
                                                          return refuse(look, entry.error());
                                                      m_looks[look].state = State::Taken;
                                                      tell(look);
                                                      Q_EMIT taken(static_cast<int>(look));
                                                  });
    // Whoever was told may have closed the project.
    if (!m_work.empty())
        m_work[look].taking = std::move(taking);
}

void HandReload::refuse(std::size_t look, const Error& error)
{
    if (m_looks[look].state == State::Taking) {
        m_looks[look].state = State::Ready;
        if (error.kind == ErrorKind::Stale)
            plan(look);
        else
            tell(look);
    }
    Q_EMIT refused(static_cast<int>(look), error);
}

void HandReload::follow(const session::Announcement& announcement)
{
    const bool isQuiet = announcement.entry == 0 && !announcement.everything;
    if (isQuiet || announcement.cause == session::Cause::Arrange)
        return;
    for (std::size_t i = 0; i < m_looks.size(); ++i) {
        const SourceLook& look = m_looks[i];
        const bool isPlanned = look.state == State::Ready || look.state == State::Planning;
        if (!isPlanned || !m_work[i].observed)
            continue;
        const auto* row = composition::findSource(m_session.live(), look.source);
        if (!row || announcement.everything || announcement.model == row->model)
            plan(i);
    }
}

} // namespace netatlas::window
