// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/juju/juju_reader.h"

#include "model/base/text.h"
#include "model/net/mac_address.h"
#include "model/providers/document/cursor.h"
#include "model/providers/juju/juju_names.h"

#include <algorithm>

namespace netatlas::providers::juju {

namespace {

using document::Cursor;
using document::Node;
using document::Rejection;

constexpr std::size_t kLongestDeviceName = 15;

/// Calls `read(name, value)` for the members of a group that are groups themselves.
template <class Read>
void forEachGroup(const std::optional<Cursor>& group, Read&& read)
{
    if (!group)
        return;
    const auto children = group->children();
    for (std::size_t i = 0; i < children.size(); ++i) {
        if (children[i].node().isGroup())
            read(group->node().names[i], children[i]);
        else
            children[i].refuse("is " + std::string(document::kindText(children[i].node().kind)) +
                               ", not a group of members");
    }
}

/// The value of `key=` among blank-separated pairs.
std::optional<std::string> pairValue(std::string_view text, std::string_view key)
{
    for (const std::string_view pair : split(text, ' '))
        if (pair.size() > key.size() && pair.starts_with(key) && pair[key.size()] == '=')
            return std::string(pair.substr(key.size() + 1));
    return std::nullopt;
}

class Reader
{
public:
    Reader(const Node& document, const std::string& file, Site& site)
        : m_root(document, m_rejections)
        , m_file(file)
        , m_site(site)
    {
    }

    std::vector<Rejection> status()
    {
        if (const auto model = m_root.group("model")) {
            takeModel(model->text("name"));
            m_site.controller = model->text("controller");
            m_site.cloud = model->text("cloud");
            m_site.isCluster = model->text("type") == "caas";
        }
        forEachGroup(m_root.group("machines"),
                     [this](const std::string& name, const Cursor& one) { machine(name, one); });
        forEachGroup(
            m_root.group("applications"),
            [this](const std::string& name, const Cursor& one) { application(name, one); });
        return std::move(m_rejections);
    }
    std::vector<Rejection> machines()
    {
        takeModel(m_root.text("model"));
        forEachGroup(m_root.group("machines"),
                     [this](const std::string& name, const Cursor& one) { machine(name, one); });
        return std::move(m_rejections);
    }
    std::vector<Rejection> spaces()
    {
        m_site.hasSpaceList = true;
        const auto list = m_root.list("spaces");
        for (const Cursor& entry : list ? list->children() : std::vector<Cursor>{}) {
            const std::string name = entry.text("name");
            if (name.empty()) {
                entry.refuse("is a space without a name");
                continue;
            }
            m_site.spaces.push_back({name, placeOf(*entry.member("name"))});
            forEachGroup(entry.group("subnets"), [&](const std::string& cidr, const Cursor& one) {
                subnet(cidr, one, name);
            });
        }
        m_site.hasSubnets = true;
        return std::move(m_rejections);
    }
    std::vector<Rejection> subnets()
    {
        forEachGroup(m_root.group("subnets"), [this](const std::string& cidr, const Cursor& one) {
            subnet(cidr, one, one.findText("space"));
        });
        m_site.hasSubnets = true;
        return std::move(m_rejections);
    }

private:
    Place placeOf(const Cursor& cursor) const
    {
        return {m_file, cursor.node().position, cursor.path()};
    }

    void takeModel(const std::string& name)
    {
        if (name.empty())
            return;
        if (!m_site.model.empty() && m_site.model != name)
            m_root.refuse("is of the model \"" + name + "\", the files before it of \"" +
                              m_site.model + '"',
                          "import the files of one model at a time");
        m_site.model = name;
    }

    void machine(const std::string& number, const Cursor& cursor)
    {
        if (!isMachineNumber(number)) {
            cursor.refuse("\"" + number + "\" is no machine number");
            return;
        }
        Machine row;
        row.number = number;
        row.parent = parentNumber(number);
        row.place = placeOf(cursor);
        row.failure = cursor.findText("status-error");
        row.hostName = cursor.findText("hostname");
        row.instanceId = cursor.findText("instance-id");
        if (const auto agent = cursor.group("juju-status")) {
            row.agentStatus = agent->findText("current");
            row.life = agent->findText("life");
        }
        if (const auto instance = cursor.group("machine-status")) {
            row.instanceStatus = instance->findText("current");
            row.instanceMessage = instance->findText("message");
        }
        row.zone = pairValue(cursor.text("hardware"), "availability-zone");
        if (cursor.list("ip-addresses"))
            row.addresses = cursor.texts("ip-addresses");
        if (const auto constraint = cursor.findText("constraints"))
            row.spaceConstraints = spacesOfConstraint(*constraint);
        forEachGroup(cursor.group("network-interfaces"),
                     [&](const std::string& name, const Cursor& one) {
                         row.interfaces.push_back(interface(name, one));
                     });
        m_site.machines.push_back(std::move(row));
        forEachGroup(cursor.group("containers"),
                     [this](const std::string& name, const Cursor& one) { machine(name, one); });
    }

    Interface interface(const std::string& name, const Cursor& cursor)
    {
        if (name.size() > kLongestDeviceName)
            cursor.warn("\"" + name + "\" is longer than the 15 bytes that Linux allows");
        Interface row;
        row.name = name;
        row.place = placeOf(cursor);
        row.space = cursor.findText("space");
        row.isUp = cursor.findTruth("is-up");
        row.gateway = address(cursor.member("gateway"));
        if (cursor.list("dns-nameservers"))
            row.dnsServers = cursor.texts("dns-nameservers");
        if (const auto mac = cursor.findText("mac-address"); mac && !mac->empty()) {
            if (net::isMacAddress(*mac))
                row.mac = net::normalMacText(*mac);
            else
                cursor.member("mac-address")->refuse("is no hardware address");
        }
        if (const auto list = cursor.list("ip-addresses"))
            for (const Cursor& item : list->children())
                if (const auto value = address(item))
                    row.addresses.push_back(*value);
        return row;
    }
    std::optional<net::IpAddress> address(const std::optional<Cursor>& cursor)
    {
        if (!cursor || cursor->node().text.empty())
            return std::nullopt;
        const auto value = net::IpAddress::parse(cursor->node().text);
        if (value)
            return *value;
        cursor->refuse(value.error());
        return std::nullopt;
    }

    void application(const std::string& name, const Cursor& cursor)
    {
        Application row;
        row.name = name;
        row.place = placeOf(cursor);
        row.address = cursor.findText("address");
        row.providerId = cursor.findText("provider-id");
        if (const auto bindings = cursor.group("endpoint-bindings")) {
            const auto children = bindings->children();
            for (std::size_t i = 0; i < children.size(); ++i) {
                if (children[i].node().isText())
                    row.bindings.push_back(
                        {bindings->node().names[i], children[i].node().text, placeOf(children[i])});
                else
                    children[i].refuse("is no name of a space");
            }
        }
        m_site.applications.push_back(std::move(row));
        units(cursor.group("units"), {});
    }
    /// Subordinates stand below the unit they sit beside, and share its machine.
    void units(const std::optional<Cursor>& group, const std::string& machine)
    {
        forEachGroup(group, [&](const std::string& name, const Cursor& one) {
            if (!isUnitName(name)) {
                one.refuse("\"" + name + "\" is no unit: APPLICATION/NUMBER");
                return;
            }
            Unit row;
            row.name = name;
            row.application = name.substr(0, name.find('/'));
            row.machine = one.findText("machine").value_or(machine);
            row.address = one.findText("address");
            row.providerId = one.findText("provider-id");
            if (one.list("open-ports"))
                row.ports = one.texts("open-ports");
            row.place = placeOf(one);
            const std::string own = row.machine;
            m_site.units.push_back(std::move(row));
            units(one.group("subordinates"), own);
        });
    }

    void subnet(const std::string& cidr, const Cursor& cursor,
                const std::optional<std::string>& space)
    {
        const auto block = net::Cidr::parse(cidr);
        if (!block) {
            cursor.refuse("\"" + cidr +
                          "\" is no CIDR: " + detailOf(block.error().details, "cause").text());
            return;
        }
        Subnet row;
        row.cidr = *block;
        row.cidrText = cidr;
        row.providerId = cursor.findText("provider-id");
        row.providerNetworkId = cursor.findText("provider-network-id");
        if (cursor.list("zones"))
            row.zones = cursor.texts("zones");
        row.space = space;
        row.place = placeOf(cursor);
        m_site.subnets.push_back(std::move(row));
    }

    std::vector<Rejection> m_rejections;
    Cursor m_root;
    const std::string& m_file;
    Site& m_site;
};

bool hasGroup(const Node& document, std::string_view name)
{
    const Node* member = document.find(name);
    return member && member->isGroup();
}

} // namespace

bool isStatus(const Node& document)
{
    return hasGroup(document, "model") &&
           (hasGroup(document, "applications") || hasGroup(document, "machines"));
}

bool isMachines(const Node& document)
{
    return hasGroup(document, "machines") && !hasGroup(document, "applications");
}

bool isSpaces(const Node& document)
{
    const Node* spaces = document.find("spaces");
    return spaces && spaces->isList();
}

bool isSubnets(const Node& document)
{
    return hasGroup(document, "subnets");
}

std::vector<Rejection> readStatus(const Node& document, const std::string& file, Site& site)
{
    return Reader(document, file, site).status();
}

std::vector<Rejection> readMachines(const Node& document, const std::string& file, Site& site)
{
    return Reader(document, file, site).machines();
}

std::vector<Rejection> readSpaces(const Node& document, const std::string& file, Site& site)
{
    return Reader(document, file, site).spaces();
}

std::vector<Rejection> readSubnets(const Node& document, const std::string& file, Site& site)
{
    return Reader(document, file, site).subnets();
}

std::vector<std::string> spacesOfConstraint(std::string_view constraint)
{
    std::vector<std::string> spaces;
    const auto list = pairValue(constraint, "spaces");
    if (!list)
        return spaces;
    for (const std::string_view entry : split(*list, ','))
        if (!entry.empty() && entry != "^")
            spaces.emplace_back(entry);
    return spaces;
}

} // namespace netatlas::providers::juju
