// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/edits/judgement.h"
#include "views/widgets/paint/marks.h"

namespace netatlas::views::dialogs {

/// The mark and line style of a verdict; `nullptr` is one that has not arrived.
inline paint::Verdict verdictLook(const Result<engine::edits::Judgement>* verdict)
{
    using engine::edits::Verdict;
    if (!verdict)
        return paint::Verdict::Checking;
    if (!*verdict)
        return paint::Verdict::NotPossible;
    switch ((*verdict)->verdict) {
    case Verdict::AlreadyThere: return paint::Verdict::AlreadyHere;
    case Verdict::Allowed: return paint::Verdict::Allowed;
    case Verdict::AllowedWithEffects: return paint::Verdict::AllowedWithEffects;
    case Verdict::Breaks: break;
    }
    return paint::Verdict::Breaks;
}

} // namespace netatlas::views::dialogs
