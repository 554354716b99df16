// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/source_text.h"
#include "app/cli/verbs.h"
#include "app/composition/ask_source.h"
#include "app/composition/project_sources.h"
#include "model/base/text.h"
#include "model/providers/registry.h"
#include "views/wording/error_text.h"

#include <boost/json/value.hpp>

#include <algorithm>
#include <filesystem>

namespace netatlas::cli {

namespace {

using providers::SourceSettings;

/// The sources that are meant: the one named, else all.
Result<std::vector<domain::SourceRow>> chosenSources(const domain::Revision& revision,
                                                     const std::string& name)
{
    std::vector<domain::SourceRow> chosen;
    for (const auto& row : revision.project().table<domain::SourceRow>())
        if (name.empty() || row.name == name)
            chosen.push_back(row);
    if (chosen.empty() && !name.empty())
        return fail(ErrorKind::NotFound, {{"what", "source"}, {"key", name}});
    return chosen;
}

/// Files are looked for from where the verb was given, not from where it is read next.
std::string absolutePath(const std::string& path)
{
    std::error_code code;
    const auto absolute = std::filesystem::absolute(path, code);
    return path.empty() || path.starts_with('~') || code ? path : absolute.string();
}

boost::json::object reloadJson(const domain::SourceRow& source, const domain::Revision& revision,
                               const exchange::ReloadPlan& plan)
{
    boost::json::object counts;
    for (const auto& [kind, count] : plan.counts)
        counts[domain::wordOf(kind)] = {{"added", count.added},
                                        {"updated", count.updated},
                                        {"missing", count.missing},
                                        {"same", count.same}};
    boost::json::array refused;
    for (const auto& problem : plan.problems)
        refused.push_back(boost::json::object{{"what", problem.what},
                                              {"key", problem.key},
                                              {"field", problem.field},
                                              {"value", problem.value},
                                              {"cause", problem.cause}});
    boost::json::array notes;
    for (const auto& note : plan.notes)
        notes.emplace_back(noteText(note));
    const auto* model = revision.model(plan.model);
    return {{"source", source.name},
            {"model", model ? model->row.name : std::string()},
            {"counts", std::move(counts)},
            {"refused", std::move(refused)},
            {"notes", std::move(notes)}};
}

void printReload(const Invocation& invocation, const domain::SourceRow& source,
                 const exchange::ReloadPlan& plan)
{
    for (const auto& problem : plan.problems)
        invocation.warning(source.name + ": left out: " + sourceProblemText(problem));
    for (const auto& note : plan.notes)
        invocation.remark(source.name + ": " + noteText(note));
    if (invocation.isJson || invocation.isQuiet)
        return;
    std::vector<std::vector<std::string>> rows;
    for (const auto& [kind, count] : plan.counts)
        rows.push_back({std::string(domain::wordOf(kind)), std::to_string(count.added),
                        std::to_string(count.updated), std::to_string(count.missing),
                        std::to_string(count.same)});
    invocation.table({"Kind", "New", "Changed", "Missing", "Same"}, rows);
}

} // namespace

Exit runSourceAdd(const Invocation& invocation, const SourceArguments& arguments)
{
    SourceSettings settings;
    settings.kind = arguments.kind;
    settings.name = arguments.name;
    if (!arguments.interval.empty()) {
        const auto interval = providers::parseInterval(arguments.interval);
        if (!interval)
            return invocation.wrongUse("'" + arguments.interval +
                                       "' is no interval. Write 30s, 10m, 2h or off.");
        settings.interval = *interval;
    }
    settings.spacesFrom = arguments.spacesFrom;
    for (const auto& [option, value] : arguments.options)
        if (!value.empty())
            settings.options[option] =
                option == "ca" || option == "clouds" || option == "kubeconfig" ? absolutePath(value)
                                                                               : value;
    const auto session = invocation.openToWrite();
    if (!session)
        return invocation.refuse(session.error());
    if (const Status fit = composition::checkNewSource(**session, settings); !fit)
        return invocation.refuse(fit.error());
    const auto kept =
        composition::keepCredentials(settings, invocation.clock(), invocation.secrets());
    if (!kept)
        return invocation.refuse(kept.error());
    if (const Status added = composition::addSource(**session, kept->settings); !added) {
        // What is not added leaves nothing behind; if that fails, too, the first failure says more.
        (void)composition::forgetCredentials(kept->settings, invocation.clock(),
                                             invocation.secrets());
        return invocation.refuse(added.error());
    }
    if (invocation.isJson)
        invocation.json(sourceJson((*session)->live(),
                                   *composition::findSource((*session)->live(), settings.name)));
    if (kept->trouble)
        invocation.remark(views::wording::credentialsNotKeptSentence(*kept->trouble).toStdString());
    invocation.remark("Added. `netatlas source test " + settings.name +
                      "` tries the connection, `netatlas reload " + settings.name +
                      "` reads it once, `netatlas watch` keeps it current.");
    return Exit::Fine;
}

Exit runSourceList(const Invocation& invocation)
{
    const auto session = invocation.openToRead();
    if (!session)
        return invocation.refuse(session.error());
    const domain::Revision revision = (*session)->live();
    boost::json::array list;
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : revision.project().table<domain::SourceRow>()) {
        list.push_back(sourceJson(revision, row));
        rows.push_back(sourceCells(revision, row));
    }
    invocation.list(list, {"Name", "Kind", "Model", "Every", "Options", "Last complete"}, rows,
                    "The project has no sources. `netatlas source add KIND NAME` adds one.");
    return Exit::Fine;
}

Exit runSourceRemove(const Invocation& invocation, const std::string& name)
{
    const auto session = invocation.openToWrite();
    if (!session)
        return invocation.refuse(session.error());
    const auto* row = composition::findSource((*session)->live(), name);
    const auto settings =
        row ? providers::settingsOf(*row) : Result<SourceSettings>(fail(ErrorKind::NotFound));
    if (const Status removed = composition::removeSource(**session, name); !removed)
        return invocation.refuse(removed.error());
    if (settings) {
        const Status forgotten =
            composition::forgetCredentials(*settings, invocation.clock(), invocation.secrets());
        if (!forgotten)
            invocation.warning("Its credentials are still in the keychain, as " +
                               providers::keychainKeyOf(*settings) + " of Netatlas: " +
                               detailOf(forgotten.error().details, "cause").text() + '.');
    }
    invocation.remark("Removed. Its model stays as it is.");
    return Exit::Fine;
}

Exit runSourceTest(const Invocation& invocation, const std::string& name)
{
    const auto session = invocation.openToRead();
    if (!session)
        return invocation.refuse(session.error());
    const auto chosen = chosenSources((*session)->live(), name);
    if (!chosen)
        return invocation.refuse(chosen.error());
    const auto settings = providers::settingsOf(chosen->front());
    if (!settings)
        return invocation.refuse(settings.error());
    const auto probe =
        composition::testSource(*settings, invocation.clock(), {}, invocation.secrets());
    if (!probe)
        return invocation.refuse(probe.error());
    if (invocation.isJson) {
        boost::json::array notes;
        for (const auto& note : probe->notes)
            notes.emplace_back(noteText(note));
        invocation.json(boost::json::object{{"source", name},
                                            {"address", probe->address},
                                            {"account", probe->account},
                                            {"version", probe->version},
                                            {"notes", std::move(notes)}});
        return Exit::Fine;
    }
    invocation.line(name + ": " + probe->address + " answers" +
                    (probe->account.empty() ? "" : " to " + probe->account) +
                    (probe->version.empty() ? "" : " (" + probe->version + ")") + ".");
    for (const auto& note : probe->notes)
        invocation.remark(noteText(note));
    return Exit::Fine;
}

Exit runReload(const Invocation& invocation, const std::string& name, bool isDryRun)
{
    const auto session = isDryRun ? invocation.openToRead() : invocation.openToWrite();
    if (!session)
        return invocation.refuse(session.error());
    const auto chosen = chosenSources((*session)->live(), name);
    if (!chosen)
        return invocation.refuse(chosen.error());
    Exit exit = Exit::Fine;
    boost::json::array answers;
    for (const domain::SourceRow& source : *chosen) {
        const Timestamp now = invocation.clock().now();
        const auto settings = providers::settingsOf(source);
        auto observed = settings ? composition::readSource(*settings, invocation.clock(), {},
                                                           invocation.secrets())
                                 : Result<providers::Observed>(fail(settings.error()));
        auto plan = observed ? exchange::planReload((*session)->live(), source, *observed, now)
                             : Result<exchange::ReloadPlan>(fail(observed.error()));
        if (!plan) { // the others may still answer
            exit = std::max(exit, invocation.refuse(plan.error()));
            continue;
        }
        boost::json::object answer = reloadJson(source, (*session)->live(), *plan);
        printReload(invocation, source, *plan);
        std::uint64_t number = 0;
        if (!isDryRun) {
            const auto entry = composition::takeReload(**session, source, std::move(*plan),
                                                       session::Cause::Reload, now);
            if (!entry)
                return invocation.refuse(entry.error());
            number = *entry;
        }
        answer["entry"] = number;
        answers.push_back(std::move(answer));
        invocation.remark(source.name + (isDryRun     ? ": dry run, nothing was taken."
                                         : number > 0 ? ": taken as one step."
                                                      : ": nothing new."));
    }
    if (invocation.isJson && (!name.empty() && answers.size() == 1))
        invocation.json(answers.front());
    else if (invocation.isJson && exit == Exit::Fine)
        invocation.json(answers);
    return exit;
}

} // namespace netatlas::cli
