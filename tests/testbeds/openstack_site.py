# SPDX-License-Identifier: GPL-3.0-or-later
"""A strange site on a real OpenStack, made by its own client library; see openstack.sh."""

import json
import os
import subprocess

INSTANCE = "6b1e0000-0000-4000-8000-0000000000%02x"
LONG_NAME = "n" * 255


def make_addressing(net):
    """Scopes and pools: one family each, one pool with a strange prefix length."""
    scopes = {family: net.create_address_scope(name="dc-v%d" % family, ip_version=family, shared=True)
              for family in (4, 6)}
    pool4 = net.create_subnet_pool(name="pool 4", prefixes=["10.20.0.0/16", "10.40.0.0/13"],
                                   default_prefixlen=27, address_scope_id=scopes[4].id, shared=True)
    pool6 = net.create_subnet_pool(name="pool 6", prefixes=["2001:db8:20::/48"], default_prefixlen=64,
                                   address_scope_id=scopes[6].id, shared=True)
    return pool4, pool6


def make_routed(net, pool4, pool6):
    """One network over two physical ones, routed between its segments."""
    leaf = net.create_network(name="leaf", shared=True, provider_network_type="vlan",
                              provider_physical_network="physnet1", provider_segmentation_id=101)
    first = next(iter(net.segments(network_id=leaf.id)))
    net.update_segment(first, name="leaf-a")
    second = net.create_segment(name="leaf-b", network_id=leaf.id, network_type="vlan",
                                physical_network="physnet2", segmentation_id=4094)
    a = net.create_subnet(name="leaf-a-v4", network_id=leaf.id, segment_id=first.id, ip_version=4,
                          cidr="10.20.1.0/24", subnet_pool_id=pool4.id, gateway_ip="10.20.1.254",
                          dns_nameservers=["10.20.0.53", "10.20.0.54"], is_dhcp_enabled=False)
    net.create_subnet(name="leaf-b-v4", network_id=leaf.id, segment_id=second.id, ip_version=4,
                      subnet_pool_id=pool4.id, cidr="10.20.2.0/24", is_dhcp_enabled=False,
                      host_routes=[{"destination": "10.99.0.0/16", "nexthop": "10.20.2.254"},
                                   {"destination": "10.98.0.0/16", "nexthop": "10.20.2.253"}])
    net.create_subnet(name="leaf-b-v6", network_id=leaf.id, segment_id=second.id, ip_version=6,
                      subnet_pool_id=pool6.id, cidr="2001:db8:20:2::/64",
                      gateway_ip="2001:db8:20:2::", is_dhcp_enabled=False)
    return leaf, a


def make_odd_networks(net, pool6):
    """Names that are empty, twice there, long or foreign; every type; equal blocks."""
    office = net.create_network(name="Büro  ☎ \"3\"", provider_network_type="vlan", mtu=1400,
                                provider_physical_network="physnet2", provider_segmentation_id=1)
    net.create_subnet(name="office", network_id=office.id, ip_version=4, cidr="192.168.30.0/24",
                      allocation_pools=[{"start": "192.168.30.50", "end": "192.168.30.99"},
                                        {"start": "192.168.30.200", "end": "192.168.30.200"}],
                      dns_nameservers=["192.168.30.4", "192.168.30.3"])
    net.create_subnet(name="office", network_id=office.id, ip_version=6, cidr="2001:db8:20:30::/64",
                      subnet_pool_id=pool6.id, ipv6_ra_mode="slaac", ipv6_address_mode="slaac")
    for name, kind, number in [("twin", "vxlan", 16777215), ("twin", "vxlan", 7), ("", "gre", 4095),
                               (LONG_NAME, "geneve", 65536)]:
        net.create_network(name=name, provider_network_type=kind, provider_segmentation_id=number)
    twins = list(net.networks(name="twin"))
    for twin in twins:
        net.create_subnet(name="", network_id=twin.id, ip_version=4, cidr="192.168.30.0/24")
        net.create_subnet(name="tiny", network_id=twin.id, ip_version=4, cidr="192.168.31.4/30",
                          gateway_ip=None)
    many = net.create_network(name="many", segments=[
        {"provider:network_type": "vlan", "provider:physical_network": "physnet1",
         "provider:segmentation_id": 200},
        {"provider:network_type": "vlan", "provider:physical_network": "physnet2",
         "provider:segmentation_id": 200},
        {"provider:network_type": "vxlan", "provider:segmentation_id": 200}])
    net.create_subnet(name="many", network_id=many.id, ip_version=4, cidr="172.16.0.0/12")
    net.create_network(name="alone")
    return office, twins, many


def make_edge(net, twins):
    """A flat network outside, a router with two inner sides, floating IPs of a private block."""
    out = net.create_network(name="ext", is_router_external=True, provider_network_type="flat",
                             provider_physical_network="physext")
    net.create_subnet(name="ext", network_id=out.id, ip_version=4, cidr="10.255.0.0/24",
                      is_dhcp_enabled=False)
    router = net.create_router(name="edge", external_gateway_info={"network_id": out.id})
    inner = next(iter(net.subnets(network_id=twins[0].id, name="")))
    net.add_interface_to_router(router, subnet_id=inner.id)
    net.create_router(name="edge")
    return out


def make_ports(net, leaf, leaf_a, office, twins, many, out):
    def port(name, network, machine=None, owner="compute:nova", **more):
        if machine is not None:
            more.update(device_id=INSTANCE % machine, device_owner=owner)
        return net.create_port(name=name, network_id=network.id, **more)

    def at(*values):
        return [{"subnet_id": leaf_a.id, "ip_address": value} for value in values]

    port("web-0", leaf, 0xa0, fixed_ips=at("10.20.1.11"), mac_address="fa:16:3e:00:01:01")
    port("", leaf, 0xa1, fixed_ips=at("10.20.1.12", "10.20.1.13"), is_admin_state_up=False)
    port("web-0", many, 0xa1)
    port("pairs", leaf, 0xb0, fixed_ips=at("10.20.1.21"),
         allowed_address_pairs=[{"ip_address": "10.20.1.200"}, {"ip_address": "10.66.0.0/24"}])
    port("bare", leaf, 0xb1, owner="baremetal:none", fixed_ips=at("10.20.1.31"))
    port("bare", office, 0xb1, owner="baremetal:none")
    port("nothing", leaf, 0xb2, fixed_ips=[])
    port("loose", office, binding_vnic_type="direct")
    port("held", leaf, fixed_ips=at("10.20.1.41"))
    inner = port("inside", twins[0], 0xc0)
    net.create_ip(floating_network_id=out.id, port_id=inner.id, floating_ip_address="10.255.0.77")
    net.create_ip(floating_network_id=out.id, floating_ip_address="10.255.0.78")
    parent = port("trunk", leaf, 0xd0)
    parts = [port("part-%d" % tag, network) for tag, network in [(300, many), (4094, twins[1])]]
    net.create_trunk(name="trunk", port_id=parent.id, sub_ports=[
        {"port_id": part.id, "segmentation_type": "vlan", "segmentation_id": tag}
        for part, tag in zip(parts, (300, 4094))])
    net.create_ports([{"network_id": many.id, "name": "bulk %d" % number} for number in range(16)])


def make_instances(cloud):
    project, user = cloud.current_project_id, cloud.current_user_id
    wanted = [dict(id=INSTANCE % number, name=name, project=project, user=user, state=state, zone=zone)
              for number, name, state, zone in [
                  (0xa0, "web", "active", "az1"), (0xa1, "web", "stopped", "az2"),
                  (0xb0, "Ünï 日本", "active", "az1"), (0xb2, "none", "error", "az2"),
                  (0xc0, "inside", "paused", "az1"), (0xd0, "firewall", "active", "az1"),
                  (0xe0, "portless", "building", "az1")]]
    record_instances(wanted)


def record_instances(wanted):
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "openstack_instances")
    subprocess.run([script, os.environ["NETATLAS_NOVA_CONFIG"]], input=json.dumps(wanted), text=True,
                   check=True, stderr=subprocess.DEVNULL)


def set_state(server, state):
    """There is nobody who could start or stop it: its state is written as the hypervisor would."""
    record_instances([dict(id=server.id, name=server.name, state=state)])


def seed(cloud):
    """Makes the site; to be called once."""
    net = cloud.network
    pool4, pool6 = make_addressing(net)
    leaf, leaf_a = make_routed(net, pool4, pool6)
    office, twins, many = make_odd_networks(net, pool6)
    out = make_edge(net, twins)
    make_ports(net, leaf, leaf_a, office, twins, many, out)
    make_instances(cloud)
