#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a small network site in the network namespace it is run in: run it in a fresh one only.
# A kind of link that the kernel lacks is left out and named on standard output.
set -u

optional() {
    ip link add "$@" 2>/dev/null || echo "this kernel has no: $*"
}

ip link set lo up
ip link add eth0 address 02:00:5e:20:00:01 type veth peer name wire0 || exit 1
ip link add eth1 address 02:00:5e:20:00:02 type veth peer name wire1 || exit 1
ip link set wire0 up
ip link set wire1 up
optional bond0 type bond mode active-backup miimon 100
uplink=eth0
if ip link show bond0 >/dev/null 2>&1; then
    ip link set eth0 master bond0
    ip link set eth1 master bond0
    uplink=bond0
fi
ip link set "$uplink" mtu 9000 alias "to the leaf switch" up
ip address add 10.30.1.7/24 brd + dev "$uplink"
ip address add 169.254.9.9/16 scope link dev "$uplink"
ip -6 address add 2001:db8:30:1::7/64 dev "$uplink" nodad

ip link add br0 type bridge || exit 1
ip link set br0 up
ip address add 10.30.40.7/24 brd + dev br0 label br0:a
ip address add 10.30.40.8/24 brd + dev br0
ip -6 address add 2001:db8:30:40::7/64 dev br0 nodad
optional "$uplink.40" link "$uplink" type vlan id 40
ip link set "$uplink.40" master br0 up 2>/dev/null
optional vx7 type vxlan id 7007 dstport 4789 local 127.0.0.1 dev lo
optional mv0 link wire1 type macvlan mode bridge
optional red type vrf table 70
if ip link show red >/dev/null 2>&1; then
    ip link set red up
    ip link set wire1 master red
    ip address add 10.30.1.7/24 dev wire1
fi
ip address add 10.30.99.1 peer 10.30.99.2 dev lo

ip route add default via 10.30.1.1 metric 10
ip route add 10.77.0.0/16 via 10.30.1.254 metric 50
ip route add 10.78.0.0/16 nexthop via 10.30.1.2 weight 1 nexthop via 10.30.40.2 weight 1
ip route add 10.79.0.0/16 via 10.30.1.253 table 100
ip -6 route add default via 2001:db8:30:1::1 dev "$uplink"
ip route add blackhole 10.80.0.0/16
