// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/source_text.h"
#include "app/cli/verbs.h"
#include "app/composition/ask_source.h"
#include "app/composition/project_sources.h"
#include "model/domain/error_json.h"
#include "model/exchange/reload_answer.h"

#include <algorithm>

namespace netatlas::cli {

namespace {

namespace json = boost::json;

/// What came of one source that was read.
struct ReloadedSource
{
    json::object answer; ///< for programs
    std::uint64_t entry = 0;
};

void showPlan(const Invocation& invocation, const std::string& source,
              const exchange::ReloadPlan& plan, const std::vector<exchange::KindTally>& tallies)
{
    for (const auto& problem : plan.problems)
        invocation.warning(source + ": left out: " + sourceProblemText(problem));
    for (const auto& note : plan.notes)
        invocation.remark(source + ": " + noteText(note));
    if (invocation.isJson || invocation.isQuiet)
        return;
    std::vector<std::vector<std::string>> rows;
    for (const auto& tally : tallies) {
        auto& cells = rows.emplace_back(std::vector<std::string>{tally.kind});
        for (const std::size_t count :
             {tally.counts.added, tally.counts.updated, tally.counts.missing, tally.counts.same,
              tally.kept, tally.drift, tally.refused})
            cells.push_back(std::to_string(count));
    }
    invocation.table({"Kind", "New", "Changed", "Missing", "Same", "Kept", "Drift", "Refused"},
                     rows);
}

/// The shape of model-and-workers 13.1, and the counts and reasons beside it.
json::object answerJson(const domain::Revision& live, const domain::SourceRow& source,
                        const exchange::ReloadPlan& plan, const engine::reload::Reloaded& reloaded,
                        const std::vector<exchange::KindTally>& tallies)
{
    json::object answer = exchange::reloadedJson(reloaded);
    answer["drift"] = exchange::driftJson(live, source, plan); // not of spaces alone
    answer["source"] = source.name;
    answer["model"] = live.model(plan.model)->row.name;
    answer["counts"] = exchange::talliesJson(tallies);
    json::array refused;
    for (const auto& problem : plan.problems) {
        json::object one = problemJson(problem);
        const auto kind = exchange::kindOfSeen(problem.what);
        one["kind"] = kind ? std::string(domain::wordOf(*kind)) : problem.what;
        refused.push_back(std::move(one));
    }
    answer["refused"] = std::move(refused);
    json::array notes;
    for (const auto& note : plan.notes)
        notes.emplace_back(noteText(note));
    answer["notes"] = std::move(notes);
    return answer;
}

Result<ReloadedSource> reloadSource(const Invocation& invocation, session::Session& session,
                                    const domain::SourceRow& source, bool isDryRun)
{
    const Timestamp now = invocation.clock().now();
    const auto settings = providers::settingsOf(source);
    if (!settings)
        return fail(settings.error());
    const auto observed =
        composition::readSource(*settings, invocation.clock(), {}, invocation.secrets());
    if (!observed)
        return fail(observed.error());
    const domain::Revision live = session.live();
    auto plan = exchange::planReload(live, source, *observed, now);
    if (!plan)
        return fail(plan.error());
    const auto reloaded = exchange::reloadedBy(*live.model(plan->model), *plan, source.name);
    if (!reloaded)
        return fail(reloaded.error());
    const auto tallies = exchange::talliesOf(live, source, *plan);
    ReloadedSource done;
    done.answer = answerJson(live, source, *plan, *reloaded, tallies);
    showPlan(invocation, source.name, *plan, tallies);
    if (!isDryRun) {
        const auto entry =
            composition::takeReload(session, source, std::move(*plan), session::Cause::Reload, now);
        if (!entry)
            return fail(entry.error());
        done.entry = *entry;
    }
    done.answer["entry"] = done.entry;
    return done;
}

} // namespace

Exit runReload(const Invocation& invocation, const std::string& name, bool isDryRun)
{
    const auto session = isDryRun ? invocation.openToRead() : invocation.openToWrite();
    if (!session)
        return invocation.refuse(session.error());
    const auto chosen = chosenSources((*session)->live(), name);
    if (!chosen)
        return invocation.refuse(chosen.error());
    Exit exit = Exit::Fine;
    json::array answers;
    for (const domain::SourceRow& source : *chosen) {
        auto done = reloadSource(invocation, **session, source, isDryRun);
        if (!done && !name.empty())
            return invocation.refuse(done.error());
        if (!done) { // the others may still answer
            done.error().details.emplace("source", source.name);
            exit = std::max(exit, invocation.complain(done.error()));
            answers.push_back(
                json::object{{"source", source.name}, {"error", domain::errorJson(done.error())}});
            if (done.error().kind == ErrorKind::Cancelled)
                break;
            continue;
        }
        answers.push_back(std::move(done->answer));
        invocation.remark(source.name + (isDryRun          ? ": dry run, nothing was taken."
                                         : done->entry > 0 ? ": taken as one step."
                                                           : ": nothing new."));
    }
    if (invocation.isJson && name.empty())
        invocation.json(answers);
    else if (invocation.isJson)
        invocation.json(answers.front());
    return exit;
}

} // namespace netatlas::cli
