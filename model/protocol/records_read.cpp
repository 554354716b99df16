// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/protocol/records.h"

namespace netatlas::protocol {

namespace json = boost::json;
using namespace engine;

namespace {

/// The word of an enumeration; an unknown one is `not-valid`, an absent one the default.
template <class Enum>
Enum wordOr(const Members& members, std::string_view name, Enum absent)
{
    return members.optionalWord(name, domain::parseWord<Enum>, absent);
}

/// The device type of a word; words that are none count as unknown, for the rules say what
/// becomes of such devices.
domain::DeviceType deviceType(const Members& members)
{
    return domain::parseWord<domain::DeviceType>(members.optionalText("type"))
        .value_or(domain::DeviceType::Unknown);
}

template <class Element, class Read>
std::vector<Element> readList(const json::value& value, Faults& faults, Read read)
{
    std::vector<Element> elements;
    const auto* const array = value.if_array();
    if (!array) {
        faults.addShape("list");
        return elements;
    }
    for (const auto& element : *array)
        elements.push_back(read(element, faults));
    return elements;
}

} // namespace

addressing::Address readAddress(const json::value& value, Faults& faults)
{
    if (value.is_string())
        return addressing::makeAddress(readText(value, faults));
    addressing::Address address;
    readObject(value, "address", faults, [&address](const Members& members) {
        address.value = members.optionalText("value");
        if (!members.optionalText("type").empty())
            address.type = members.word("type", domain::parseWord<domain::AddressType>);
        address.scope = wordOr(members, "scope", domain::Scope::Unknown);
        address.cidr = members.optionalText("cidr");
        address.config = wordOr(members, "config", domain::ConfigMethod::Unknown);
        address.isSecondary = members.optionalTruth("secondary");
        address.origin = domain::parseWord<domain::Origin>(members.optionalText("origin"));
        address.spaceId = members.optionalText("space_id");
        address.space = members.optionalText("space");
        address.providerSpaceId = members.optionalText("provider_space_id");
        address.providerId = members.optionalText("provider_id");
        address.providerSubnetId = members.optionalText("provider_subnet_id");
        address.providerVlanId = members.optionalText("provider_vlan_id");
        address.vlanTag = members.optionalInteger("vlan_tag");
        if (!members.optionalTruth("raw"))
            addressing::derive(address);
    });
    return address;
}

std::vector<addressing::Address> readAddresses(const json::value& value, Faults& faults)
{
    return readList<addressing::Address>(value, faults, readAddress);
}

addressing::HostPort readHostPort(const json::value& value, Faults& faults)
{
    addressing::HostPort hostPort;
    if (value.is_string()) {
        auto parsed = addressing::parseHostPort(readText(value, faults));
        if (!parsed)
            faults.addContent(parsed.error());
        return parsed.value_or(hostPort);
    }
    readObject(value, "host port", faults, [&hostPort](const Members& members) {
        hostPort.address = members.record("address", readAddress);
        hostPort.port = members.integer("port");
    });
    return hostPort;
}

addressing::HostPorts readHostPorts(const json::value& value, Faults& faults)
{
    return readList<addressing::HostPort>(value, faults, readHostPort);
}

spaces::Subnet readSubnet(const json::value& value, Faults& faults)
{
    spaces::Subnet subnet;
    readObject(value, "subnet", faults, [&subnet](const Members& members) {
        subnet.id = members.optionalText("id");
        subnet.cidr = members.optionalText("cidr");
        subnet.providerId = members.optionalText("provider_id");
        subnet.providerNetworkId = members.optionalText("provider_network_id");
        subnet.providerSpaceId = members.optionalText("provider_space_id");
        subnet.vlanTag = members.optionalInteger("vlan_tag");
        subnet.zones = members.optionalTexts("zones");
        subnet.spaceId = members.optionalText("space_id");
        subnet.spaceName = members.optionalText("space_name");
        subnet.fanUnderlay = members.optionalText("fan_underlay");
        subnet.fanOverlay = members.optionalText("fan_overlay");
        if (!members.optionalText("life").empty())
            subnet.life = members.word("life", domain::parseWord<domain::Life>);
    });
    return subnet;
}

spaces::Space readSpace(const json::value& value, Faults& faults)
{
    spaces::Space space;
    readObject(value, "space", faults, [&space](const Members& members) {
        space.id = members.optionalText("id");
        space.name = members.optionalText("name");
        space.providerId = members.optionalText("provider_id");
        space.subnets = members.optionalRecords("subnets", readSubnet);
    });
    return space;
}

spaces::Zone readZone(const json::value& value, Faults& faults)
{
    spaces::Zone zone;
    readObject(value, "zone", faults, [&zone](const Members& members) {
        zone.name = members.text("name");
        zone.isAvailable = members.truth("available");
    });
    return zone;
}

devices::Route readRoute(const json::value& value, Faults& faults)
{
    devices::Route route;
    readObject(value, "route", faults, [&route](const Members& members) {
        route.destination = members.optionalText("destination");
        route.gateway = members.optionalText("gateway");
        route.metric = members.optionalInteger("metric");
    });
    return route;
}

devices::Nic readNic(const json::value& value, Faults& faults)
{
    devices::Nic nic;
    readObject(value, "nic", faults, [&nic](const Members& members) {
        nic.index = members.optionalInteger("index");
        nic.name = members.optionalText("name");
        nic.parent = members.optionalText("parent");
        nic.mac = members.optionalText("mac");
        nic.type = deviceType(members);
        nic.portType = wordOr(members, "port_type", domain::VirtualPortType::None);
        nic.vlanTag = members.optionalInteger("vlan_tag");
        nic.mtu = members.optionalInteger("mtu");
        nic.config = wordOr(members, "config", domain::ConfigMethod::Unknown);
        nic.addresses = members.optionalRecords("addresses", readAddress);
        nic.shadowAddresses = members.optionalRecords("shadow_addresses", readAddress);
        nic.gateway = members.optionalText("gateway");
        nic.isDefaultGateway = members.optionalTruth("is_default_gateway");
        nic.routes = members.optionalRecords("routes", readRoute);
        nic.dnsServers = members.optionalTexts("dns_servers");
        nic.dnsSearchDomains = members.optionalTexts("dns_search_domains");
        nic.isDisabled = members.optionalTruth("disabled");
        nic.isNotAutoStarted = members.optionalTruth("no_auto_start");
        nic.origin = wordOr(members, "origin", domain::Origin::Unknown);
        nic.providerId = members.optionalText("provider_id");
        nic.providerSubnetId = members.optionalText("provider_subnet_id");
        nic.providerNetworkId = members.optionalText("provider_network_id");
        nic.providerSpaceId = members.optionalText("provider_space_id");
        nic.providerVlanId = members.optionalText("provider_vlan_id");
        nic.providerAddressId = members.optionalText("provider_address_id");
        nic.zones = members.optionalTexts("zones");
    });
    return nic;
}

namespace {

using ObservedAddress = devices::ObservedInterface::ObservedAddress;

std::optional<ObservedAddress> readObservedAddress(const json::value& value, Faults& faults)
{
    if (value.is_null())
        return std::nullopt;
    ObservedAddress address;
    readObject(value, "address", faults, [&address](const Members& members) {
        address.ip = members.nullableText("ip");
        address.isSecondary = members.optionalTruth("secondary");
    });
    return address;
}

} // namespace

devices::ObservedInterface readInterface(const json::value& value, Faults& faults)
{
    devices::ObservedInterface interface;
    readObject(value, "interface", faults, [&interface](const Members& members) {
        interface.name = members.optionalText("name");
        interface.type = deviceType(members);
        interface.index = members.optionalInteger("index");
        interface.mac = members.optionalText("mac");
        interface.mtu = members.optionalInteger("mtu");
        interface.isUp = members.optionalTruth("up");
        interface.addresses = members.optionalRecords("addresses", readObservedAddress);
    });
    return interface;
}

controllers::Node readNode(const json::value& value, Faults& faults)
{
    controllers::Node node;
    readObject(value, "node", faults, [&node](const Members& members) {
        node.id = members.text("id");
        node.addresses = members.records("addresses", readAddress);
    });
    return node;
}

controllers::ControllerNode readControllerNode(const json::value& value, Faults& faults)
{
    controllers::ControllerNode node;
    readObject(value, "node", faults, [&node](const Members& members) {
        node.id = members.text("id");
        node.life = wordOr(members, "life", domain::Life::Alive);
        node.wantsVote = members.optionalTruth("wants_vote", true);
        node.addresses = members.records("addresses", readAddress);
    });
    return node;
}

controllers::ReplicaMember readMember(const json::value& value, Faults& faults)
{
    controllers::ReplicaMember member;
    readObject(value, "member", faults, [&member](const Members& members) {
        member.id = members.integer("id");
        member.node = members.nullableText("node");
        member.address = members.text("address");
        member.isVoting = members.optionalInteger("votes", 1) > 0;
        const auto* const priority = members.optional("priority");
        if (priority && !priority->is_number())
            members.faults().addShape("priority");
    });
    return member;
}

controllers::MemberStatus readStatus(const json::value& value, Faults& faults)
{
    controllers::MemberStatus status;
    readObject(value, "status", faults, [&status](const Members& members) {
        status.id = members.integer("id");
        status.isHealthy = members.truth("healthy");
        status.state = domain::parseWord<domain::MemberState>(members.text("state"))
                           .value_or(domain::MemberState::Other);
    });
    return status;
}

containers::HostDevice readHostDevice(const json::value& value, Faults& faults)
{
    containers::HostDevice device;
    readObject(value, "device", faults, [&device](const Members& members) {
        device.name = members.optionalText("name");
        device.type = deviceType(members);
        device.parent = members.optionalText("parent");
        device.portType = wordOr(members, "port_type", domain::VirtualPortType::None);
    });
    return device;
}

containers::HostDeviceAddress readHostDeviceAddress(const json::value& value, Faults& faults)
{
    containers::HostDeviceAddress address;
    readObject(value, "address", faults, [&address](const Members& members) {
        address.device = members.optionalText("device");
        address.cidr = members.optionalText("cidr");
    });
    return address;
}

} // namespace netatlas::protocol
