// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/source_text.h"

#include "model/base/text.h"
#include "model/providers/source/source_settings.h"
#include "views/wording/object_words.h"

namespace netatlas::cli {

boost::json::object sourceJson(const domain::Revision& revision, const domain::SourceRow& row)
{
    const auto settings = providers::settingsOf(row);
    const auto* model = revision.model(row.model);
    boost::json::object options;
    if (settings)
        for (const auto& [name, value] : settings->options)
            options[name] = value;
    boost::json::object out{{"name", row.name},
                            {"kind", row.kind},
                            {"model", model ? model->row.name : std::string()},
                            {"interval", settings ? settings->interval.count() : 0},
                            {"paused", settings && settings->isPaused},
                            {"spaces-from", settings ? settings->spacesFrom : std::string()},
                            {"read-only", row.isReadOnly},
                            {"options", std::move(options)}};
    if (row.lastComplete)
        out["last-complete"] = timestampText(*row.lastComplete);
    return out;
}

std::vector<std::string> sourceCells(const domain::Revision& revision, const domain::SourceRow& row)
{
    const auto settings = providers::settingsOf(row);
    const auto* model = revision.model(row.model);
    std::vector<std::string> options;
    if (settings)
        for (const auto& [name, value] : settings->options) {
            std::string& option = options.emplace_back(name);
            if (value != "true")
                option.append(1, '=').append(value);
        }
    std::string every = settings ? providers::intervalText(settings->interval) : "?";
    if (settings && settings->isPaused)
        every = "paused";
    return {row.name,
            row.kind,
            model ? model->row.name : std::string(),
            every,
            join(options, " "),
            row.lastComplete ? timestampText(*row.lastComplete) : "never"};
}

std::string noteText(const domain::SeenNote& note)
{
    return views::wording::seenNoteText(note).toStdString();
}

std::string sourceProblemText(const domain::SeenProblem& problem)
{
    std::string text = problem.what;
    if (!problem.key.empty())
        text += ' ' + problem.key;
    return text + ": " + views::wording::seenProblemText(problem).toStdString();
}

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

boost::json::object problemJson(const domain::SeenProblem& problem)
{
    return {{"what", problem.what},
            {"key", problem.key},
            {"field", problem.field},
            {"value", problem.value},
            {"cause", problem.cause}};
}

} // namespace netatlas::cli
