// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/fragment_members.h"
#include "model/exchange/fragment_writer.h"

namespace netatlas::exchange {

namespace json = boost::json;
using namespace domain;

json::object writeRow(const Model&, const RoutingDomainRow& row)
{
    json::object out{{"id", row.id.text()}, {"name", jsonText(row.name)}};
    putText(out, "provider-ref", row.providerRef);
    return out;
}

json::object writeRow(const Model&, const FabricRow& row)
{
    json::object out{{"id", row.id.text()}, {"name", jsonText(row.name)}};
    putText(out, "provider-ref", row.providerRef);
    putId(out, "routing-domain-id", row.routingDomain);
    return out;
}

json::object writeRow(const Model&, const SegmentRow& row)
{
    json::object out{{"id", row.id.text()}};
    putId(out, "fabric-id", row.fabric);
    out["kind"] = jsonWord(row.kind);
    out["tag"] = row.tag;
    putNumber(out, "mtu", row.mtu);
    putText(out, "name", row.name);
    putTrue(out, "dhcp-on", row.dhcpOn);
    putId(out, "relay-segment-id", row.relaySegment);
    putText(out, "provider-ref", row.providerRef);
    putText(out, "provider-network-id", row.providerNetworkId);
    return out;
}

json::object writeRow(const Model&, const ProviderNetworkRow& row)
{
    json::object out{{"id", row.id.text()},
                     {"provider-id", jsonText(row.providerId)},
                     {"name", jsonText(row.name)}};
    putId(out, "routing-domain-id", row.routingDomain);
    putId(out, "ipv6-routing-domain-id", row.ipv6RoutingDomain);
    out["zones"] = jsonTexts(row.zones);
    return out;
}

json::object writeRow(const Model&, const ZoneRow& row)
{
    json::object out{{"name", jsonText(row.name)}};
    putText(out, "region", row.region);
    out["available"] = row.available;
    return out;
}

json::object writeRow(const Model&, const SpaceRow& row)
{
    return {{"id", row.id.text()},
            {"name", jsonText(row.name)},
            {"provider-id", jsonText(row.providerId)},
            {"life", jsonWord(row.life)},
            {"public", row.isPublic}};
}

json::object writeRow(const Model& model, const SubnetRow& row)
{
    const SpaceId* space = model.facts.spaceOfSubnet.find(row.id);
    json::object out{{"id", row.id.text()},
                     {"cidr", row.shownCidr()},
                     {"space-id", (space ? *space : row.space).text()},
                     {"provider-id", jsonText(row.providerId)},
                     {"provider-network-id", jsonText(row.providerNetworkId)},
                     {"vlan-tag", row.vlanTag},
                     {"zones", jsonTexts(row.zones)},
                     {"life", jsonWord(row.life)},
                     {"public", row.isPublic},
                     {"fan-local-underlay", row.isOverlay() ? row.fanLocalUnderlay->text() : ""},
                     {"fan-overlay", row.fanOverlay ? row.fanOverlay->text() : ""}};
    putId(out, "fan-underlay-subnet-id", row.fanUnderlaySubnet);
    putId(out, "segment-id", row.segment);
    putText(out, "name", row.name);
    putValue(out, "gateway", row.gateway);
    putTexts(out, "dns-servers", row.dnsServers);
    putTrue(out, "supernet", row.isSupernet);
    putTrue(out, "unconfirmed", row.isUnconfirmed);
    putNumber(out, "warn-percent", row.warnPercent);
    putNumber(out, "error-percent", row.errorPercent);
    return out;
}

json::object writeRow(const Model&, const RangeRow& row)
{
    json::object out{{"id", row.id.text()},
                     {"subnet-id", row.subnet.text()},
                     {"kind", jsonWord(row.kind)},
                     {"first", row.first.text()},
                     {"last", row.last.text()}};
    putText(out, "purpose", row.purpose);
    putText(out, "provider-ref", row.providerRef);
    return out;
}

json::object writeRow(const Model&, const StaticRouteRow& row)
{
    json::object out{{"id", row.id.text()},
                     {"source-subnet-id", row.source.text()},
                     {"destination-subnet-id", row.destination.text()}};
    putValue(out, "gateway", row.gateway);
    putNumber(out, "metric", row.metric);
    return out;
}

json::object writeRow(const Model&, const LooseAddressRow& row)
{
    json::object out{{"id", row.id.text()}, {"routing-domain-id", row.routingDomain.text()}};
    putId(out, "subnet-id", row.subnet);
    out["value"] = row.value.text();
    out["state"] = jsonWord(row.state);
    putText(out, "name", row.name);
    putText(out, "mac", row.mac);
    putText(out, "provider-ref", row.providerRef);
    return out;
}

} // namespace netatlas::exchange
