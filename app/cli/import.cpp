// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/source_text.h"
#include "app/cli/verbs.h"
#include "app/composition/import_input.h"
#include "app/composition/plan_import.h"
#include "app/platform/end_request.h"
#include "model/base/text.h"
#include "model/exchange/import_plan.h"

#include <boost/json/value.hpp>

namespace netatlas::cli {

namespace {

using exchange::ImportPlan;
using exchange::ImportProblem;

Result<exchange::ImportInput> readSource(const Invocation& invocation, const std::string& source)
{
    if (source == "-")
        return composition::readImportStream(invocation.input(), source);
    return source == "host" ? composition::readThisHost(invocation.clock())
                            : composition::readImportFile(source);
}

/// `file, line 3, column 5: value cause` (NA-301).
std::string problemText(const ImportProblem& problem)
{
    std::string text = problem.file;
    if (problem.line > 0)
        text +=
            ", line " + std::to_string(problem.line) + ", column " + std::to_string(problem.column);
    text += ": ";
    if (!problem.field.empty())
        text += problem.field + " ";
    if (!problem.value.empty())
        text += "'" + problem.value + "' ";
    text += problem.cause;
    if (!problem.hint.empty())
        text += " (" + problem.hint + ")";
    return text;
}

boost::json::array problemsJson(const std::vector<ImportProblem>& problems)
{
    boost::json::array list;
    for (const auto& problem : problems)
        list.push_back(boost::json::object{{"file", problem.file},
                                           {"line", problem.line},
                                           {"column", problem.column},
                                           {"field", problem.field},
                                           {"value", problem.value},
                                           {"cause", problem.cause},
                                           {"hint", problem.hint}});
    return list;
}

boost::json::object planJson(const domain::Revision& revision, const ImportPlan& plan)
{
    boost::json::object counts;
    for (const auto& [kind, count] : plan.counts)
        counts[domain::wordOf(kind)] = {{"added", count.added},
                                        {"updated", count.changed},
                                        {"same", count.same},
                                        {"removed", count.removed}};
    boost::json::array notes;
    for (const auto& note : plan.notes)
        notes.emplace_back(note);
    for (const auto& limit : plan.limits)
        notes.emplace_back(noteText(limit));
    return {{"model", composition::modelNameOf(revision, plan)},
            {"new-model", !plan.model.has_value()},
            {"counts", std::move(counts)},
            {"refused", problemsJson(plan.refused)},
            {"unreadable", plan.hasUnreadableInput},
            {"warnings", problemsJson(plan.warnings)},
            {"notes", std::move(notes)}};
}

void printPlan(const Invocation& invocation, const domain::Revision& revision,
               const ImportPlan& plan)
{
    for (const auto& problem : plan.warnings)
        invocation.warning("warning: " + problemText(problem));
    for (const auto& problem : plan.refused)
        invocation.warning("NA-301: " + problemText(problem));
    if (invocation.isJson || invocation.isQuiet || plan.hasUnreadableInput)
        return;
    for (const auto& note : plan.notes)
        invocation.remark(note);
    for (const auto& limit : plan.limits)
        invocation.remark(noteText(limit));
    std::vector<std::vector<std::string>> rows;
    rows.reserve(plan.counts.size());
    for (const auto& [kind, count] : plan.counts)
        rows.push_back({std::string(domain::wordOf(kind)), std::to_string(count.added),
                        std::to_string(count.changed), std::to_string(count.same),
                        std::to_string(count.removed)});
    invocation.remark((plan.model ? "Into model " : "Into the new model ") +
                      composition::modelNameOf(revision, plan) + ":");
    invocation.table({"Kind", "New", "Changed", "Same", "Removed"}, rows);
    if (!plan.refused.empty())
        invocation.remark("Refused: " + std::to_string(plan.refused.size()) + ".");
}

} // namespace

Exit runImport(const Invocation& invocation, const ImportArguments& arguments)
{
    exchange::ImportOptions options{.model = invocation.model, .now = invocation.clock().now()};
    if (!arguments.kind.empty()) {
        options.format = exchange::parseFormat(arguments.kind);
        if (!options.format)
            return invocation.wrongUse("'" + arguments.kind + "' is no kind of input. There are: " +
                                       join(exchange::formatTexts(), ", ") + ".");
    }
    std::vector<exchange::ImportInput> inputs;
    for (const auto& source : arguments.sources) {
        auto input = readSource(invocation, source);
        if (!input)
            return invocation.refuse(input.error());
        input->as = arguments.as;
        inputs.push_back(std::move(*input));
    }
    platform::finishBeforeEnding();
    const auto session = arguments.isDryRun ? invocation.openToRead() : invocation.openToWrite();
    if (!session)
        return invocation.refuse(session.error());
    const domain::Revision revision = (*session)->live();
    auto plan = exchange::planImport(revision, inputs, options);
    if (!plan)
        return invocation.refuse(plan.error());
    if (platform::isEndRequested())
        return invocation.cancelled();
    boost::json::object answer = planJson(revision, *plan);
    printPlan(invocation, revision, *plan);
    const bool isKept = plan->canCommit() && !arguments.isDryRun;
    std::uint64_t number = 0;
    if (isKept) {
        const auto entry = composition::carryOutImport(**session, *plan, arguments.sources);
        if (!entry)
            return invocation.refuse(entry.error());
        number = *entry;
    }
    answer["entry"] = number;
    if (invocation.isJson)
        invocation.json(answer);
    if (!plan->canCommit()) {
        invocation.warning("Nothing was imported.");
        return plan->hasUnreadableInput ? Exit::File : Exit::Findings;
    }
    invocation.remark(arguments.isDryRun ? "Dry run: nothing was imported."
                      : number > 0       ? "Imported as one step."
                                         : "Nothing new: the model has all of it.");
    return Exit::Fine;
}

} // namespace netatlas::cli
