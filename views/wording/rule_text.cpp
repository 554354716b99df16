// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wording/rule_text.h"

#include "views/wording/words.h"

namespace netatlas::views::wording {

using namespace netatlas::engine::rules;

namespace {

QString emptySpaceText(const Details& facts)
{
    const QString space = textOf(facts, "space");
    if (countOf(facts, "bound") > 0)
        return translated("space %1 has no subnets, but %2 is bound to it")
            .arg(space, listOf(facts, "bound"));
    if (countOf(facts, "constraints") > 0)
        return translated("space %1 has no subnets, but the constraint of %2 names it")
            .arg(space, listOf(facts, "constraints"));
    if (detailOf(facts, "is-default") == Detail(true))
        return translated("space %1 has no subnets, but it is the default of the model").arg(space);
    return translated("space %1 has no subnets").arg(space);
}

QString looseText(const Details& facts)
{
    if (textOf(facts, "state") == QLatin1String("discovered"))
        return translated("%1 was discovered, but no machine or device has it")
            .arg(textOf(facts, "address"));
    return translated("%1 is attached to no machine or device").arg(textOf(facts, "address"));
}

QString vlanText(const Details& facts)
{
    const QString tag = QString::number(detailOf(facts, "tag").number());
    if (detailOf(facts, "is-twice") == Detail(true))
        return translated("VLAN %1 exists twice in fabric %2").arg(tag, textOf(facts, "fabric"));
    return translated("VLAN ID %1 in fabric %2 is not allowed").arg(tag, textOf(facts, "fabric"));
}

QString oldReportText(const Details& facts)
{
    constexpr qint64 kMinutes = 60;
    const qint64 hours = numberOf(facts, "minutes") / kMinutes;
    const QString age = hours > 0 ? counted("1 hour", "%n hours", hours)
                                  : counted("1 minute", "%n minutes", numberOf(facts, "minutes"));
    if (textOf(facts, "machine").isEmpty())
        return translated("%1 was last read %2 ago").arg(textOf(facts, "source"), age);
    return translated("machine %1 reported last %2 ago, through %3")
        .arg(textOf(facts, "machine"), age, textOf(facts, "source"));
}

QString gatewayText(const Details& facts)
{
    const QString gateway = textOf(facts, "gateway");
    if (!gateway.isEmpty())
        return translated("gateway %1 of %2 lies outside it").arg(gateway, textOf(facts, "cidr"));
    return translated("%1 has no gateway, but its machines use %2")
        .arg(textOf(facts, "cidr"), textOf(facts, "used"));
}

QString emptyNetworkText(const Details& facts)
{
    const QString fabric = textOf(facts, "fabric");
    const QString name = textOf(facts, "name");
    if (detailOf(facts, "tag").isNothing())
        return translated("fabric %1 holds nothing").arg(fabric);
    if (!name.isEmpty())
        return translated("VLAN %1 holds nothing").arg(name);
    const QString tag = QString::number(detailOf(facts, "tag").number());
    return fabric.isEmpty() ? translated("VLAN %1 holds nothing").arg(tag)
                            : translated("VLAN %1 of fabric %2 holds nothing").arg(tag, fabric);
}

QString votesText(const Details& facts)
{
    const QString votes = numberText(numberOf(facts, "votes"));
    const QString zone = textOf(facts, "zone");
    if (zone.isEmpty())
        return translated("%1 controllers have a vote, an even number").arg(votes);
    return translated("all %1 controllers with a vote are in zone %2").arg(votes, zone);
}

QString driftText(const Details& facts)
{
    const QString cidr = textOf(facts, "cidr");
    const QString kept = textOf(facts, "kept");
    const QString seen = textOf(facts, "seen");
    if (textOf(facts, "field") == QLatin1String("space"))
        return translated("%1 is in %2, but its provider says %3").arg(cidr, kept, seen);
    return translated("%1 has VLAN %2, but its provider says %3").arg(cidr, kept, seen);
}

QString spaceNameText(const Details& facts)
{
    const QString space = textOf(facts, "space");
    if (detailOf(facts, "is-default") == Detail(true))
        return space.isEmpty() ? translated("the default space is missing")
                               : translated("the default space is called %1").arg(space);
    if (detailOf(facts, "is-twice") == Detail(true))
        return translated("two spaces are called %1").arg(space);
    return translated("\"%1\" cannot be the name of a space").arg(space);
}

QString agentEndpointsText(const Details& facts)
{
    const QString space = textOf(facts, "space");
    if (detailOf(facts, "is-empty") == Detail(true))
        return translated("agents are given no address of a controller, although %1 is the "
                          "management space")
            .arg(space);
    return translated("agents are given all addresses of the controllers, although %1 is the "
                      "management space")
        .arg(space);
}

} // namespace

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::Info: return translated("Info");
    case Severity::Warning: return translated("Warning");
    case Severity::Error: return translated("Error");
    }
    return {};
}

QString ruleTitle(Rule rule)
{
    switch (rule) {
    case Rule::V01: return translated("Subnets overlap");
    case Rule::V02: return translated("Same CIDR twice in one network");
    case Rule::V03: return translated("Same CIDR in several networks");
    case Rule::V04: return translated("Address fits no subnet");
    case Rule::V05: return translated("Address without device");
    case Rule::V06: return translated("Same address on two devices");
    case Rule::V07: return translated("Address outside the subnet it claims");
    case Rule::V08: return translated("Gateway missing or outside the subnet");
    case Rule::V09: return translated("Ranges overlap or leave the subnet");
    case Rule::V10: return translated("Fixed address in a dynamic range");
    case Rule::V11: return translated("VLAN ID not allowed or used twice");
    case Rule::V12: return translated("Fabric or VLAN with nothing in it");
    case Rule::V13: return translated("Space without subnets");
    case Rule::V14: return translated("Unit does not reach a bound space");
    case Rule::V15: return translated("Space constraint not met");
    case Rule::V16: return translated("Machine in an excluded space");
    case Rule::V17: return translated("Controller outside the HA space");
    case Rule::V18: return translated("HA address left open");
    case Rule::V19: return translated("Controller outside the management space");
    case Rule::V20: return translated("Votes that do not bear a failure");
    case Rule::V21: return translated("Provider address not seen on the machine");
    case Rule::V22: return translated("Machine address unknown to the provider");
    case Rule::V23: return translated("Old machine report");
    case Rule::V24: return translated("Subnet differs from its provider");
    case Rule::V25: return translated("Overlay without underlay, or elsewhere");
    case Rule::V26: return translated("Subnet nearly full");
    case Rule::V27: return translated("Same MAC on two machines");
    case Rule::V28: return translated("NIC down but needed");
    case Rule::V29: return translated("No usable preferred address");
    case Rule::V30: return translated("Space name not allowed or used twice");
    case Rule::V31: return translated("Half of a dual-stack pair");
    case Rule::V32: return translated("Agents are not kept to the management space");
    }
    return {};
}

QString ruleExplanation(Rule rule)
{
    switch (rule) {
    case Rule::V01:
        return translated("Inside one network, an address should belong to one subnet. Here two "
                          "share addresses, so traffic may take either way. Resize one, or mark "
                          "the outer one as a supernet if it is meant to hold others.");
    case Rule::V02:
        return translated("Two subnets of one network have the same CIDR, so nothing tells their "
                          "addresses apart. Remove one, or put it into another network.");
    case Rule::V03:
        return translated("Two networks use the same CIDR. That is ordinary, but easily mistaken: "
                          "these subnets carry a network badge, and commands ask which is meant.");
    case Rule::V04:
        return translated("The address lies in no subnet that the model knows, so nothing can say "
                          "which space it is in. Create the subnet or correct the address.");
    case Rule::V05:
        return translated("The address is known, but no machine or device has it. Attach it, or "
                          "remove it if it is no longer used.");
    case Rule::V06:
        return translated("Two devices of one network have the same address; at most one of them "
                          "will be reached. Release it on one of them.");
    case Rule::V07:
        return translated("The address does not lie in the subnet it claims, or its prefix length "
                          "is another one, so the machine sees another network than the plan. "
                          "Correct the address or the subnet.");
    case Rule::V08:
        return translated("A machine reaches other networks through the gateway of its subnet, "
                          "which must lie in that subnet. Correct it at its source.");
    case Rule::V09:
        return translated("A range must lie in its subnet, and no address may be in two ranges, or "
                          "it would be given out twice. Trim one of them at its source.");
    case Rule::V10:
        return translated("The address is set by hand and lies in a range that addresses are given "
                          "out from, so another machine may get it, too. Move the address or trim "
                          "the range.");
    case Rule::V11:
        return translated("VLAN IDs go from 1 to 4094, and each stands for one VLAN of its fabric. "
                          "Renumber one of them at its source.");
    case Rule::V12:
        return translated(
            "No subnet, machine or relay uses it. Remove it at its source if it is a leftover.");
    case Rule::V13:
        return translated("Nothing can have an address in a space without subnets. That matters "
                          "when something is bound to it, constrained to it, or when it is the "
                          "default. Move a subnet into it, or bind elsewhere.");
    case Rule::V14:
        return translated("An endpoint is bound to a space in which a unit's machine has no "
                          "address, so its relations cannot be reached there. Bind it to a space "
                          "that all units reach, or give the machine an address.");
    case Rule::V15:
        return translated("The application asks to be placed in a space that the machine of a unit "
                          "does not reach. Move a subnet, or change the constraint.");
    case Rule::V16:
        return translated("The application asks to stay out of a space in which one of its "
                          "machines has an address. Move the subnet, or change the constraint.");
    case Rule::V17:
        return translated("The members of the controller's database reach each other in the HA "
                          "space, and this controller has no address there. Give it one, or choose "
                          "another HA space.");
    case Rule::V18:
        return translated("The controller has several addresses inside the cloud, and no HA space "
                          "says by which of them the others reach it. Choose an HA space.");
    case Rule::V19:
        return translated("Agents are told the addresses in the management space. This controller "
                          "has none there, so they fall back on all of its addresses. Choose "
                          "another management space, or give it an address.");
    case Rule::V20:
        return translated("A majority of votes keeps the controllers working. An even number bears "
                          "no more failures than one less, and votes in one zone are lost "
                          "together. Add a controller, or spread them.");
    case Rule::V21:
        return translated("The provider gave this address to the machine, but the machine does not "
                          "show it. It may be translated on the way; then nothing is wrong. "
                          "Otherwise look at the machine, or read it again.");
    case Rule::V22:
        return translated(
            "The machine has an address that its provider does not know of, so nothing keeps the "
            "provider from giving it to another one. Register it there, or remove it.");
    case Rule::V23:
        return translated("What is known of the machine was true when it last reported, and may "
                          "have changed since. Read its source again.");
    case Rule::V24:
        return translated("The provider shows another space or VLAN for this subnet than the model "
                          "keeps. Take over what it shows, or change it there.");
    case Rule::V25:
        return translated("An overlay is in the space of its underlay. Where the model has no such "
                          "subnet, add it or read its source again; where the overlay says "
                          "otherwise, let it follow.");
    case Rule::V26:
        return translated("Few addresses are left, so new machines may soon get none. Free some, "
                          "or add a subnet.");
    case Rule::V27:
        return translated(
            "Two NICs in one VLAN have the same MAC address, so frames for one may reach the "
            "other. Copied machines are the usual cause; give one of them a new address.");
    case Rule::V28:
        return translated("An endpoint is bound to a space that the machine reaches by this NIC "
                          "alone, and it is down. Bring it up, or bind elsewhere.");
    case Rule::V29:
        return translated("The machine runs, but none of its addresses can be the one that others "
                          "reach it by. Read it again, or look at why each was passed over.");
    case Rule::V30:
        return translated("Commands, constraints and settings name spaces, so each name must be "
                          "well formed and stand for one space. Rename it.");
    case Rule::V31:
        return translated("Other VLANs of this space have IPv4 and IPv6, this one has one of them. "
                          "Machines here cannot use the other.");
    case Rule::V32:
        return translated(
            "Agents should be told the addresses in the management space, and the list that they "
            "get does not keep to it. Look at which addresses the controllers have there.");
    }
    return {};
}

QString findingText(const Finding& finding)
{
    const Details& facts = finding.facts;
    switch (finding.rule) {
    case Rule::V01:
        return translated("%1 overlaps %2 in network %3")
            .arg(textOf(facts, "cidr"), textOf(facts, "other"), textOf(facts, "network"));
    case Rule::V02:
        return translated("%1 exists twice in network %2 (the other one has id %3)")
            .arg(textOf(facts, "cidr"), textOf(facts, "network"), textOf(facts, "other-id"));
    case Rule::V03:
        return translated("%1 exists in networks %2")
            .arg(textOf(facts, "cidr"), listOf(facts, "networks"));
    case Rule::V04:
        return translated("%1 on machine %2 (%3) fits no subnet of network %4")
            .arg(textOf(facts, "address"), textOf(facts, "machine"), textOf(facts, "device"),
                 textOf(facts, "network"));
    case Rule::V05: return looseText(facts);
    case Rule::V06:
        return translated("%1 is on %2 and on %3 in network %4")
            .arg(textOf(facts, "address"), textOf(facts, "device"), textOf(facts, "other-device"),
                 textOf(facts, "network"));
    case Rule::V07:
        return translated("%1 on %2 claims %3, but its subnet is %4")
            .arg(textOf(facts, "address"), textOf(facts, "device"), textOf(facts, "claimed"),
                 textOf(facts, "cidr"));
    case Rule::V08: return gatewayText(facts);
    case Rule::V09:
        if (textOf(facts, "other").isEmpty())
            return translated("Range %1 leaves its subnet %2")
                .arg(textOf(facts, "range"), textOf(facts, "cidr"));
        return translated("Ranges %1 and %2 of %3 overlap")
            .arg(textOf(facts, "range"), textOf(facts, "other"), textOf(facts, "cidr"));
    case Rule::V10:
        return translated("%1 on %2 lies in the dynamic range %3")
            .arg(textOf(facts, "address"), textOf(facts, "device"), textOf(facts, "range"));
    case Rule::V11: return vlanText(facts);
    case Rule::V12: return emptyNetworkText(facts);
    case Rule::V13: return emptySpaceText(facts);
    case Rule::V14:
        return counted("%1 is bound to %2, unit %3 has no address there",
                       "%1 is bound to %2, units %3 have no address there", countOf(facts, "units"))
            .arg(endpointOf(facts), textOf(facts, "space"), listOf(facts, "units"));
    case Rule::V15:
        return counted("%1 must reach %2, unit %3 does not", "%1 must reach %2, units %3 do not",
                       countOf(facts, "units"))
            .arg(textOf(facts, "application"), textOf(facts, "space"), listOf(facts, "units"));
    case Rule::V16:
        return counted("%1 must stay out of %2, machine %3 is in it",
                       "%1 must stay out of %2, machines %3 are in it", countOf(facts, "machines"))
            .arg(textOf(facts, "application"), textOf(facts, "space"), listOf(facts, "machines"));
    case Rule::V17:
    case Rule::V19:
        return translated("Controller %1 has no address in %2")
            .arg(textOf(facts, "node"), textOf(facts, "space"));
    case Rule::V18:
        return translated("Controller %1 may be reached by %2, and no HA space decides")
            .arg(textOf(facts, "node"), listOf(facts, "candidates"));
    case Rule::V20: return votesText(facts);
    case Rule::V21:
        return translated("%1 of %2 is known to the provider and not seen on the machine")
            .arg(textOf(facts, "address"), textOf(facts, "device"));
    case Rule::V22:
        return translated("%1 on %2 is unknown to the provider")
            .arg(textOf(facts, "address"), textOf(facts, "device"));
    case Rule::V23: return oldReportText(facts);
    case Rule::V24: return driftText(facts);
    case Rule::V25:
        if (!textOf(facts, "space").isEmpty())
            return translated("Overlay %1 says it is in %2, but its underlay %3 is in %4")
                .arg(textOf(facts, "cidr"), textOf(facts, "kept"), textOf(facts, "underlay"),
                     textOf(facts, "space"));
        return translated("Overlay %1 lies on %2, which is no subnet here")
            .arg(textOf(facts, "cidr"), textOf(facts, "underlay"));
    case Rule::V26:
        return translated("%1 is over the limit of %2 % (%3 %)")
            .arg(textOf(facts, "cidr"), numberText(numberOf(facts, "limit")),
                 numberText(numberOf(facts, "use")));
    case Rule::V27:
        return translated("%1 and %2 have the same MAC %3")
            .arg(textOf(facts, "device"), textOf(facts, "other-device"), textOf(facts, "mac"));
    case Rule::V28:
        return translated("%1 is down, and %2 need it")
            .arg(textOf(facts, "device"), listOf(facts, "endpoints"));
    case Rule::V29:
        return translated("machine %1 has no usable %2 address")
            .arg(textOf(facts, "machine"), listOf(facts, "lacking"));
    case Rule::V30: return spaceNameText(facts);
    case Rule::V31:
        return translated("%1 has no %2 beside it, as other VLANs of %3 have")
            .arg(textOf(facts, "cidr"), textOf(facts, "missing"), textOf(facts, "space"));
    case Rule::V32: return agentEndpointsText(facts);
    }
    return {};
}

} // namespace netatlas::views::wording
