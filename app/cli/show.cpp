// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/show.h"

#include "app/cli/finding_json.h"
#include "app/cli/lookup.h"
#include "app/cli/text_filter.h"
#include "app/cli/verbs.h"
#include "model/base/text.h"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <map>

namespace netatlas::cli {

namespace {

/// What the table of a kind shows of each object; `--json` has all.
const std::vector<std::string>& columnsOf(const std::string& kind)
{
    static const std::map<std::string, std::vector<std::string>> all{
        {"models", {"name", "edit-mode", "provider", "spaces", "subnets", "machines", "addresses"}},
        {"domains", {"id", "name", "provider-ref", "model"}},
        {"fabrics", {"id", "name", "routing-domain", "model"}},
        {"segments", {"id", "fabric", "kind", "tag", "name", "mtu", "model"}},
        {"networks", {"provider-id", "name", "routing-domain", "zones", "model"}},
        {"spaces", {"id", "name", "subnets", "model"}},
        {"subnets",
         {"id", "cidr", "space", "fabric", "vlan-tag", "routing-domain", "zones", "model"}},
        {"ranges", {"id", "subnet", "kind", "first", "last", "purpose", "model"}},
        {"zones", {"name", "region", "available", "model"}},
        {"machines",
         {"id", "name", "status", "zone", "preferred-public", "preferred-private", "model"}},
        {"devices", {"machine", "name", "type", "mac", "mtu", "parent", "up", "model"}},
        {"addresses", {"value", "machine", "device", "subnet", "space", "origin", "model"}},
        {"applications", {"name", "type", "endpoints", "model"}},
        {"units", {"name", "application", "machine", "model"}},
        {"bindings", {"application", "endpoint", "space", "model"}},
        {"services", {"application", "addresses", "exposed-outside", "provider-id", "model"}},
        {"containers", {"unit", "address", "ports", "provider-id", "model"}},
        {"controllers", {"id", "machine", "wants-vote", "has-vote", "life", "model"}},
        {"problems", {"severity", "rule", "model", "object", "text"}},
        {"sources", {"name", "kind", "model", "read-only", "last-complete"}}};
    return all.at(kind);
}

/// The list of `show`; problems have their sentences beside what the model says of them.
std::vector<boost::json::object> objectsOf(const domain::Revision& revision,
                                           const std::string& kind,
                                           const std::optional<domain::ModelId>& onlyModel,
                                           Timestamp now)
{
    std::vector<boost::json::object> objects;
    if (kind == "problems") {
        for (const auto& finding : engine::rules::findAll(revision, now))
            if (!onlyModel || finding.object.model == *onlyModel)
                objects.push_back(findingJson(revision, finding));
        return objects;
    }
    boost::json::array list = *exchange::show(revision, kind, onlyModel);
    for (auto& value : list)
        objects.push_back(std::move(value.as_object()));
    return objects;
}

/// A value in a cell: of an address its number or name, of a list all that is in it.
std::string valueText(const boost::json::value& value)
{
    if (value.is_null())
        return {};
    if (value.is_string())
        return std::string(std::string_view(value.get_string()));
    if (value.is_bool())
        return value.get_bool() ? "yes" : "no";
    if (const auto* object = value.if_object())
        if (const auto* inner = object->if_contains("value"))
            return valueText(*inner);
    if (const auto* list = value.if_array()) {
        std::vector<std::string> texts;
        for (const auto& element : *list)
            texts.push_back(valueText(element));
        return join(texts, " ");
    }
    return boost::json::serialize(value);
}

std::string cellText(const boost::json::object& object, const std::string& column)
{
    const auto* value = object.if_contains(column);
    return value ? valueText(*value) : std::string();
}

} // namespace

Exit runShow(const Invocation& invocation, const std::string& kind,
             const std::vector<std::string>& filter)
{
    const auto& kinds = exchange::showKinds();
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
        const auto guess = nearestText(kind, kinds);
        return invocation.wrongUse("'" + kind + "' is nothing that can be shown." +
                                   (guess ? " Did you mean '" + *guess + "'?" : "") +
                                   " There are: " + join(kinds, ", ") + ".");
    }
    const auto session = invocation.openToRead();
    if (!session)
        return invocation.refuse(session.error());
    const auto& revision = invocation.stateOf(**session);
    const auto models = modelsOf(revision, invocation);
    if (!models)
        return invocation.refuse(models.error());
    const auto objects =
        objectsOf(revision, kind,
                  invocation.model.empty() ? std::nullopt : std::optional(models->front()->row.id),
                  invocation.clock().now());
    if (Status known = checkFilter(objects, filter); !known)
        return invocation.refuse(known.error());
    boost::json::array list;
    std::vector<std::vector<std::string>> rows;
    const auto& columns = columnsOf(kind);
    for (const auto& object : objects) {
        if (!matchesFilter(object, filter))
            continue;
        std::vector<std::string> row;
        for (const auto& column : columns)
            row.push_back(cellText(object, column));
        rows.push_back(std::move(row));
        list.push_back(object);
    }
    if (invocation.isJson)
        invocation.json(list);
    else
        invocation.table(columns, rows);
    return Exit::Fine;
}

std::vector<std::string> shownKinds()
{
    return exchange::showKinds();
}

} // namespace netatlas::cli
