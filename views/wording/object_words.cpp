// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wording/object_words.h"

#include "model/domain/site_observation.h"
#include "views/wording/words.h"

#include <map>

namespace netatlas::views::wording {

using domain::FieldChange;
using domain::ObjectKind;

namespace {

/// Fields whose name is not their word.
const std::map<std::string_view, const char*>& fieldWords()
{
    static const std::map<std::string_view, const char*> words{
        {"addresses", QT_TRANSLATE_NOOP("wording", "addresses at the provider")},
        {"agent-message", QT_TRANSLATE_NOOP("wording", "asks for")},
        {"agent-state", QT_TRANSLATE_NOOP("wording", "state of its agent")},
        {"auto-start", QT_TRANSLATE_NOOP("wording", "starts by itself")},
        {"cidr", QT_TRANSLATE_NOOP("wording", "CIDR")},
        {"cidr-text", QT_TRANSLATE_NOOP("wording", "CIDR as given")},
        {"cross-model", QT_TRANSLATE_NOOP("wording", "across models")},
        {"default-gateway", QT_TRANSLATE_NOOP("wording", "default gateway")},
        {"dhcp-on", QT_TRANSLATE_NOOP("wording", "DHCP")},
        {"dns-search-domains", QT_TRANSLATE_NOOP("wording", "DNS search domains")},
        {"dns-servers", QT_TRANSLATE_NOOP("wording", "DNS servers")},
        {"fan-local-underlay", QT_TRANSLATE_NOOP("wording", "underlay block")},
        {"fan-underlay-subnet", QT_TRANSLATE_NOOP("wording", "underlay")},
        {"fan-overlay", QT_TRANSLATE_NOOP("wording", "overlay block")},
        {"instance-id", QT_TRANSLATE_NOOP("wording", "instance")},
        {"ipv6-routing-domain", QT_TRANSLATE_NOOP("wording", "network of IPv6")},
        {"mac", QT_TRANSLATE_NOOP("wording", "MAC")},
        {"machine-addresses", QT_TRANSLATE_NOOP("wording", "addresses on the machine")},
        {"manual", QT_TRANSLATE_NOOP("wording", "made by hand")},
        {"mtu", QT_TRANSLATE_NOOP("wording", "MTU")},
        {"preferred-private", QT_TRANSLATE_NOOP("wording", "preferred private address")},
        {"preferred-public", QT_TRANSLATE_NOOP("wording", "preferred public address")},
        {"presence", QT_TRANSLATE_NOOP("wording", "is there")},
        {"provider-id", QT_TRANSLATE_NOOP("wording", "provider id")},
        {"provider-network-id", QT_TRANSLATE_NOOP("wording", "provider network")},
        {"provider-ref", QT_TRANSLATE_NOOP("wording", "provider id")},
        {"provider-subnet-id", QT_TRANSLATE_NOOP("wording", "provider subnet")},
        {"relay-segment", QT_TRANSLATE_NOOP("wording", "DHCP relay")},
        {"routing-domain", QT_TRANSLATE_NOOP("wording", "network")},
        {"segment", QT_TRANSLATE_NOOP("wording", "VLAN")},
        {"tag", QT_TRANSLATE_NOOP("wording", "VLAN tag")},
        {"unconfirmed", QT_TRANSLATE_NOOP("wording", "not yet seen")},
        {"value-text", QT_TRANSLATE_NOOP("wording", "address as given")},
        {"vlan-tag", QT_TRANSLATE_NOOP("wording", "VLAN tag")},
    };
    return words;
}

/// The side of an absence, as a member of a sentence.
QString absenceField(const std::string& side)
{
    return side == "machine" ? translated("seen on the machine")
                             : translated("shown by the provider");
}

} // namespace

QString kindWord(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Model: return translated("Model");
    case ObjectKind::RoutingDomain: return translated("Network");
    case ObjectKind::Fabric: return translated("Fabric");
    case ObjectKind::Segment: return translated("VLAN");
    case ObjectKind::ProviderNetwork: return translated("Provider network");
    case ObjectKind::Zone: return translated("Zone");
    case ObjectKind::Space: return translated("Space");
    case ObjectKind::Subnet: return translated("Subnet");
    case ObjectKind::Range: return translated("Range");
    case ObjectKind::Machine: return translated("Machine");
    case ObjectKind::Device: return translated("NIC");
    case ObjectKind::Address: return translated("Address");
    case ObjectKind::LooseAddress: return translated("Loose address");
    case ObjectKind::Application: return translated("Application");
    case ObjectKind::Unit: return translated("Unit");
    case ObjectKind::Endpoint: return translated("Endpoint");
    case ObjectKind::Binding: return translated("Binding");
    case ObjectKind::Constraint: return translated("Constraint");
    case ObjectKind::CloudService: return translated("Cloud service");
    case ObjectKind::CloudContainer: return translated("Cloud container");
    case ObjectKind::ControllerNode: return translated("Controller node");
    }
    return {};
}

QString fieldWord(std::string_view field)
{
    // Rows name a member by its column, drift by the word of the wire.
    std::string name(field);
    for (char& letter : name)
        if (letter == '_')
            letter = '-';
    if (const auto found = fieldWords().find(name); found != fieldWords().end())
        return translated(found->second);
    if (name.ends_with("-id"))
        name.resize(name.size() - 3);
    if (const auto found = fieldWords().find(name); found != fieldWords().end())
        return translated(found->second);
    return QString::fromStdString(name).replace(QLatin1Char('-'), QLatin1Char(' '));
}

QString valueWord(const std::string& value)
{
    if (value.empty())
        return QStringLiteral("–");
    if (value == "true")
        return translated("yes");
    if (value == "false")
        return translated("no");
    return QString::fromStdString(value);
}

QString changeField(const FieldChange& change)
{
    return change.kind == FieldChange::Kind::Absence ? absenceField(change.field)
                                                     : fieldWord(change.field);
}

QString changeText(const FieldChange& change)
{
    const QString field = changeField(change);
    if (change.kind == FieldChange::Kind::Absence) {
        if (change.after.empty())
            return translated("%1 again").arg(field);
        return translated("no longer %1").arg(field);
    }
    if (change.kind == FieldChange::Kind::Drift) {
        if (change.after.empty())
            return translated("%1: agrees again").arg(field);
        return translated("%1: %2 kept, %3 shown")
            .arg(field, valueWord(change.before), valueWord(change.after));
    }
    if (change.field == "agent_message")
        return translated("%1: %2 → %3")
            .arg(field, nodeMessageText(change.before), nodeMessageText(change.after));
    return translated("%1: %2 → %3").arg(field, valueWord(change.before), valueWord(change.after));
}

QString nodeMessageText(const std::string& message)
{
    const auto kind = parseErrorKind(message);
    if (kind == ErrorKind::HaSpaceRequired)
        return translated("an HA space, for it has several addresses to choose from");
    if (kind == ErrorKind::HaSpaceNoAddresses)
        return translated("an address in the HA space, or another HA space");
    return valueWord(message);
}

QString seenNoteText(const domain::SeenNote& note)
{
    switch (note.limit) {
    case domain::SeenLimit::NoProviderAttributes:
        return translated("This account sees no physical networks and VLANs; one of an admin, or "
                          "one that the policy lets see them, shows more.");
    case domain::SeenLimit::NoServers:
        return translated(
            "There is no compute service, so machines are known by their ports only.");
    case domain::SeenLimit::NotAllowed:
        return translated("This account may not list %1.").arg(QString::fromStdString(note.part));
    case domain::SeenLimit::NotThere:
        return translated("The server does not have %1 to list; what was known of them stays.")
            .arg(QString::fromStdString(note.part));
    case domain::SeenLimit::NoSwitchDetails:
        return translated("Open vSwitch is present; details of its bridges and ports need rights "
                          "to its database. What was known of them stays.");
    }
    return {};
}

QString seenProblemText(const domain::SeenProblem& problem)
{
    QStringList words;
    if (!problem.field.empty())
        words << QString::fromStdString(problem.field);
    if (!problem.value.empty())
        words << translated("“%1”").arg(QString::fromStdString(problem.value));
    words << QString::fromStdString(problem.cause);
    return words.join(QLatin1Char(' '));
}

} // namespace netatlas::views::wording
