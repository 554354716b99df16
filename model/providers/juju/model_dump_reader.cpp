// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/juju/dump_reading.h"
#include "model/providers/juju/juju_names.h"

#include <boost/json/array.hpp>

#include <algorithm>
#include <array>

namespace netatlas::providers::juju {

namespace json = boost::json;

namespace {

using document::Cursor;
using document::Node;

constexpr std::uint32_t kLargestVlan = 4094;
constexpr std::uint32_t kLongestDelay = 86'400;
constexpr std::uint32_t kLargestSequence = 99'999'999;

constexpr std::array kTables{
    std::string_view("spaces"),           std::string_view("subnets"),
    std::string_view("machines"),         std::string_view("link-layer-devices"),
    std::string_view("linklayerdevices"), std::string_view("ip-addresses"),
    std::string_view("ipaddresses"),      std::string_view("applications"),
    std::string_view("services"),         std::string_view("relations")};

/// Whether the member is a table of a dump: its rows in a list of its own name, or a version that
/// is no row.
bool isTable(const Node& document, std::string_view name)
{
    const Node* table = document.find(name);
    const Node* list = table ? table->find(name) : nullptr;
    const Node* version = table ? table->find("version") : nullptr;
    return (list && list->isList()) || (version && (version->isNumber() || version->isText()));
}

/// The name in words that sequences of earlier versions carry too.
void putSequence(json::object& row, std::string_view name, const Cursor& sequences)
{
    if (const auto next = sequences.number(name, kLargestSequence))
        row[name] = *next;
}

} // namespace

bool isModelDump(const Node& document)
{
    if (const Node* model = document.find("model"); model && model->isGroup())
        return false;
    if (std::any_of(kTables.begin(), kTables.end(),
                    [&document](std::string_view name) { return isTable(document, name); }))
        return true;
    const Node* config = document.find("config");
    return config && config->isGroup() && document.find("owner") && document.find("type");
}

std::vector<document::Rejection> readModelDump(const Node& document, const std::string& file,
                                               ModelDump& dump)
{
    return DumpReading(document, file, dump).read();
}

std::vector<document::Rejection> DumpReading::read()
{
    readModel();
    readSpaces();
    readSubnets();
    readMachines();
    readDevices();
    readDeviceAddresses();
    readApplications();
    readRelations();
    return std::move(m_rejections);
}

void DumpReading::readModel()
{
    const std::string type = m_root.text("type");
    m_dump.isCluster = type == "caas";
    m_dump.cloud = m_root.text("cloud");
    m_dump.name = m_root.text("name");
    m_dump.uuid = m_root.text("uuid");
    if (const auto config = m_root.group("config"))
        readConfig(*config);
    putConstraints(m_dump.stream, m_root);
    readSequences();
}

void DumpReading::readConfig(const Cursor& config)
{
    if (m_dump.name.empty())
        m_dump.name = config.text("name");
    if (m_dump.uuid.empty())
        m_dump.uuid = config.text("uuid");
    // The type is the provider's own word; clouds are called as people like.
    if (const std::string type = config.text("type"); !type.empty())
        m_dump.cloud = type;
    Row row;
    putText(row, "default-space", config, "default-space");
    putText(row, "fan-config", config, "fan-config");
    putText(row, "container-networking-method", config, "container-networking-method");
    if (const auto delay = config.number("net-bond-reconfigure-delay", kLongestDelay))
        row["net-bond-reconfigure-delay"] = *delay;
    for (const std::string& block : textsOf(config, "egress-subnets"))
        if (!net::Cidr::parse(block))
            config.member("egress-subnets")->refuse("holds " + block + ", which is no CIDR");
    putTexts(row, "egress-subnets", config, "egress-subnets");
    m_dump.stream["config"] = std::move(row);
}

void DumpReading::readSequences()
{
    const auto sequences = m_root.group("sequences");
    if (!sequences)
        return;
    Row row;
    putSequence(row, "space", *sequences);
    putSequence(row, "subnet", *sequences);
    m_dump.stream["sequences"] = std::move(row);
}

void DumpReading::readSpaces()
{
    const auto rows = table(m_root, {"spaces"});
    if (!rows)
        return;
    m_dump.stream["spaces"] = json::array();
    for (const Cursor& row : *rows)
        readSpace(row);
}

void DumpReading::readSpace(const Cursor& cursor)
{
    const std::string name = cursor.text("name");
    if (name.empty())
        return cursor.refuse("is a space without a name");
    const auto id = idOf(cursor, "id");
    if (!isSpaceName(name))
        return cursor.member("name")->refuse("is no name of a space");
    if (id && (*id == "0") != (name == "alpha"))
        return cursor.member("id")->refuse(name == "alpha" ? "is not the id of alpha, which is 0"
                                                           : "is the id of alpha");
    if (!isFirst(m_spaceNames, name, cursor, "the space") ||
        (id && !isFirst(m_spaceIds, *id, cursor, "the space with the id")))
        return;
    Row row{{"name", name}};
    if (id)
        row["id"] = *id;
    else
        m_dump.hasOwnIds = false;
    putTruth(row, "public", cursor, "public");
    putProviderId(row, cursor, "space");
    add("spaces", std::move(row), cursor);
}

void DumpReading::readSubnets()
{
    const auto rows = table(m_root, {"subnets"});
    if (!rows)
        return;
    m_dump.stream["subnets"] = json::array();
    for (const Cursor& row : *rows)
        readSubnet(row);
}

void DumpReading::readSubnet(const Cursor& cursor)
{
    Row row;
    const std::string text = cursor.text("cidr");
    if (text.empty())
        return cursor.refuse("is a subnet without a CIDR");
    putCidr(row, "cidr", cursor, "cidr");
    if (!row.contains("cidr"))
        return;
    auto id = idOf(cursor, "subnet-id");
    if (!id)
        id = idOf(cursor, "id");
    if (id && !isFirst(m_subnetIds, *id, cursor, "the subnet with the id"))
        return;
    if (id)
        row["id"] = *id;
    else
        m_dump.hasOwnIds = false;
    putProviderId(row, cursor, "subnet");
    putText(row, "provider-network-id", cursor, "provider-network-id");
    const std::string network = net::Cidr::parse(text)->network().text();
    const std::string providerId = cursor.text("provider-id");
    if (!m_subnets.insert(network + '\n' + providerId + '\n' + cursor.text("provider-network-id"))
             .second)
        return cursor.refuse("is the subnet " + network +
                             ", which stands twice with the same provider ids");
    if (const auto tag = cursor.number("vlan-tag", kLargestVlan))
        row["vlan-tag"] = *tag;
    putTexts(row, "zones", cursor, "availability-zones");
    putText(row, "availability-zone", cursor, "availability-zone");
    putTruth(row, "public", cursor, "is-public");
    putCidr(row, "fan-local-underlay", cursor, "fan-local-underlay");
    putCidr(row, "fan-overlay", cursor, "fan-overlay");
    putSpaceOfSubnet(row, cursor);
    add("subnets", std::move(row), cursor);
}

/// The id counts; older versions have the name alone.
void DumpReading::putSpaceOfSubnet(Row& row, const Cursor& cursor)
{
    if (const auto id = idOf(cursor, "space-id")) {
        if (!isKnownSpace(*id))
            return cursor.member("space-id")->refuse("is the id of no space of the dump");
        row["space-id"] = *id;
        return;
    }
    const std::string name = cursor.text("space-name");
    if (name.empty())
        return;
    if (!isNamedSpace(name))
        return cursor.member("space-name")->refuse("is the name of no space of the dump");
    row["space-name"] = name;
}

} // namespace netatlas::providers::juju
