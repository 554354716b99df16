// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/edit_words.h"

#include "app/cli/judgement_text.h"
#include "app/cli/lookup.h"
#include "app/cli/object_words.h"
#include "app/platform/end_request.h"
#include "model/base/text.h"
#include "model/engine/edits/block_pieces.h"

#include <algorithm>
#include <array>

namespace netatlas::cli {

namespace edits = engine::edits;

namespace {

using Words = std::vector<std::string>;
using MakeIntent = Result<edits::Intent> (*)(const domain::Revision&, const Invocation&,
                                             const Words&);

tl::unexpected<Error> missing(std::string_view what)
{
    return fail(ErrorKind::NotValid, {{"what", what}, {"value", ""}, {"cause", "missing"}});
}

Words behind(const Words& words, std::size_t count)
{
    return {words.begin() + static_cast<std::ptrdiff_t>(std::min(count, words.size())),
            words.end()};
}

Result<edits::Intent> moveIntent(const domain::Revision& revision, const Invocation& invocation,
                                 const Words& words)
{
    if (words.size() < 2)
        return missing("space");
    const auto target =
        findMove(revision, invocation, {words.begin(), words.end() - 1}, words.back());
    if (!target)
        return fail(target.error());
    return edits::Intent{target->model, {edits::MoveSubnets{target->subnets, target->space}}, {}};
}

/// `/26` or `26`; nothing for a block.
std::optional<int> prefixLengthOf(std::string_view word)
{
    if (word.starts_with('/'))
        word.remove_prefix(1);
    return parseNumber<int>(word);
}

Result<edits::Intent> splitIntent(const domain::Revision& revision, const Invocation& invocation,
                                  const Words& words)
{
    if (words.size() < 2)
        return missing(words.empty() ? "subnet" : "prefix length");
    const auto chosen = findSubnets(revision, invocation, {words.front()});
    if (!chosen)
        return fail(chosen.error());
    edits::ReplaceSubnets action{.subnets = chosen->subnets};
    const auto length = prefixLengthOf(words[1]);
    if (length && words.size() == 2) {
        const auto& row =
            revision.model(chosen->model)->at<domain::SubnetRow>(chosen->subnets.front());
        const auto pieces = edits::piecesOf(row.cidr, *length);
        if (!pieces)
            return fail(pieces.error());
        for (const net::Cidr& piece : *pieces)
            action.cidrs.push_back(piece.text());
    } else {
        action.cidrs = behind(words, 1);
        if (action.cidrs.size() == 1) // that would be a resize
            return fail(ErrorKind::NotValid, {{"what", "cidr"},
                                              {"value", words[1]},
                                              {"cause", "a split needs two blocks or more"}});
    }
    return edits::Intent{chosen->model, {std::move(action)}, {}};
}

Result<edits::Intent> mergeIntent(const domain::Revision& revision, const Invocation& invocation,
                                  const Words& words)
{
    if (words.size() < 2)
        return missing("subnet");
    const auto chosen = findSubnets(revision, invocation, words);
    if (!chosen)
        return fail(chosen.error());
    std::vector<net::Cidr> blocks;
    for (const domain::SubnetId id : chosen->subnets)
        blocks.push_back(revision.model(chosen->model)->at<domain::SubnetRow>(id).cidr);
    const auto whole = edits::unionOf(blocks);
    if (!whole)
        return fail(whole.error());
    return edits::Intent{
        chosen->model, {edits::ReplaceSubnets{chosen->subnets, {whole->text()}, {}}}, {}};
}

Result<edits::Intent> resizeIntent(const domain::Revision& revision, const Invocation& invocation,
                                   const Words& words)
{
    if (words.size() != 2)
        return missing(words.empty() ? "subnet" : "cidr");
    const auto chosen = findSubnets(revision, invocation, {words.front()});
    if (!chosen)
        return fail(chosen.error());
    return edits::Intent{
        chosen->model, {edits::ReplaceSubnets{chosen->subnets, {words.back()}, {}}}, {}};
}

constexpr std::array kVerbs{
    std::pair{"move", MakeIntent(moveIntent)},     std::pair{"split", MakeIntent(splitIntent)},
    std::pair{"merge", MakeIntent(mergeIntent)},   std::pair{"resize", MakeIntent(resizeIntent)},
    std::pair{"add", MakeIntent(addIntent)},       std::pair{"rename", MakeIntent(renameIntent)},
    std::pair{"change", MakeIntent(changeIntent)}, std::pair{"remove", MakeIntent(removeIntent)},
    std::pair{"attach", MakeIntent(attachIntent)}, std::pair{"rehome", MakeIntent(rehomeIntent)}};

} // namespace

std::vector<std::string> editVerbs()
{
    std::vector<std::string> verbs;
    verbs.reserve(std::size(kVerbs));
    for (const auto& [verb, make] : kVerbs)
        verbs.emplace_back(verb);
    return verbs;
}

Result<edits::Intent> intentOf(const domain::Revision& revision, const Invocation& invocation,
                               const EditWords& given)
{
    for (const auto& [verb, make] : kVerbs)
        if (given.verb == verb)
            return make(revision, invocation, given.words);
    return fail(ErrorKind::NotValid,
                {{"what", "verb"}, {"value", given.verb}, {"cause", "unknown"}});
}

Exit runEdit(const Invocation& invocation, const EditWords& given)
{
    if (!knowsFixUps(invocation, given.choices))
        return Exit::WrongUse;
    platform::finishBeforeEnding();
    const auto session = invocation.openToWrite();
    if (!session)
        return invocation.refuse(session.error());
    const auto intent = intentOf((*session)->shown(), invocation, given);
    if (!intent)
        return invocation.refuse(intent.error());
    return carryOut(invocation, **session, *intent, given.choices);
}

Exit runJudge(const Invocation& invocation, const EditWords& given)
{
    const auto session = invocation.openToRead();
    if (!session)
        return invocation.refuse(session.error());
    const domain::Revision& revision = invocation.stateOf(**session);
    const auto intent = intentOf(revision, invocation, given);
    if (!intent)
        return invocation.refuse(intent.error());
    const auto judgement = edits::judge(revision, *intent);
    if (!judgement)
        return invocation.refuse(judgement.error());
    if (invocation.isJson)
        invocation.json(judgementJson(*judgement));
    else
        printJudgement(invocation, *judgement);
    return judgement->breaks() > 0 ? Exit::Findings : Exit::Fine;
}

} // namespace netatlas::cli
