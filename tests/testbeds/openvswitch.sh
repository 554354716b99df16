#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# openvswitch.sh COMMAND...  Runs the command beside a real Open vSwitch, in a network namespace of
# their own: its database, its daemon, and bridges of the userspace datapath (NETATLAS_DATAPATH: of
# another one, such as `system` in a kernel of one's own). The command finds them by OVS_RUNDIR, as
# the switch's tools do. Gives the command's status; 77 when something is missing. All of it is gone
# afterwards.
set -u
export PATH=/usr/sbin:/usr/bin:/sbin:/bin

for need in ovsdb-server ovsdb-tool ovs-vswitchd ovs-vsctl ovs-appctl ip; do
    command -v "$need" >/dev/null || {
        echo "skipped: $need is not installed; packaging/test --with-servers installs it"
        exit 77
    }
done
if [ -z "${NETATLAS_OVS_ROOM:-}" ]; then
    room=$(mktemp -d "${TMPDIR:-/tmp}/netatlas-openvswitch.XXXXXX")
    export NETATLAS_OVS_ROOM=$room
    for way in --net "--map-root-user --net"; do
        # shellcheck disable=SC2086 # two words
        unshare $way true 2>/dev/null || continue
        # shellcheck disable=SC2086
        unshare $way "${BASH_SOURCE[0]}" "$@"
        status=$?
        rm -rf "$room"
        exit "$status"
    done
    rm -rf "$room"
    echo "skipped: no right to make a network namespace"
    exit 77
fi

room=$NETATLAS_OVS_ROOM
export OVS_RUNDIR=$room OVS_LOGDIR=$room OVS_DBDIR=$room OVS_SYSCONFDIR=$room
servers=()
finish() {
    local one
    # In the order in which the service ends them; each may be gone already.
    for one in ovs-vswitchd ovsdb-server; do
        [ -s "$room/$one.pid" ] && ovs-appctl --timeout=5 -t "$one" exit >/dev/null 2>&1
    done
    for one in "${servers[@]}"; do
        kill -KILL "$one" 2>/dev/null
    done
}
trap finish EXIT
failed() {
    echo "$1"
    tail -n 20 "$room"/*.log
    exit "$2"
}

ip link set lo up
ovsdb-tool create "$room/conf.db" /usr/share/openvswitch/vswitch.ovsschema ||
    failed "The database cannot be made." 1
ovsdb-server "$room/conf.db" --remote="punix:$room/db.sock" --pidfile --detach --no-chdir \
    --log-file="$room/ovsdb-server.log" 2>/dev/null || failed "The database does not start." 1
ovs-vsctl --no-wait init
ovs-vswitchd "unix:$room/db.sock" --pidfile --detach --no-chdir --log-file="$room/ovs-vswitchd.log" \
    2>/dev/null || failed "The daemon does not start." 1

mapfile -t servers < <(cat "$room"/*.pid)
for pair in uplink0:wire0 eth1:wire1 eth2:wire2; do
    ip link add "${pair%:*}" type veth peer name "${pair#*:}" || failed "No veth pairs here." 1
    ip link set "${pair%:*}" up
    ip link set "${pair#*:}" up
done
datapath=${NETATLAS_DATAPATH:-netdev}
ovs-vsctl --timeout=30 \
    -- add-br br-int -- set bridge br-int "datapath_type=$datapath" \
    -- add-br br-ex -- set bridge br-ex "datapath_type=$datapath" \
    -- add-port br-int uplink0 trunks=101,205 \
    -- add-port br-int vlan101 tag=101 -- set interface vlan101 type=internal \
    -- add-port br-int vx0 \
    -- set interface vx0 type=vxlan options:remote_ip=127.0.0.9 options:key=5001 \
    -- add-port br-int to-ex -- set interface to-ex type=patch options:peer=to-int \
    -- add-port br-ex to-int -- set interface to-int type=patch options:peer=to-ex \
    -- add-bond br-ex bond0 eth1 eth2 || failed "The switch takes no bridges." 1
ip address add 10.30.101.7/24 dev vlan101
ip link set vlan101 up
ip link set br-ex up
ip address add 10.30.9.7/24 dev br-ex

"$@"
