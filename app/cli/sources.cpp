// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/source_text.h"
#include "app/cli/verbs.h"
#include "app/composition/ask_source.h"
#include "app/composition/project_sources.h"
#include "model/base/text.h"
#include "model/providers/registry.h"
#include "views/wording/error_text.h"

#include <boost/json/value.hpp>

#include <filesystem>

namespace netatlas::cli {

namespace {

using providers::SourceSettings;

/// Files are looked for from where the verb was given, not from where it is read next.
std::string absolutePath(const std::string& path)
{
    std::error_code code;
    const auto absolute = std::filesystem::absolute(path, code);
    return path.empty() || path.starts_with('~') || code ? path : absolute.string();
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

} // namespace netatlas::cli
