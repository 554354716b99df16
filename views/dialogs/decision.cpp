// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/decision.h"

#include <algorithm>

namespace netatlas::views::dialogs {

using engine::edits::Effect;
using engine::edits::Intent;
using engine::edits::Judgement;

namespace {

/// Whether both speak of the same thing: of one kind and about the same named parties. Lists, such
/// as the units that lose something, may have become shorter.
bool isSameBreak(const Effect& a, const Effect& b)
{
    if (a.kind != b.kind)
        return false;
    for (const char* party : {"application", "endpoint", "space", "node", "address"})
        if (!(detailOf(a.facts, party) == detailOf(b.facts, party)))
            return false;
    return true;
}

} // namespace

Decision::Decision(Intent intent, Judgement judgement) : m_intent(std::move(intent))
{
    take(std::move(judgement));
}

void Decision::choose(std::size_t breakIndex, int choice)
{
    if (m_breaks[breakIndex].choice == choice)
        return;
    m_breaks[breakIndex].choice = choice;
    m_isCurrent = false;
}

Intent Decision::intent() const
{
    Intent chosen = m_intent;
    for (const Break& each : m_breaks) {
        if (each.choice < 0)
            continue;
        for (const auto& action : each.effect.fixUps[static_cast<std::size_t>(each.choice)].actions)
            if (std::find(chosen.actions.begin(), chosen.actions.end(), action) ==
                chosen.actions.end())
                chosen.actions.push_back(action);
    }
    chosen.reason = m_reason;
    return chosen;
}

void Decision::take(Judgement judgement)
{
    m_judgement = std::move(judgement);
    m_isCurrent = true;
    m_remaining = 0;
    for (Break& each : m_breaks)
        each.isResolved = true;
    m_others.clear();
    for (const Effect& effect : m_judgement.effects) {
        if (!effect.breaks()) {
            m_others.push_back(effect);
            continue;
        }
        ++m_remaining;
        const auto known = std::find_if(m_breaks.begin(), m_breaks.end(), [&](const Break& each) {
            return isSameBreak(each.effect, effect);
        });
        if (known == m_breaks.end())
            m_breaks.push_back({effect});
        else
            known->isResolved = false;
    }
}

} // namespace netatlas::views::dialogs
