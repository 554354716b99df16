// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/id.h"
#include "model/base/text.h"
#include "model/providers/juju/dump_reading.h"
#include "model/providers/juju/juju_names.h"

#include <boost/json/array.hpp>

#include <algorithm>

namespace netatlas::providers::juju {

namespace json = boost::json;

namespace {

using document::Cursor;

/// The names of a group, of a list of texts, or of a list of groups that have a name.
std::vector<std::string> namesOf(const Cursor& parent, std::string_view member)
{
    const auto found = parent.member(member);
    if (!found)
        return {};
    if (found->node().isGroup())
        return found->node().names;
    std::vector<std::string> names;
    for (const Cursor& item : parent.list(member) ? found->children() : std::vector<Cursor>{})
        names.push_back(item.node().isGroup() ? item.text("name") : item.node().text);
    std::erase(names, std::string());
    return names;
}

void appendNew(json::array& list, const std::string& name)
{
    if (std::none_of(list.begin(), list.end(), [&name](const json::value& there) {
            return there.is_string() && there.get_string() == name;
        }))
        list.emplace_back(name);
}

bool isEverywhere(const std::vector<std::string>& cidrs)
{
    return std::any_of(cidrs.begin(), cidrs.end(), [](const std::string& cidr) {
        return cidr == "0.0.0.0/0" || cidr == "::/0";
    });
}

/// Whether the application is there for all the world: exposed, and by no endpoint only to some.
bool isExposedToAll(const Cursor& application)
{
    if (!application.truth("exposed"))
        return false;
    const auto endpoints = application.group("exposed-endpoints");
    if (!endpoints || endpoints->node().children.empty())
        return true;
    const auto all = endpoints->children();
    return std::any_of(all.begin(), all.end(), [](const Cursor& endpoint) {
        return endpoint.node().isGroup() && isEverywhere(endpoint.texts("expose-to-cidrs"));
    });
}

} // namespace

void DumpReading::readApplications()
{
    const auto rows = table(m_root, {"applications", "services"});
    if (!rows)
        return;
    for (const std::string_view collection : {"applications", "units"})
        m_dump.stream[collection] = json::array();
    for (const Cursor& row : *rows)
        readApplication(row);
    placeSubordinates();
}

void DumpReading::readApplication(const Cursor& cursor)
{
    const std::string name = cursor.text("name");
    if (name.empty())
        return cursor.refuse("is an application without a name");
    if (!isFirst(m_applications, name, cursor, "the application"))
        return;
    Row row{{"name", name}, {"type", m_dump.isCluster ? "caas" : "iaas"}};
    if (const std::string type = cursor.text("type"); !type.empty()) {
        if (type == "iaas" || type == "caas")
            row["type"] = type;
        else
            cursor.member("type")->refuse("is none of iaas, caas");
    }
    Row bound = bindings(cursor);
    putEndpoints(row, cursor, bound);
    if (!bound.empty())
        row["bindings"] = std::move(bound);
    putConstraints(row, cursor);
    add("applications", std::move(row), cursor);
    readService(cursor, name);
    if (const auto units = table(cursor, {"units"}))
        for (const Cursor& unit : *units)
            readUnit(unit, name);
}

/// Ids of spaces; older versions have names.
DumpReading::Row DumpReading::bindings(const Cursor& cursor)
{
    Row row;
    const auto given = cursor.group("endpoint-bindings");
    if (!given)
        return row;
    const auto values = given->children();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto& node = values[i].node();
        if (node.isList() || node.isGroup())
            values[i].refuse("is no id of a space");
        else if (!node.text.empty() && !isKnownSpace(node.text) && !isNamedSpace(node.text))
            values[i].refuse("is no space of the dump");
        else
            row[given->node().names[i]] = node.text;
    }
    return row;
}

void DumpReading::putEndpoints(Row& row, const Cursor& cursor, const Row& bound)
{
    json::array endpoints;
    json::array extra;
    if (const auto charm = cursor.group("charm-metadata")) {
        for (const std::string_view role : {"provides", "requires", "peers"})
            for (const std::string& name : namesOf(*charm, role))
                appendNew(endpoints, name);
        for (const std::string& name : namesOf(*charm, "extra-bindings"))
            appendNew(extra, name);
    }
    for (const auto& binding : bound) {
        const std::string name(binding.key());
        const bool isExtra = std::any_of(extra.begin(), extra.end(), [&](const json::value& one) {
            return one.get_string() == name;
        });
        if (!name.empty() && !isExtra)
            appendNew(endpoints, name);
    }
    row["endpoints"] = std::move(endpoints);
    row["extra-bindings"] = std::move(extra);
}

void DumpReading::readService(const Cursor& cursor, const std::string& application)
{
    const auto service = cursor.group("cloud-service");
    if (!service)
        return;
    Row row{{"application", application}, {"exposed-outside", isExposedToAll(cursor)}};
    putText(row, "provider-id", *service, "provider-id");
    json::array addresses;
    if (const auto rows = table(*service, {"addresses"}))
        for (const Cursor& one : *rows)
            if (auto kept = address(one))
                addresses.emplace_back(std::move(*kept));
    row["addresses"] = std::move(addresses);
    add("cloud-services", std::move(row), *service);
}

void DumpReading::readUnit(const Cursor& cursor, const std::string& application)
{
    const std::string name = cursor.text("name");
    if (!isUnitName(name) || !name.starts_with(application + '/')) {
        const auto member = cursor.member("name");
        return (member ? *member : cursor).refuse("is no unit of " + application);
    }
    const std::string machine = cursor.text("machine");
    if (!machine.empty() && !m_machines.contains(machine))
        return cursor.member("machine")->refuse("is no machine of the dump");
    if (!m_machineByUnit.emplace(name, machine).second)
        return cursor.refuse("is the unit " + name + ", which stands twice");
    if (const std::string principal = cursor.text("principal"); !principal.empty())
        m_principalByUnit.emplace(name, principal);
    Row row{{"name", name}, {"application", application}};
    if (!machine.empty())
        row["machine"] = machine;
    putConstraints(row, cursor);
    add("units", std::move(row), cursor);
    readContainer(cursor, name);
}

void DumpReading::readContainer(const Cursor& cursor, const std::string& unit)
{
    const auto container = cursor.group("cloud-container");
    if (!container)
        return;
    Row row{{"unit", unit}};
    putText(row, "provider-id", *container, "provider-id");
    putTexts(row, "ports", *container, "ports");
    if (const auto given = container->group("address"))
        if (auto kept = address(*given))
            row["address"] = std::move(*kept);
    add("cloud-containers", std::move(row), *container);
}

/// Subordinates share the machine of the unit that they sit beside.
void DumpReading::placeSubordinates()
{
    for (json::value& value : m_dump.stream["units"].get_array()) {
        Row& row = value.get_object();
        const auto principal = m_principalByUnit.find(std::string(row.at("name").get_string()));
        if (row.contains("machine") || principal == m_principalByUnit.end())
            continue;
        const auto machine = m_machineByUnit.find(principal->second);
        if (machine != m_machineByUnit.end() && !machine->second.empty())
            row["machine"] = machine->second;
    }
}

void DumpReading::readRelations()
{
    const auto rows = table(m_root, {"relations"});
    if (!rows)
        return;
    m_dump.stream["relations"] = json::array();
    if (const auto remote = table(m_root, {"remote-applications", "remoteapplications"}))
        for (const Cursor& application : *remote)
            m_remoteApplications.insert(application.text("name"));
    m_egressByRelation = egressOfRelations();
    for (const Cursor& row : *rows)
        readRelation(row);
}

void DumpReading::readRelation(const Cursor& cursor)
{
    const auto id = idOf(cursor, "id");
    if (!id)
        return cursor.refuse("is a relation without an id");
    if (!isFirst(m_relationIds, *id, cursor, "the relation with the id"))
        return;
    json::array endpoints;
    bool isCrossModel = false;
    for (const Cursor& endpoint : table(cursor, {"endpoints"}).value_or(std::vector<Cursor>{})) {
        std::string application = endpoint.text("application-name");
        if (application.empty())
            application = endpoint.text("service-name");
        const bool isRemote = m_remoteApplications.contains(application);
        if (!isRemote && has("applications") && !m_applications.contains(application))
            return endpoint.refuse("is an endpoint of \"" + application +
                                   "\", which is no application of the dump");
        isCrossModel |= isRemote;
        endpoints.emplace_back(application + ':' + endpoint.text("name"));
    }
    Row row{{"id", *id}, {"endpoints", std::move(endpoints)}, {"cross-model", isCrossModel}};
    if (const auto egress = m_egressByRelation.find(cursor.text("key"));
        egress != m_egressByRelation.end()) {
        json::array blocks;
        for (const std::string& block : egress->second)
            blocks.emplace_back(block);
        row["egress"] = std::move(blocks);
    }
    add("relations", std::move(row), cursor);
}

/// The networks that relations say they come from, by the key of the relation; what a person set
/// counts before what was found out.
std::unordered_map<std::string, std::vector<std::string>> DumpReading::egressOfRelations()
{
    std::unordered_map<std::string, std::vector<std::string>> found;
    const auto rows = table(m_root, {"relation-networks"});
    for (const std::string_view kind : {":egress:override", ":egress:default"})
        for (const Cursor& row : rows ? *rows : std::vector<Cursor>{}) {
            if (!row.text("id").ends_with(kind))
                continue;
            auto blocks = row.texts("cidrs");
            for (const std::string& block : blocks)
                if (const auto cidr = net::Cidr::parse(block); !cidr)
                    row.member("cidrs")->refuse("holds " + block + ", which is no CIDR");
            found.emplace(row.text("relation-key"), std::move(blocks));
        }
    return found;
}

} // namespace netatlas::providers::juju
