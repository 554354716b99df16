// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/judgement_text.h"
#include "app/cli/original_model.h"
#include "app/platform/end_request.h"
#include "model/base/text.h"
#include "model/domain/json_codec.h"
#include "model/domain/object_text.h"
#include "model/engine/edits/bindings.h"
#include "model/engine/edits/move_violations.h"
#include "model/engine/edits/space_uses.h"
#include "model/engine/edits/subnet_reference.h"
#include "model/engine/edits/subnet_update.h"
#include "model/engine/facts/model_facts.h"

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
    std::unique_ptr<session::Session> session;
    const Model* model = nullptr;
};

Result<Workbench> openToEdit(const Invocation& invocation)
{
    auto session = invocation.openToWrite();
    if (!session)
        return fail(session.error());
    const auto model = onlyModel((*session)->shown(), invocation);
    if (!model)
        return fail(model.error());
    return Workbench{std::move(*session), *model};
}

tl::unexpected<Error> unknown(std::string_view what, const std::string& key)
{
    return fail(ErrorKind::NotFound, {{"what", what}, {"key", key}});
}

/// Judges and commits as the original's verbs do: not where the provider owns the spaces. What
/// breaks goes to the error stream.
Result<edits::Judgement> commit(const Invocation& invocation, const Workbench& bench,
                                std::vector<edits::Action> actions, bool isForced)
{
    edits::Intent intent{bench.model->row.id, std::move(actions), isForced ? kForced : ""};
    auto judgement = edits::judge(bench.session->shown(), intent, edits::OwnedSpaces::Refuse);
    if (!judgement)
        return judgement;
    if (judgement->breaks() > 0) {
        if (intent.reason.empty())
            intent.reason = kWarned;
        invocation.warning("This leaves " + std::to_string(judgement->breaks()) +
                           " things unmet; `netatlas validate` names them.");
    }
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

/// The end of a verb whose answer is a sentence.
Exit finish(const Invocation& invocation, const Result<edits::Judgement>& done,
            const std::string& sentence)
{
    if (!done)
        return invocation.refuse(done.error());
    if (invocation.isJson)
        invocation.json(domain::detailsJson(done->result));
    invocation.remark(sentence);
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

} // namespace

Exit runOriginalAddSpace(const Invocation& invocation, const std::vector<std::string>& words)
{
    const platform::UninterruptedWork work;
    auto bench = openToEdit(invocation);
    if (!bench)
        return invocation.refuse(bench.error());
    const auto subnets = subnetsNamed(*bench->model, behindFirst(words));
    if (!subnets)
        return invocation.refuse(subnets.error());
    const auto done = commit(invocation, *bench,
                             {edits::AddSpace{.name = words.front(), .subnets = *subnets}}, false);
    return finish(invocation, done,
                  "Added space " + words.front() + " with " + std::to_string(subnets->size()) +
                      " subnets.");
}

Exit runRenameSpace(const Invocation& invocation, const std::string& from, const std::string& to)
{
    const platform::UninterruptedWork work;
    auto bench = openToEdit(invocation);
    if (!bench)
        return invocation.refuse(bench.error());
    const auto space = domain::findSpace(*bench->model, from);
    if (!space)
        return invocation.refuse(unknown("space", from).value());
    return finish(invocation, commit(invocation, *bench, {edits::RenameSpace{*space, to}}, false),
                  "Renamed space " + from + " to " + to + ".");
}

Exit runRemoveSpace(const Invocation& invocation, const OriginalOptions& options,
                    const std::string& name, bool isSure)
{
    auto bench = openToEdit(invocation);
    if (!bench)
        return invocation.refuse(bench.error());
    const auto id = domain::findSpace(*bench->model, name);
    if (!id)
        return invocation.refuse(unknown("space", name).value());
    const auto& row = bench->model->at<domain::SpaceRow>(*id);
    const edits::SpaceUses uses = edits::usesOf(*bench->model, row);
    if (uses.any() && !options.isForced && *id != domain::kAlpha)
        return invocation.refuse({ErrorKind::SpaceInUse,
                                  {{"space", name},
                                   {"constraints", uses.constraints},
                                   {"model", uses.isInModelConstraint},
                                   {"bindings", uses.bindings},
                                   {"controller-settings", uses.settings}}});
    if (!isSure) {
        const std::string used = listed(uses);
        invocation.warning("Space " + name + (used.empty() ? " is not used." : " is used by: ") +
                           used + "\nRemove it? (y/N)");
        if (!isYes(invocation.input()))
            return Exit::Cancelled;
    }
    const platform::UninterruptedWork work;
    return finish(invocation,
                  commit(invocation, *bench, {edits::RemoveSpace{*id}}, options.isForced),
                  "Removed space " + name + ".");
}

Exit runMoveToSpace(const Invocation& invocation, const OriginalOptions& options,
                    const std::vector<std::string>& words)
{
    const platform::UninterruptedWork work;
    auto bench = openToEdit(invocation);
    if (!bench)
        return invocation.refuse(bench.error());
    const auto subnets = subnetsNamed(*bench->model, behindFirst(words));
    if (!subnets)
        return invocation.refuse(subnets.error());
    const auto space = domain::findSpace(*bench->model, words.front());
    if (!space)
        return invocation.refuse(unknown("space", words.front()).value());
    const edits::MoveSubnets move{*subnets, *space};
    const auto judgement = edits::judge(bench->session->shown(), {bench->model->row.id, {move}, {}},
                                        edits::OwnedSpaces::Refuse);
    if (!judgement)
        return invocation.refuse(judgement.error());
    if (const Status unbroken = requireUnbroken(*bench->model, move, *judgement);
        !unbroken && !options.isForced)
        return invocation.refuse(unbroken.error());
    const auto done = commit(invocation, *bench, {move}, options.isForced);
    if (!done)
        return invocation.refuse(done.error());
    if (options.format == "human" || (options.format.empty() && !invocation.isJson)) {
        sayMoves(invocation, *done);
        return Exit::Fine;
    }
    const auto printed = printAnswer(invocation, options, "json", movesJson(*done));
    if (!printed)
        return invocation.refuse(printed.error());
    if (!*printed)
        invocation.table({"Space From", "Space To", "CIDR"}, moveRows(*done));
    return Exit::Fine;
}

Exit runAddSubnet(const Invocation& invocation, const AddSubnetArguments& arguments)
{
    const platform::UninterruptedWork work;
    auto bench = openToEdit(invocation);
    if (!bench)
        return invocation.refuse(bench.error());
    if (const auto block = edits::parseBlock(arguments.cidr); !block)
        return invocation.refuse(block.error());
    const auto tag = edits::checkedVlanTag(arguments.vlanTag);
    if (!tag)
        return invocation.refuse(tag.error());
    const auto space = domain::findSpace(*bench->model, arguments.space);
    if (!space)
        return invocation.refuse(unknown("space", arguments.space).value());
    const edits::AddSubnet action{.cidr = arguments.cidr,
                                  .space = *space,
                                  .providerId = arguments.providerId,
                                  .providerNetworkId = arguments.networkId,
                                  .vlanTag = *tag,
                                  .zones = arguments.zones};
    return finish(invocation, commit(invocation, *bench, {action}, false),
                  "Added subnet " + arguments.cidr + " in space " + arguments.space + ".");
}

Exit runBind(const Invocation& invocation, const OriginalOptions& options,
             const std::vector<std::string>& words)
{
    const platform::UninterruptedWork work;
    auto bench = openToEdit(invocation);
    if (!bench)
        return invocation.refuse(bench.error());
    const Model& model = *bench->model;
    const auto application = domain::findApplication(model, words.front());
    if (!application)
        return invocation.refuse(unknown("application", words.front()).value());
    std::map<std::string, std::string> texts;
    for (const std::string& word : behindFirst(words)) {
        const auto equals = word.find('=');
        const bool isDefault = equals == std::string::npos;
        if (!texts
                 .emplace(isDefault ? "" : word.substr(0, equals),
                          isDefault ? word : word.substr(equals + 1))
                 .second)
            return invocation.wrongUse("'" + word + "' binds what is bound before it.");
    }
    const auto incoming = edits::parseBindings(model, texts);
    if (!incoming)
        return invocation.refuse(incoming.error());
    const auto merged = edits::mergeBindings(edits::bindingsOf(model, *application), *incoming,
                                             edits::endpointNames(model, *application),
                                             edits::defaultBindingSpace(model));
    if (const Status valid =
            edits::validateBindings(model, *application, merged.bindings, options.isForced);
        !valid)
        return invocation.refuse(valid.error());
    std::vector<edits::Action> actions;
    for (const auto& [endpoint, space] : *incoming)
        actions.emplace_back(edits::BindEndpoint{*application, endpoint, space});
    if (incoming->contains(""))
        invocation.remark("The default binding is for new endpoints only.");
    return finish(invocation, commit(invocation, *bench, std::move(actions), options.isForced),
                  merged.isModified ? "Bound " + words.front() + "." : "Nothing was changed.");
}

} // namespace netatlas::cli
