// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/judgement_text.h"

#include "model/domain/json_codec.h"
#include "model/engine/edits/judgement_words.h"
#include "views/wording/edit_text.h"
#include "views/wording/verdict_text.h"

namespace netatlas::cli {

namespace wording = views::wording;
using engine::edits::Effect;
using engine::edits::Judgement;
using engine::edits::Verdict;

namespace {

Tone toneOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::AlreadyThere: return Tone::Plain;
    case Verdict::Allowed: return Tone::Good;
    case Verdict::AllowedWithEffects: return Tone::Warning;
    case Verdict::Breaks: return Tone::Bad;
    }
    return Tone::Plain;
}

} // namespace

void printJudgement(const Invocation& invocation, const Judgement& judgement)
{
    invocation.line(invocation.painted(wording::verdictWord(judgement).toStdString(),
                                       toneOf(judgement.verdict)));
    for (const Effect& effect : judgement.effects) {
        invocation.line("  " +
                        invocation.painted(effect.breaks() ? "breaks  " : "effect  ",
                                           effect.breaks() ? Tone::Bad : Tone::Warning) +
                        invocation.painted(wording::effectText(effect).toStdString(), Tone::Plain));
        for (const auto& fixUp : effect.fixUps)
            invocation.line(
                "          --fix " + std::string(domain::wordOf(fixUp.kind)) + ": " +
                invocation.painted(wording::fixUpText(fixUp).toStdString(), Tone::Plain));
    }
}

boost::json::object judgementJson(const Judgement& judgement)
{
    boost::json::array effects;
    for (const Effect& effect : judgement.effects) {
        boost::json::array fixUps;
        for (const auto& fixUp : effect.fixUps)
            fixUps.push_back(
                boost::json::object{{"kind", domain::wordOf(fixUp.kind)},
                                    {"text", wording::fixUpText(fixUp).toStdString()}});
        effects.push_back(boost::json::object{{"kind", domain::wordOf(effect.kind)},
                                              {"breaks", effect.breaks()},
                                              {"text", wording::effectText(effect).toStdString()},
                                              {"facts", domain::detailsJson(effect.facts)},
                                              {"fix-ups", std::move(fixUps)}});
    }
    return {{"verdict", domain::wordOf(judgement.verdict)},
            {"breaks", static_cast<std::int64_t>(judgement.breaks())},
            {"effects", std::move(effects)}};
}

} // namespace netatlas::cli
