// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verbs.h"
#include "model/domain/json_codec.h"
#include "views/wording/edit_text.h"

namespace netatlas::cli {

Exit runHistory(const Invocation& invocation, std::size_t limit)
{
    const auto session = invocation.openToRead();
    if (!session)
        return invocation.refuse(session.error());
    const auto entries = (*session)->history(limit);
    boost::json::array list;
    std::vector<std::vector<std::string>> rows;
    for (const auto& entry : entries) {
        const std::string text = views::wording::entryText(entry).toStdString();
        const auto* model = entry.model ? (*session)->shown().model(*entry.model) : nullptr;
        const std::string modelName =
            model ? model->row.name : detailOf(entry.facts, "model").text();
        const std::string cause(domain::wordOf(entry.cause));
        const std::string state(domain::wordOf(entry.state));
        const std::string time = timestampText(entry.time);
        rows.push_back(
            {std::to_string(entry.number), time, entry.actor, cause, state, modelName, text});
        list.push_back(boost::json::object{{"entry", entry.number},
                                           {"time", time},
                                           {"actor", entry.actor},
                                           {"cause", cause},
                                           {"state", state},
                                           {"planned", entry.draft.has_value()},
                                           {"model", modelName},
                                           {"action", entry.textId},
                                           {"text", text},
                                           {"facts", domain::detailsJson(entry.facts)}});
    }
    if (invocation.isJson)
        invocation.json(list);
    else
        invocation.table({"No.", "Time", "Who", "Cause", "State", "Model", "What"}, rows);
    return Exit::Fine;
}

} // namespace netatlas::cli
