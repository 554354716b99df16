// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/project_bridge.h"

#include <QObject>

namespace netatlas::views::dialogs {

/// Carries edits out: judged on the pool, committed when nothing breaks, else handed over for a
/// decision (user-experience 6, steps 5 and 6).
class EditRunner : public QObject
{
    Q_OBJECT

public:
    explicit EditRunner(ProjectBridge& project, QObject* parent = nullptr);

    /// Judges and, where it can, commits.
    void run(const engine::edits::Intent& intent);
    /// Commits what was decided; the breaks that are left need the intent's reason.
    void commit(const engine::edits::Intent& intent, const engine::edits::Judgement& judgement);

Q_SIGNALS:
    /// Something breaks: somebody has to decide.
    void decisionNeeded(const netatlas::engine::edits::Intent& intent,
                        const netatlas::engine::edits::Judgement& judgement);
    /// In the file and shown.
    void committed(const netatlas::engine::edits::Intent& intent,
                   const netatlas::engine::edits::Judgement& judgement);
    void refused(const netatlas::Error& error);

private:
    void settle(const engine::edits::Intent& intent, Result<engine::edits::Judgement> judgement);

    ProjectBridge& m_project;
    workers::Job m_judging;
};

} // namespace netatlas::views::dialogs
