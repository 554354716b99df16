// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/edits/judgement.h"

#include <QString>

namespace netatlas::views::wording {

/// `Allowed`, `Allowed, 2 effects`, `Breaks 3`, `Already here` (user-experience 6).
QString verdictWord(const engine::edits::Judgement& judgement);
/// The same for a judgement that may be impossible: `Not possible`.
QString verdictWord(const Result<engine::edits::Judgement>& judgement);

/// One line that names one consequence and whom it meets.
QString effectText(const engine::edits::Effect& effect);
/// The first thing to know: the first effect, or why it is not possible; empty for nothing.
QString topEffectText(const Result<engine::edits::Judgement>& judgement);

/// The choice of doing nothing about an effect: `leave broken`.
QString leaveBrokenText();

} // namespace netatlas::views::wording
