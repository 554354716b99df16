// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/bridge/project_bridge.h"

#include "model/engine/rules/revalidation.h"

namespace netatlas::views {

using engine::rules::Finding;
using engine::rules::Severity;

ProjectBridge::ProjectBridge(session::Session& session, workers::JobRunner& jobs, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_jobs(jobs)
{
    m_subscription = session.subscribe([this](const session::Announcement& announcement) {
        Q_EMIT revisionChanged(announcement);
        Q_EMIT historyChanged();
        note(announcement);
        validate();
    });
    refreshFindings();
}

ProjectBridge::~ProjectBridge() = default;

const domain::Revision& ProjectBridge::shown() const
{
    return m_session.shown();
}

const domain::Revision& ProjectBridge::live() const
{
    return m_session.live();
}

bool ProjectBridge::isReadOnly() const
{
    return m_session.isReadOnly();
}

std::optional<Severity> ProjectBridge::worstOf(const domain::ObjectRef& object) const
{
    const auto found = m_byObject.find(object);
    return found == m_byObject.end() ? std::nullopt : std::optional(found->second.worst);
}

int ProjectBridge::findingCountOf(const domain::ObjectRef& object) const
{
    const auto found = m_byObject.find(object);
    return found == m_byObject.end() ? 0 : found->second.count;
}

Result<std::uint64_t> ProjectBridge::commit(const engine::edits::Intent& intent,
                                            const engine::edits::Judgement& judgement)
{
    return m_session.commit(intent, judgement);
}

Status ProjectBridge::undo()
{
    return m_session.undo();
}

Status ProjectBridge::redo()
{
    return m_session.redo();
}

void ProjectBridge::refreshFindings()
{
    m_unvalidated.isEverything = true;
    validate();
}

void ProjectBridge::note(const session::Announcement& announcement)
{
    if (announcement.cause == session::Cause::Arrange)
        return; // positions in views are no news of the model
    Unvalidated& since = m_unvalidated;
    if (announcement.everything || !announcement.model || !announcement.project.empty() ||
        (since.model && since.model != announcement.model))
        since.isEverything = true;
    since.model = announcement.model;
    const std::size_t count =
        announcement.changes.rows.size() + announcement.changes.consequences.size();
    if (since.isEverything || count > session::EntryChanges::kBulk) {
        since.isEverything = true;
        since.changes = {};
        return;
    }
    domain::ModelRows::forEach([&]<class Row>() {
        for (const auto* part : {&announcement.changes.rows, &announcement.changes.consequences}) {
            const auto& rows = part->template of<Row>();
            auto& all = since.changes.rows.of<Row>();
            all.insert(all.end(), rows.begin(), rows.end());
        }
    });
}

void ProjectBridge::validate()
{
    m_validation = m_jobs.run(
        [revision = shown(), was = m_validated, before = m_findings, since = m_unvalidated,
         now = m_session.now()](workers::JobControl& control) -> engine::rules::FindingList {
            if (since.isEverything)
                return engine::rules::findAll(revision, now, control.stop());
            if (!since.model)
                return before;
            return engine::rules::findAgain(before, was, revision, *since.model, since.changes, now,
                                            control.stop());
        },
        [this, revision = shown()](engine::rules::FindingList findings) {
            m_findings = std::move(findings);
            m_validated = revision;
            m_unvalidated = {};
            indexFindings();
            Q_EMIT findingsChanged();
        });
}

void ProjectBridge::indexFindings()
{
    m_byObject.clear();
    for (const Finding& finding : m_findings) {
        const auto count = [&](const domain::ObjectRef& object) {
            Tally& tally = m_byObject[object];
            if (finding.severity > tally.worst)
                tally = {finding.severity, 0};
            tally.count += finding.severity == tally.worst ? 1 : 0;
        };
        count(finding.object);
        for (const domain::ObjectRef& other : finding.others)
            if (other != finding.object)
                count(other);
    }
}

} // namespace netatlas::views
