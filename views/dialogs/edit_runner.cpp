// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/edit_runner.h"

namespace netatlas::views::dialogs {

using engine::edits::Intent;
using engine::edits::Judgement;
using engine::edits::Verdict;

EditRunner::EditRunner(ProjectBridge& project, QObject* parent)
    : QObject(parent)
    , m_project(project)
{
}

void EditRunner::run(const Intent& intent)
{
    if (m_project.isReadOnly()) {
        Q_EMIT refused({ErrorKind::Refused, {{"cause", "read-only"}}});
        return;
    }
    m_judging = m_project.jobs().run(
        [revision = m_project.shown(), intent](workers::JobControl&) {
            return engine::edits::judge(revision, intent);
        },
        [this, intent](Result<Judgement> judgement) { settle(intent, std::move(judgement)); });
}

void EditRunner::settle(const Intent& intent, Result<Judgement> judgement)
{
    if (!judgement)
        Q_EMIT refused(judgement.error());
    else if (judgement->verdict == Verdict::Breaks)
        Q_EMIT decisionNeeded(intent, *judgement);
    else if (judgement->verdict != Verdict::AlreadyThere)
        commit(intent, *judgement);
}

void EditRunner::commit(const Intent& intent, const Judgement& judgement)
{
    const auto entry = m_project.commit(intent, judgement);
    if (entry)
        Q_EMIT committed(intent, judgement);
    else if (entry.error().kind == ErrorKind::Stale)
        run(intent); // the project moved on meanwhile: judge what it is now
    else
        Q_EMIT refused(entry.error());
}

} // namespace netatlas::views::dialogs
