// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lookup.h"
#include "app/cli/original_model.h"
#include "app/cli/yaml_text.h"
#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/exchange/space_listing.h"

#include <algorithm>

namespace netatlas::cli {

namespace json = boost::json;

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string plain(const json::value* value)
{
    const auto* const text = value ? value->if_string() : nullptr;
    return text ? std::string(text->data(), text->size()) : std::string();
}

std::string joined(const json::value& list)
{
    std::vector<std::string> texts;
    for (const json::value& each : list.as_array())
        texts.push_back(plain(&each));
    return join(texts, ",");
}

/// One line a subnet, in the order of their texts; a blank line between spaces.
Rows spaceRows(const json::object& answer)
{
    Rows rows;
    for (const json::value& space : answer.at("spaces").as_array()) {
        if (!rows.empty())
            rows.push_back({"", "", ""});
        if (space.is_string()) {
            rows.push_back({plain(&space), "", ""});
            continue;
        }
        std::vector<std::string> head{plain(&space.at("name")), plain(&space.at("id"))};
        for (const auto& subnet : space.at("subnets").as_object()) {
            rows.push_back({head[0], head[1], std::string(subnet.key())});
            head = {"", ""};
        }
        if (!head[0].empty())
            rows.push_back({head[0], head[1], ""});
    }
    return rows;
}

Rows subnetRows(const json::object& answer)
{
    Rows rows;
    for (const auto& [key, subnet] : answer.at("subnets").as_object()) {
        const json::object& members = subnet.as_object();
        rows.push_back({std::string(key), plain(members.if_contains("provider-id")),
                        plain(members.if_contains("space")), plain(members.if_contains("status")),
                        joined(members.at("zones"))});
    }
    return rows;
}

/// Opens the project, makes the answer of its one model and prints it.
template <class Ask, class Tabulate>
Exit answer(const Invocation& invocation, const OriginalOptions& options, const char* habit,
            Ask ask, Tabulate tabulate)
{
    const auto session = invocation.openToRead();
    if (!session)
        return invocation.refuse(session.error());
    const auto model = onlyModel(invocation.stateOf(**session), invocation);
    if (!model)
        return invocation.refuse(model.error());
    const Result<json::object> found = ask(**model);
    if (!found)
        return invocation.refuse(found.error());
    const auto printed = printAnswer(invocation, options, habit, *found);
    if (!printed)
        return invocation.refuse(printed.error());
    if (!*printed)
        tabulate(*found);
    return Exit::Fine;
}

} // namespace

Result<const domain::Model*> onlyModel(const domain::Revision& revision,
                                       const Invocation& invocation)
{
    const auto models = modelsOf(revision, invocation);
    if (!models)
        return fail(models.error());
    if (models->size() == 1)
        return models->front();
    std::vector<std::string> names;
    for (const domain::Model* model : *models)
        names.push_back(model->row.name);
    return fail(models->empty() ? ErrorKind::NotFound : ErrorKind::Ambiguous,
                {{"what", "model"}, {"key", invocation.model}, {"candidates", names}});
}

Result<bool> printAnswer(const Invocation& invocation, const OriginalOptions& options,
                         const std::string& habit, const json::value& answer)
{
    const std::string format = invocation.isJson        ? "json"
                               : options.format.empty() ? habit
                                                        : options.format;
    if (format == "json")
        invocation.json(answer);
    else if (format == "yaml")
        invocation.text(yamlText(answer));
    else if (format != "tabular")
        return fail(ErrorKind::NotValid,
                    {{"what", "format"}, {"value", format}, {"cause", "unknown"}});
    return format != "tabular";
}

Exit runSpaces(const Invocation& invocation, const OriginalOptions& options, bool isShort)
{
    return answer(
        invocation, options, "tabular",
        [isShort](const domain::Model& model) -> Result<json::object> {
            return isShort ? exchange::spaceNamesJson(model) : exchange::spacesJson(model);
        },
        [&](const json::object& spaces) {
            if (!isShort)
                return invocation.table({"Name", "Space ID", "Subnets"}, spaceRows(spaces));
            for (const json::value& name : spaces.at("spaces").as_array())
                invocation.line(plain(&name));
        });
}

Exit runSubnets(const Invocation& invocation, const OriginalOptions& options,
                const std::string& space, const std::string& zone)
{
    return answer(
        invocation, options, "yaml",
        [&](const domain::Model& model) -> Result<json::object> {
            return exchange::subnetsJson(model, {.space = space, .zone = zone});
        },
        [&](const json::object& subnets) {
            const Rows rows = subnetRows(subnets);
            if (rows.empty())
                return invocation.warning("There are no such subnets.");
            invocation.table({"Subnet", "Provider ID", "Space", "Status", "Zones"}, rows);
        });
}

Exit runShowSpace(const Invocation& invocation, const OriginalOptions& options,
                  const std::string& name)
{
    return answer(
        invocation, options, "yaml",
        [&](const domain::Model& model) -> Result<json::object> {
            const auto space = domain::findSpace(model, name);
            if (!space)
                return fail(ErrorKind::NotFound, {{"what", "space"}, {"key", name}});
            return exchange::spaceJson(model, *space);
        },
        [&](const json::object& shown) {
            const json::object& space = shown.at("space").as_object();
            Rows rows;
            for (const json::value& subnet : space.at("subnets").as_array())
                rows.push_back({plain(&subnet.at("cidr")),
                                plain(subnet.as_object().if_contains("provider-id")),
                                joined(subnet.at("zones"))});
            invocation.line("Space " + plain(&space.at("name")) + " (" + plain(&space.at("id")) +
                            ")");
            invocation.table({"Subnet", "Provider ID", "Zones"}, rows);
            invocation.line("Applications: " + joined(shown.at("applications")));
            invocation.line("Machines: " + std::to_string(shown.at("machine-count").as_int64()));
        });
}

} // namespace netatlas::cli
