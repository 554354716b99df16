// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/query/find.h"

#include "app/cli/lookup.h"
#include "app/cli/verbs.h"
#include "model/domain/object_text.h"

#include <boost/json/value.hpp>

#include <algorithm>

namespace netatlas::cli {

Exit runFind(const Invocation& invocation, const std::string& text)
{
    const auto session = invocation.openToRead();
    if (!session)
        return invocation.refuse(session.error());
    const auto& revision = invocation.stateOf(**session);
    const auto models = modelsOf(revision, invocation);
    if (!models)
        return invocation.refuse(models.error());
    boost::json::array list;
    std::vector<std::vector<std::string>> rows;
    for (const auto& match : engine::query::find(revision, text)) {
        const auto isWanted = [&](const auto* model) {
            return model->row.id == match.object.model;
        };
        if (std::none_of(models->begin(), models->end(), isWanted))
            continue;
        const std::string kind(domain::wordOf(match.object.kind));
        const std::string id = domain::objectId(revision, match.object);
        rows.push_back({kind, match.label, match.path, id});
        list.push_back(
            boost::json::object{{"kind", kind},
                                {"object", id},
                                {"label", match.label},
                                {"path", match.path},
                                {"model", revision.model(match.object.model)->row.name}});
    }
    invocation.list(list, {"Kind", "Name", "Where", "Object"}, rows,
                    "Nothing found for '" + text + "'.");
    return rows.empty() ? Exit::Findings : Exit::Fine;
}

} // namespace netatlas::cli
