// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/edits/judgement.h"
#include "model/engine/rules/finding_list.h"
#include "model/session/session.h"
#include "model/workers/job_runner.h"

#include <QObject>

#include <memory>
#include <unordered_map>
#include <vector>

namespace netatlas::views {

/// An open project as Qt sees it: revisions as signals, edits as calls.
///
/// Lives on the GUI thread, like the session behind it. Views read `shown()`, ask for edits by
/// `commit`, and wait for `revisionChanged` to see them.
class ProjectBridge : public QObject
{
    Q_OBJECT

public:
    ProjectBridge(session::Session& session, workers::JobRunner& jobs, QObject* parent = nullptr);
    ~ProjectBridge() override;

    /// The active draft: what every view shows (user-experience 7.1).
    const domain::Revision& shown() const;
    const domain::Revision& live() const;
    session::Session& session() { return m_session; }
    workers::JobRunner& jobs() { return m_jobs; }
    bool isReadOnly() const;

    /// Findings of a recent revision, worst first; `findingsChanged` follows each revision soon.
    const engine::rules::FindingList& findings() const { return m_findings; }
    /// Worst severity of the findings that name the object; nothing when none does.
    std::optional<engine::rules::Severity> worstOf(const domain::ObjectRef& object) const;
    /// How many findings of that worst severity name the object.
    int findingCountOf(const domain::ObjectRef& object) const;

    /// Judged against `shown()`; gives the number of the journal entry.
    Result<std::uint64_t> commit(const engine::edits::Intent& intent,
                                 const engine::edits::Judgement& judgement);
    Status undo();
    Status redo();
    /// Validates the shown revision anew on the pool; `findingsChanged` tells when it is done.
    void refreshFindings();

Q_SIGNALS:
    /// `shown()` or `live()` is another one. The changes tell which rows of which model; a project
    /// opened or a draft switched comes with `everything`.
    void revisionChanged(const netatlas::session::Announcement& announcement);
    void findingsChanged();
    /// The undo stack or the journal has another top.
    void historyChanged();

private:
    void note(const session::Announcement& announcement);
    void validate();
    void indexFindings();

    session::Session& m_session;
    workers::JobRunner& m_jobs;
    session::Subscription m_subscription;
    engine::rules::FindingList m_findings;
    domain::Revision m_validated; ///< the one that the findings are of
    /// What happened since; the rules look at nothing else, unless it was too much to tell.
    struct Unvalidated
    {
        bool isEverything = false;
        std::optional<domain::ModelId> model;
        domain::ChangeSet changes;
    };
    Unvalidated m_unvalidated;
    struct Tally
    {
        engine::rules::Severity worst = engine::rules::Severity::Info;
        int count = 0;
    };
    std::unordered_map<domain::ObjectRef, Tally> m_byObject;
    workers::Job m_validation;
};

/// What a view gets to work with.
struct ViewContext
{
    ProjectBridge& project;
    class Selection& selection;
};

} // namespace netatlas::views
