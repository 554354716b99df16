// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"
#include "model/engine/edits/judgement.h"

#include <string>
#include <vector>

namespace netatlas::views::dialogs {

/// The choices of a decision sheet, without widgets: what an edit breaks, the fix-up chosen for
/// each, and what is left after them (user-experience 6.1).
class Decision
{
public:
    /// One thing that breaks, with the choice made for it.
    struct Break
    {
        engine::edits::Effect effect;
        int choice = -1; ///< place in `effect.fixUps`; -1: leave it broken
        bool isResolved = false;
    };

    Decision(engine::edits::Intent intent, engine::edits::Judgement judgement);

    const std::vector<Break>& breaks() const { return m_breaks; }
    /// Effects that break nothing, after the choices.
    const std::vector<engine::edits::Effect>& others() const { return m_others; }
    /// Breaks that are left after the choices.
    int remaining() const { return m_remaining; }

    void choose(std::size_t breakIndex, int choice);
    void setReason(std::string reason) { m_reason = std::move(reason); }
    /// Whether the edit may be made as chosen: what stays broken has a reason.
    bool canAccept() const { return m_isCurrent && (m_remaining == 0 || !m_reason.empty()); }

    /// The edit with the chosen fix-ups, to be judged again after each choice.
    engine::edits::Intent intent() const;
    /// What the edit of `intent()` does now. Breaks that the choices themselves cause are added.
    void take(engine::edits::Judgement judgement);
    const engine::edits::Judgement& judgement() const { return m_judgement; }

private:
    engine::edits::Intent m_intent;
    engine::edits::Judgement m_judgement;
    std::vector<Break> m_breaks;
    std::vector<engine::edits::Effect> m_others;
    std::string m_reason;
    int m_remaining = 0;
    bool m_isCurrent = true;
};

} // namespace netatlas::views::dialogs
