// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/linux/ovsdb_reader.h"

#include "model/base/text.h"
#include "model/net/mac_address.h"
#include "model/providers/document/cursor.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace netatlas::providers::linuxhost {

namespace {

using document::Cursor;
using document::Node;

constexpr std::size_t kLongestName = 255;
constexpr std::size_t kLongestShown = 80;
constexpr std::uint32_t kLargestStoredTag = 4095;
constexpr std::uint32_t kLargestNetworkId = 0xFFFFFF;

tl::unexpected<Error> badAnswer(const std::string& cause)
{
    return fail(ErrorKind::BadAnswer, {{"cause", cause}});
}

/// Something that was said, fit for showing.
std::string plainWord(std::string_view text)
{
    std::string word(text.substr(0, kLongestShown));
    std::replace_if(
        word.begin(), word.end(), [](char letter) { return letter < ' ' || letter > '~'; }, '?');
    return word;
}

/// Whether that is a pair of a word and something, as RFC 7047 (5.1) writes all but plain values.
bool isPair(const Node& node, std::string_view word)
{
    return node.isList() && node.children.size() == 2 && node.children[0].isText() &&
           node.children[0].text == word;
}

/// The values of a column: an empty set stands for none, a plain one for itself.
std::vector<Cursor> valuesOf(const Cursor& row, std::string_view column)
{
    const auto value = row.member(column);
    if (!value)
        return {};
    if (!isPair(value->node(), "set"))
        return {*value};
    const Cursor items = value->children()[1];
    if (items.node().isList())
        return items.children();
    value->refuse("is a set without a list");
    return {};
}

std::optional<Cursor> findValue(const Cursor& row, std::string_view column)
{
    const auto values = valuesOf(row, column);
    if (values.size() > 1)
        values[1].refuse("is one value too many");
    return values.empty() ? std::nullopt : std::optional(values.front());
}

std::string textIn(const Cursor& row, std::string_view column)
{
    const auto value = findValue(row, column);
    if (!value)
        return {};
    if (!value->node().isText())
        value->refuse("is no text");
    return value->node().isText() ? value->node().text : std::string();
}

std::optional<std::uint32_t> numberIn(const Cursor& row, std::string_view column,
                                      std::uint32_t most)
{
    const auto value = findValue(row, column);
    if (!value)
        return std::nullopt;
    const auto number = value->node().isNumber() ? parseNumber<std::uint32_t>(value->node().text)
                                                 : std::optional<std::uint32_t>();
    if (number && *number <= most)
        return number;
    value->refuse("is no number from 0 to " + std::to_string(most));
    return std::nullopt;
}

/// The value of a key in a column that is a map; nothing when there is none.
std::optional<std::string> textAt(const Cursor& row, std::string_view column, std::string_view key)
{
    const auto value = row.member(column);
    if (!value)
        return std::nullopt;
    if (!isPair(value->node(), "map") || !value->node().children[1].isList()) {
        value->refuse("is no map");
        return std::nullopt;
    }
    for (const Node& entry : value->node().children[1].children)
        if (isPair(entry, key) && entry.children[1].isText())
            return entry.children[1].text;
    return std::nullopt;
}

/// What a row is referred to by; empty after it was refused.
std::string uuidOf(const Cursor& value)
{
    if (isPair(value.node(), "uuid") && value.node().children[1].isText())
        return value.node().children[1].text;
    value.refuse("is no uuid");
    return {};
}

/// A name that a device can have in a model; empty after it was refused.
std::string nameOf(const Cursor& row)
{
    std::string name = textIn(row, "name");
    const bool isFit = !name.empty() && name.size() <= kLongestName &&
                       name.find('#') == std::string::npos &&
                       std::none_of(name.begin(), name.end(), [](char letter) {
                           return static_cast<unsigned char>(letter) <= ' ' || letter == 0x7F;
                       });
    if (isFit)
        return name;
    row.refuse(name.empty() ? "has no \"name\"" : "has a name that no device has");
    return {};
}

/// The rows of one `select` by their uuids, as `read` makes them; those it refuses are left out. In
/// causes a row is called by its table and its name.
template <class Row, class Read>
std::map<std::string, Row> readTable(const Node& rows, const std::string& word,
                                     std::vector<document::Rejection>& rejections, Read read)
{
    std::map<std::string, Row> table;
    for (const Node& node : rows.children) {
        const Node* name = node.find("name");
        const bool isNamed = name && name->isText() && !name->text.empty();
        const Cursor row(node, rejections, isNamed ? word + ' ' + plainWord(name->text) : word);
        if (!node.isGroup()) {
            row.refuse("is no row");
            continue;
        }
        const auto id = row.member("_uuid");
        const std::string uuid = id ? uuidOf(*id) : std::string();
        if (!id)
            row.refuse("has no \"_uuid\"");
        auto made = uuid.empty() ? std::nullopt : read(row);
        if (made && !table.emplace(uuid, std::move(*made)).second)
            row.refuse("stands there twice");
    }
    return table;
}

/// Takes the rows that a column refers to out of their table: nobody shares them.
template <class Row>
std::vector<Row> takeRows(const Cursor& row, std::string_view column,
                          std::map<std::string, Row>& table)
{
    std::vector<Row> taken;
    for (const Cursor& value : valuesOf(row, column)) {
        const std::string uuid = uuidOf(value);
        if (uuid.empty())
            continue;
        const auto found = table.find(uuid);
        if (found == table.end()) {
            value.refuse("is no row, or that of another one");
            continue;
        }
        taken.push_back(std::move(found->second));
        table.erase(found);
    }
    std::sort(taken.begin(), taken.end(),
              [](const Row& a, const Row& b) { return a.name < b.name; });
    return taken;
}

std::optional<SwitchInterface> readInterface(const Cursor& row)
{
    SwitchInterface interface;
    interface.name = nameOf(row);
    if (interface.name.empty())
        return std::nullopt;
    interface.type = textIn(row, "type");
    const std::string mac = textIn(row, "mac_in_use");
    if (net::isMacAddress(mac))
        interface.mac = net::normalMacText(mac);
    else if (!mac.empty())
        row.member("mac_in_use")->refuse("is no hardware address");
    interface.mtu = numberIn(row, "mtu", std::numeric_limits<std::int32_t>::max()).value_or(0);
    // None until the switch has looked, -1 when it cannot be had.
    const auto port = findValue(row, "ofport");
    interface.isOpen = port && port->node().isNumber() && !port->node().text.starts_with('-');
    if (interface.type == "vxlan") {
        const auto key = textAt(row, "options", "key");
        const auto id = key ? parseNumber<std::uint32_t>(*key) : std::optional<std::uint32_t>();
        if (id && *id <= kLargestNetworkId) // else the flows say which: `flow`
            interface.vxlanId = id;
    }
    return interface;
}

std::optional<SwitchPort> readPort(const Cursor& row,
                                   std::map<std::string, SwitchInterface>& interfaces)
{
    SwitchPort port;
    port.name = nameOf(row);
    if (port.name.empty())
        return std::nullopt;
    port.tag = numberIn(row, "tag", kLargestStoredTag);
    port.interfaces = takeRows(row, "interfaces", interfaces);
    return port;
}

/// The rows of a result; an error of the database is ours.
Result<const Node*> rowsOf(const Node& result)
{
    if (const Node* error = result.find("error"); error && error->isText())
        return badAnswer("the database says: " + plainWord(error->text));
    const Node* rows = result.find("rows");
    if (!rows || !rows->isList())
        return badAnswer("it is not what the database answers");
    return rows;
}

} // namespace

std::string_view switchQuestion()
{
    return R"(["Open_vSwitch",)"
           R"({"op":"select","table":"Bridge","where":[],"columns":["_uuid","name","ports"]},)"
           R"({"op":"select","table":"Port","where":[],)"
           R"("columns":["_uuid","name","tag","interfaces"]},)"
           R"({"op":"select","table":"Interface","where":[],)"
           R"("columns":["_uuid","name","type","options","mac_in_use","mtu","ofport"]}])";
}

Result<document::Reading<VirtualSwitch>> readSwitch(const Node& results)
{
    // After the results there is one more for an error of the whole.
    if (!results.isList() || results.children.size() < 3)
        return badAnswer("it is not what the database answers");
    std::vector<const Node*> tables;
    for (const Node& result : results.children) {
        if (result.isNothing())
            continue;
        const auto rows = rowsOf(result);
        if (!rows)
            return fail(rows.error());
        tables.push_back(*rows);
    }
    if (tables.size() != 3)
        return badAnswer("it is not what the database answers");

    document::Reading<VirtualSwitch> reading;
    auto& rejections = reading.rejections;
    auto interfaces =
        readTable<SwitchInterface>(*tables[2], "Interface", rejections, readInterface);
    auto ports =
        readTable<SwitchPort>(*tables[1], "Port", rejections, [&interfaces](const Cursor& row) {
            return readPort(row, interfaces);
        });
    std::set<std::string> names;
    const auto bridges = readTable<SwitchBridge>(
        *tables[0], "Bridge", rejections, [&](const Cursor& row) -> std::optional<SwitchBridge> {
            SwitchBridge bridge;
            bridge.name = nameOf(row);
            if (bridge.name.empty())
                return std::nullopt;
            if (!names.insert(bridge.name).second) {
                row.refuse("stands there twice");
                return std::nullopt;
            }
            bridge.ports = takeRows(row, "ports", ports);
            return bridge;
        });
    for (const auto& [uuid, bridge] : bridges)
        reading.value.bridges.push_back(bridge);
    std::sort(reading.value.bridges.begin(), reading.value.bridges.end(),
              [](const SwitchBridge& a, const SwitchBridge& b) { return a.name < b.name; });
    reading.value.isWhole = reading.rejections.empty();
    return reading;
}

void takeSwitch(HostObservation& host, const Result<Node>& results)
{
    const auto problem = [&host](std::string field, std::string value, std::string cause) {
        host.problems.push_back({.what = "switch",
                                 .key = host.hostName,
                                 .field = std::move(field),
                                 .value = std::move(value),
                                 .cause = std::move(cause)});
    };
    host.virtualSwitch.reset();
    if (!results && (results.error().kind == ErrorKind::PermissionDenied ||
                     results.error().kind == ErrorKind::NotFound)) {
        host.notes.push_back({.limit = domain::SeenLimit::NoSwitchDetails, .part = {}});
        return;
    }
    auto reading = results ? readSwitch(*results)
                           : Result<document::Reading<VirtualSwitch>>(fail(results.error()));
    if (!reading)
        return problem({}, {}, detailOf(reading.error().details, "cause").text());
    for (document::Rejection& one : reading->rejections)
        problem(std::move(one.field), std::move(one.value), std::move(one.cause));
    host.virtualSwitch = std::move(reading->value);
}

} // namespace netatlas::providers::linuxhost
