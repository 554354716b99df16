// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/judgement_text.h"
#include "app/cli/original_model.h"
#include "app/platform/end_request.h"
#include "model/base/text.h"
#include "model/domain/json_codec.h"
#include "model/domain/object_text.h"
#include "model/engine/edits/bindings.h"
#include "model/engine/edits/carry_out.h"
#include "model/engine/edits/move_violations.h"
#include "model/engine/edits/space_uses.h"
#include "model/engine/edits/subnet_reference.h"
#include "model/engine/edits/subnet_update.h"
#include "model/engine/facts/model_facts.h"
#include "views/wording/verdict_text.h"

#include <algorithm>
#include <istream>

namespace netatlas::cli {

namespace json = boost::json;
namespace edits = engine::edits;
using domain::Model;

namespace {

constexpr const char* kForced = "forced";
constexpr const char* kWarned = "with a warning"; ///< where the original does not refuse

/// A project that is open for one edit of one model.
struct Workbench
{
    const Invocation& invocation;
    std::unique_ptr<session::Session> session;
    const Model& model;
};

/// Opens the project for an edit of its one model and has it made, where a question may come first;
/// says what stood in the way.
template <class Act>
Exit askAndEdit(const Invocation& invocation, Act act)
{
    auto session = invocation.openToWrite();
    if (!session)
        return invocation.refuse(session.error());
    const auto model = onlyModel((*session)->shown(), invocation);
    if (!model)
        return invocation.refuse(model.error());
    const Result<Exit> done = act(Workbench{invocation, std::move(*session), **model});
    return done ? *done : invocation.refuse(done.error());
}

/// The same without a question, so that nothing can end it once the project is open.
template <class Act>
Exit edit(const Invocation& invocation, Act act)
{
    platform::finishBeforeEnding();
    return askAndEdit(invocation, std::move(act));
}

tl::unexpected<Error> unknown(std::string_view what, const std::string& key)
{
    return fail(ErrorKind::NotFound, {{"what", what}, {"key", key}});
}

Result<domain::SpaceId> spaceNamed(const Model& model, const std::string& name)
{
    const auto space = domain::findSpace(model, name);
    if (!space)
        return unknown("space", name);
    return *space;
}

Result<edits::Judgement> judged(const Workbench& bench, const edits::Intent& intent)
{
    return edits::judge(bench.session->shown(), intent, edits::OwnedSpaces::Refuse);
}

/// Judges and commits as the original's verbs do: not where the provider owns the spaces. What
/// breaks goes to the error stream.
Result<edits::Judgement> commit(const Workbench& bench, std::vector<edits::Action> actions,
                                bool isForced)
{
    platform::finishBeforeEnding();
    edits::Intent intent{bench.model.row.id, std::move(actions), isForced ? kForced : ""};
    auto judgement = judged(bench, intent);
    if (!judgement)
        return judgement;
    if (const std::size_t count = judgement->breaks(); count > 0) {
        if (intent.reason.empty())
            intent.reason = kWarned;
        bench.invocation.warning(
            "This leaves " + (count == 1 ? "1 thing" : std::to_string(count) + " things") +
            " unmet; `netatlas validate` names " + (count == 1 ? "it." : "them."));
    }
    for (const edits::Effect& effect : judgement->effects)
        if (effect.kind == edits::EffectKind::OverlapArises)
            bench.invocation.warning(views::wording::effectText(effect).toStdString());
    if (const auto entry = bench.session->commit(intent, *judgement); !entry)
        return fail(entry.error());
    return judgement;
}

/// The subnets of a list of CIDRs and ids (model-and-workers 13.3).
Result<std::vector<domain::SubnetId>> subnetsNamed(const Model& model,
                                                   const std::vector<std::string>& words)
{
    std::vector<std::string> blocks;
    std::copy_if(words.begin(), words.end(), std::back_inserter(blocks),
                 [](const std::string& word) { return word.find('/') != std::string::npos; });
    if (!blocks.empty())
        if (const auto checked = edits::checkedCidrs(blocks); !checked)
            return fail(checked.error());
    std::vector<domain::SubnetId> subnets;
    for (const std::string& word : words) {
        const auto id = edits::subnetOfText(model, word);
        if (!id)
            return fail(id.error());
        if (std::find(subnets.begin(), subnets.end(), *id) != subnets.end())
            return fail(ErrorKind::NotValid,
                        {{"what", "subnet"}, {"value", word}, {"cause", "duplicate"}});
        subnets.push_back(*id);
    }
    return subnets;
}

std::vector<std::string> behindFirst(const std::vector<std::string>& words)
{
    return {words.begin() + 1, words.end()};
}

/// Commits the edit of a verb whose answer is a sentence.
Result<Exit> commitAndSay(const Workbench& bench, std::vector<edits::Action> actions, bool isForced,
                          const std::string& sentence)
{
    const auto done = commit(bench, std::move(actions), isForced);
    if (!done)
        return fail(done.error());
    if (bench.invocation.isJson)
        bench.invocation.json(domain::detailsJson(done->result));
    bench.invocation.remark(sentence);
    return Exit::Fine;
}

std::string listed(const edits::SpaceUses& uses)
{
    std::vector<std::string> parts;
    if (!uses.constraints.empty())
        parts.push_back("constraints of " + join(uses.constraints, ", "));
    if (uses.isInModelConstraint)
        parts.emplace_back("the constraint of the model");
    if (!uses.bindings.empty())
        parts.push_back("bindings of " + join(uses.bindings, ", "));
    if (!uses.settings.empty())
        parts.push_back("the settings " + join(uses.settings, ", "));
    return join(parts, "; ");
}

bool isYes(std::istream& input)
{
    std::string answer;
    std::getline(input, answer);
    return answer == "y" || answer == "yes" || answer == "Y";
}

/// What an unforced move would break, as the error that the original gives.
Status requireUnbroken(const Model& before, const edits::MoveSubnets& move,
                       const edits::Judgement& judgement)
{
    domain::ModelState state = before.state;
    if (const Status fits = domain::apply(state, judgement.changes); !fits)
        return fits;
    const auto after = engine::facts::updatedModel(before, std::move(state), judgement.changes);
    const auto violations =
        edits::violationsOf(edits::subnetMove(before, *after, move.subnets, move.space));
    if (!violations.empty())
        return fail(edits::violationError(violations));
    return {};
}

/// From, to and CIDR of each subnet, in the order asked for.
std::vector<std::vector<std::string>> moveRows(const edits::Judgement& judgement)
{
    std::vector<std::vector<std::string>> rows;
    for (const Detail& moved : detailOf(judgement.result, "moved").list()) {
        const auto& facts = std::get<Details>(moved.value());
        rows.push_back({detailOf(facts, "from").text(), detailOf(facts, "to").text(),
                        detailOf(facts, "cidr").text()});
    }
    return rows;
}

void sayMoves(const Invocation& invocation, const edits::Judgement& judgement)
{
    for (const auto& row : moveRows(judgement))
        invocation.remark(row[0] == row[1]
                              ? "Subnet " + row[2] + " is already in space " + row[1] + "."
                              : "Subnet " + row[2] + " moved from space " + row[0] + " to space " +
                                    row[1] + ".");
}

json::array movesJson(const edits::Judgement& judgement)
{
    json::array moves = domain::detailJson(detailOf(judgement.result, "moved")).as_array();
    for (json::value& move : moves)
        move.as_object().erase("id");
    return moves;
}

/// Asks whether a space is to go; the question says who uses it.
bool isToRemove(const Invocation& invocation, const std::string& name, const edits::SpaceUses& uses)
{
    invocation.warning(uses.any() ? "Space " + name + " is used by: " + listed(uses) + "."
                                  : "Space " + name + " is not used.");
    invocation.warning("Remove it? (y/N)");
    return isYes(invocation.input());
}

/// Where and how the outcome of a move goes.
Result<Exit> answerMove(const Invocation& invocation, const OriginalOptions& options,
                        const edits::Judgement& done)
{
    if (options.format == "human" || (options.format.empty() && !invocation.isJson)) {
        sayMoves(invocation, done);
        return Exit::Fine;
    }
    const auto printed = printAnswer(invocation, options, "json", movesJson(done));
    if (!printed)
        return fail(printed.error());
    if (!*printed)
        invocation.table({"Space From", "Space To", "CIDR"}, moveRows(done));
    return Exit::Fine;
}

/// The spaces that the words bind endpoints to: `SPACE` for the default binding, `ENDPOINT=SPACE`.
Result<std::map<std::string, std::string>> bindingTexts(const std::vector<std::string>& words)
{
    std::map<std::string, std::string> texts;
    for (const std::string& word : words) {
        const auto equals = word.find('=');
        const bool isDefault = equals == std::string::npos;
        if (!texts
                 .emplace(isDefault ? "" : word.substr(0, equals),
                          isDefault ? word : word.substr(equals + 1))
                 .second)
            return fail(ErrorKind::NotValid,
                        {{"what", "binding"}, {"value", word}, {"cause", "duplicate"}});
    }
    return texts;
}

} // namespace

Exit runOriginalAddSpace(const Invocation& invocation, const std::vector<std::string>& words)
{
    return edit(invocation, [&](const Workbench& bench) -> Result<Exit> {
        const auto subnets = subnetsNamed(bench.model, behindFirst(words));
        if (!subnets)
            return fail(subnets.error());
        const std::size_t count = subnets->size();
        return commitAndSay(
            bench, {edits::AddSpace{.name = words.front(), .subnets = *subnets}}, false,
            "Added space " + words.front() +
                (count == 1 ? " with 1 subnet." : " with " + std::to_string(count) + " subnets."));
    });
}

Exit runRenameSpace(const Invocation& invocation, const std::string& from, const std::string& to)
{
    return edit(invocation, [&](const Workbench& bench) -> Result<Exit> {
        const auto space = edits::spaceToRename(bench.model, from, to, edits::OwnedSpaces::Refuse);
        if (!space)
            return fail(space.error());
        return commitAndSay(bench, {edits::RenameSpace{*space, to}}, false,
                            "Renamed space " + from + " to " + to + ".");
    });
}

Exit runRemoveSpace(const Invocation& invocation, const OriginalOptions& options,
                    const std::string& name, bool isSure)
{
    return askAndEdit(invocation, [&](const Workbench& bench) -> Result<Exit> {
        const auto id = edits::spaceToRemove(bench.model, name, edits::OwnedSpaces::Refuse);
        if (!id)
            return fail(id.error());
        const edits::SpaceUses uses =
            edits::usesOf(bench.model, bench.model.at<domain::SpaceRow>(*id));
        if (uses.any() && !options.isForced)
            return fail(ErrorKind::SpaceInUse, {{"space", name},
                                                {"constraints", uses.constraints},
                                                {"model", uses.isInModelConstraint},
                                                {"bindings", uses.bindings},
                                                {"controller-settings", uses.settings}});
        if (!isSure && !isToRemove(invocation, name, uses))
            return Exit::Cancelled;
        return commitAndSay(bench, {edits::RemoveSpace{*id}}, options.isForced,
                            "Removed space " + name + ".");
    });
}

Exit runMoveToSpace(const Invocation& invocation, const OriginalOptions& options,
                    const std::vector<std::string>& words)
{
    return edit(invocation, [&](const Workbench& bench) -> Result<Exit> {
        if (const Status allowed =
                edits::requireMutableSpaces(bench.model, edits::OwnedSpaces::Refuse);
            !allowed)
            return fail(allowed.error());
        const auto subnets = subnetsNamed(bench.model, behindFirst(words));
        if (!subnets)
            return fail(subnets.error());
        for (const domain::SubnetId subnet : *subnets)
            if (const Status movable = edits::requireMovable(bench.model, subnet); !movable)
                return fail(movable.error());
        const auto space = spaceNamed(bench.model, words.front());
        if (!space)
            return fail(space.error());
        const edits::MoveSubnets move{*subnets, *space};
        const auto judgement = judged(bench, {bench.model.row.id, {move}, {}});
        if (!judgement)
            return fail(judgement.error());
        if (const Status unbroken = requireUnbroken(bench.model, move, *judgement);
            !unbroken && !options.isForced)
            return fail(unbroken.error());
        const auto done = commit(bench, {move}, options.isForced);
        if (!done)
            return fail(done.error());
        return answerMove(invocation, options, *done);
    });
}

Exit runAddSubnet(const Invocation& invocation, const AddSubnetArguments& arguments)
{
    return edit(invocation, [&](const Workbench& bench) -> Result<Exit> {
        if (const auto block = edits::parseBlock(arguments.cidr); !block)
            return fail(block.error());
        const auto tag = edits::checkedVlanTag(arguments.vlanTag);
        if (!tag)
            return fail(tag.error());
        const auto space = spaceNamed(bench.model, arguments.space);
        if (!space)
            return fail(space.error());
        return commitAndSay(
            bench,
            {edits::AddSubnet{.cidr = arguments.cidr,
                              .space = *space,
                              .providerId = arguments.providerId,
                              .providerNetworkId = arguments.networkId,
                              .vlanTag = *tag,
                              .zones = arguments.zones}},
            false, "Added subnet " + arguments.cidr + " in space " + arguments.space + ".");
    });
}

Exit runBind(const Invocation& invocation, const OriginalOptions& options,
             const std::vector<std::string>& words)
{
    return edit(invocation, [&](const Workbench& bench) -> Result<Exit> {
        const Model& model = bench.model;
        const auto application = domain::findApplication(model, words.front());
        if (!application)
            return unknown("application", words.front());
        const auto texts = bindingTexts(behindFirst(words));
        if (!texts)
            return fail(texts.error());
        const auto incoming = edits::parseBindings(model, *texts);
        if (!incoming)
            return fail(incoming.error());
        const auto merged = edits::mergeBindings(edits::bindingsOf(model, *application), *incoming,
                                                 edits::endpointNames(model, *application),
                                                 edits::defaultBindingSpace(model));
        if (const Status valid =
                edits::validateBindings(model, *application, merged.bindings, options.isForced);
            !valid)
            return fail(valid.error());
        std::vector<edits::Action> actions;
        for (const auto& [endpoint, space] : *incoming)
            actions.emplace_back(edits::BindEndpoint{*application, endpoint, space});
        if (incoming->contains(""))
            invocation.remark("The default binding is for new endpoints only.");
        return commitAndSay(bench, std::move(actions), options.isForced,
                            merged.isModified ? "Bound " + words.front() + "."
                                              : "Nothing was changed.");
    });
}

} // namespace netatlas::cli
