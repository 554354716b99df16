// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/bridge/project_bridge.h"

namespace netatlas::views {

using engine::rules::Finding;
using engine::rules::Severity;

ProjectBridge::ProjectBridge(session::Session& session, workers::JobRunner& jobs, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_jobs(jobs)
    , m_findings(std::make_shared<const std::vector<Finding>>())
{
    m_subscription = session.subscribe([this](const session::Announcement& announcement) {
        Q_EMIT revisionChanged(announcement);
        Q_EMIT historyChanged();
        refreshFindings();
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
    m_validation = m_jobs.run(
        [revision = shown()](workers::JobControl& control) {
            return engine::rules::findAll(revision, control.stop());
        },
        [this](std::vector<Finding> findings) {
            m_findings = std::make_shared<const std::vector<Finding>>(std::move(findings));
            indexFindings();
            Q_EMIT findingsChanged();
        });
}

void ProjectBridge::indexFindings()
{
    m_byObject.clear();
    for (const Finding& finding : *m_findings) {
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
