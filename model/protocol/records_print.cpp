// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/protocol/records.h"

namespace netatlas::protocol {

namespace json = boost::json;
using namespace engine;

namespace {

/// An object that takes only what is not empty, false or 0.
class Printed
{
public:
    void always(std::string_view name, json::value value) { m_object[name] = std::move(value); }
    void text(std::string_view name, std::string_view text)
    {
        if (!text.empty())
            m_object[name] = text;
    }
    void texts(std::string_view name, const std::vector<std::string>& texts)
    {
        if (!texts.empty())
            m_object[name] = textsJson(texts);
    }
    void number(std::string_view name, std::int64_t number)
    {
        if (number != 0)
            m_object[name] = number;
    }
    void truth(std::string_view name, bool truth)
    {
        if (truth)
            m_object[name] = true;
    }
    template <class Element, class Print>
    void list(std::string_view name, const std::vector<Element>& elements, Print print)
    {
        if (!elements.empty())
            m_object[name] = listJson(elements, print);
    }

    json::value take() { return std::move(m_object); }

private:
    json::object m_object;
};

json::value routeJson(const devices::Route& route)
{
    Printed printed;
    printed.text("destination", route.destination);
    printed.text("gateway", route.gateway);
    printed.number("metric", route.metric);
    return printed.take();
}

} // namespace

json::value textsJson(const std::vector<std::string>& texts)
{
    return listJson(texts, [](const std::string& text) { return json::value(text); });
}

json::value addressJson(const addressing::Address& address)
{
    Printed printed;
    printed.always("value", json::value(address.value));
    printed.always("type",
                   json::value(address.type ? domain::wordOf(*address.type) : std::string_view()));
    printed.always("scope", json::value(domain::wordOf(address.scope)));
    printed.text("cidr", address.cidr);
    printed.text("config", domain::wordOf(address.config));
    printed.truth("secondary", address.isSecondary);
    if (address.origin)
        printed.text("origin", domain::wordOf(*address.origin));
    printed.text("space_id", address.spaceId);
    printed.text("space", address.space);
    printed.text("provider_space_id", address.providerSpaceId);
    printed.text("provider_id", address.providerId);
    printed.text("provider_subnet_id", address.providerSubnetId);
    printed.text("provider_vlan_id", address.providerVlanId);
    printed.number("vlan_tag", address.vlanTag);
    return printed.take();
}

json::value subnetJson(const spaces::Subnet& subnet)
{
    Printed printed;
    printed.text("id", subnet.id);
    printed.text("cidr", subnet.cidr);
    printed.text("provider_id", subnet.providerId);
    printed.text("provider_network_id", subnet.providerNetworkId);
    printed.text("provider_space_id", subnet.providerSpaceId);
    printed.number("vlan_tag", subnet.vlanTag);
    printed.texts("zones", subnet.zones);
    printed.text("space_id", subnet.spaceId);
    printed.text("space_name", subnet.spaceName);
    printed.text("fan_underlay", subnet.fanUnderlay);
    printed.text("fan_overlay", subnet.fanOverlay);
    if (subnet.life)
        printed.text("life", domain::wordOf(*subnet.life));
    return printed.take();
}

json::value spaceJson(const spaces::Space& space)
{
    Printed printed;
    printed.text("id", space.id);
    printed.text("name", space.name);
    printed.text("provider_id", space.providerId);
    printed.always("subnets", listJson(space.subnets, subnetJson));
    return printed.take();
}

json::value nicJson(const devices::Nic& nic)
{
    Printed printed;
    printed.number("index", nic.index);
    printed.text("name", nic.name);
    printed.text("parent", nic.parent);
    printed.text("mac", nic.mac);
    printed.text("type", domain::wordOf(nic.type));
    printed.text("port_type", domain::wordOf(nic.portType));
    printed.number("vlan_tag", nic.vlanTag);
    printed.number("mtu", nic.mtu);
    printed.text("config", domain::wordOf(nic.config));
    printed.list("addresses", nic.addresses, addressJson);
    printed.list("shadow_addresses", nic.shadowAddresses, addressJson);
    printed.text("gateway", nic.gateway);
    printed.truth("is_default_gateway", nic.isDefaultGateway);
    printed.list("routes", nic.routes, routeJson);
    printed.texts("dns_servers", nic.dnsServers);
    printed.texts("dns_search_domains", nic.dnsSearchDomains);
    printed.truth("disabled", nic.isDisabled);
    printed.truth("no_auto_start", nic.isNotAutoStarted);
    printed.text("origin", domain::wordOf(nic.origin));
    printed.text("provider_id", nic.providerId);
    printed.text("provider_subnet_id", nic.providerSubnetId);
    printed.text("provider_network_id", nic.providerNetworkId);
    printed.text("provider_space_id", nic.providerSpaceId);
    printed.text("provider_vlan_id", nic.providerVlanId);
    printed.text("provider_address_id", nic.providerAddressId);
    printed.texts("zones", nic.zones);
    return printed.take();
}

} // namespace netatlas::protocol
