// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/entities.h"
#include "app/cli/lookup.h"
#include "app/cli/text_filter.h"
#include "app/cli/verbs.h"
#include "model/base/text.h"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace netatlas::cli {

namespace {

std::string cellText(const boost::json::object& entity, const std::string& column)
{
    const auto* value = entity.if_contains(column);
    if (!value || value->is_null())
        return {};
    if (value->is_string())
        return std::string(std::string_view(value->get_string()));
    if (value->is_bool())
        return value->get_bool() ? "yes" : "no";
    if (const auto* list = value->if_array()) {
        std::vector<std::string> texts;
        for (const auto& element : *list)
            texts.push_back(element.is_string()
                                ? std::string(std::string_view(element.get_string()))
                                : boost::json::serialize(element));
        return join(texts, " ");
    }
    return boost::json::serialize(*value);
}

} // namespace

Exit runShow(const Invocation& invocation, const std::string& kind,
             const std::vector<std::string>& filter)
{
    const auto kinds = entityKinds();
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
        const auto guess = nearestText(kind, kinds);
        return invocation.wrongUse("'" + kind + "' is nothing that can be shown." +
                                   (guess ? " Did you mean '" + *guess + "'?" : "") +
                                   " There are: " + join(kinds, ", ") + ".");
    }
    const auto session = invocation.openToRead();
    if (!session)
        return invocation.refuse(session.error());
    const auto& revision = (*session)->shown();
    const auto models = modelsOf(revision, invocation);
    if (!models)
        return invocation.refuse(models.error());
    const auto entities = entitiesOf(kind, revision, *models);
    if (Status known = checkFilter(*entities, filter); !known)
        return invocation.refuse(known.error());
    boost::json::array list;
    std::vector<std::vector<std::string>> rows;
    const auto columns = columnsOf(kind);
    for (const auto& entity : *entities) {
        if (!matchesFilter(entity, filter))
            continue;
        std::vector<std::string> row;
        for (const auto& column : columns)
            row.push_back(cellText(entity, column));
        rows.push_back(std::move(row));
        list.push_back(entity);
    }
    if (invocation.isJson)
        invocation.json(list);
    else
        invocation.table(columns, rows);
    return Exit::Fine;
}

std::vector<std::string> shownKinds()
{
    return entityKinds();
}

} // namespace netatlas::cli
