#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# openstack.sh COMMAND...  Runs the command beside a real OpenStack control plane on loopback:
# Keystone, Neutron with ML2, and Nova's API, from Debian's packages, with SQLite and no message
# broker. The command finds the cloud in OS_*, a clouds.yaml of the cloud "testbed" in
# OS_CLIENT_CONFIG_FILE, and Nova's configuration in NETATLAS_NOVA_CONFIG. Gives the command's
# status; 77 when a package is missing. All of it is gone afterwards, unless NETATLAS_TESTBED names
# a folder to keep it in: the next run there starts in seconds.
set -u
# The servers are Debian's: another Python on the path is none of theirs.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
unset PYTHONPATH PYTHONHOME

for need in keystone-manage keystone-wsgi-public neutron-server nova-manage nova-api-wsgi uwsgi-core \
    sqlite3 curl; do
    command -v "$need" >/dev/null || {
        echo "skipped: $need is not installed; packaging/test --with-servers installs it"
        exit 77
    }
done
/usr/bin/python3 -c 'import openstack' 2>/dev/null || {
    echo "skipped: OpenStack's client is not installed; packaging/test --with-servers installs it"
    exit 77
}
for file in /etc/neutron/api-paste.ini /etc/nova/api-paste.ini; do
    [ -r "$file" ] || {
        echo "skipped: $file may not be read by $(id -un)"
        exit 77
    }
done

room=${NETATLAS_TESTBED:-}
if [ -n "$room" ]; then
    mkdir -p "$room"
else
    room=$(mktemp -d /tmp/netatlas-openstack.XXXXXX)
fi
mkdir -p "$room"/{log,lock,fernet,credential,policy,nova,home}
[ -s "$room/secret" ] || echo "secret-$$-$RANDOM" >"$room/secret"
secret=$(cat "$room/secret")

# Ports that nobody has now; they are in the catalogue, so a kept folder keeps them.
[ -s "$room/ports" ] || /usr/bin/python3 - >"$room/ports" <<'PYTHON'
import socket
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(3)]
print(*[one.getsockname()[1] for one in sockets])
PYTHON
read -r keystone_port neutron_port nova_port <"$room/ports"
keystone=http://127.0.0.1:$keystone_port
neutron=http://127.0.0.1:$neutron_port
nova=http://127.0.0.1:$nova_port

servers=()
finish() {
    local server
    for server in "${servers[@]}"; do
        kill -TERM -- "-$server" 2>/dev/null
    done
    for server in "${servers[@]}"; do
        for _ in $(seq 50); do
            kill -0 "$server" 2>/dev/null || break
            sleep 0.1
        done
        kill -KILL -- "-$server" 2>/dev/null
    done
    [ -n "${NETATLAS_TESTBED:-}" ] || rm -rf "$room"
}
trap finish EXIT
trap 'exit 143' TERM INT HUP

give_up() { # SENTENCE LOG
    echo "openstack.sh: $1" >&2
    tail -n 20 "$room/log/$2" >&2
    exit 1
}

account() { # SECTION: the servers' own account at Keystone
    cat <<END_OF_ACCOUNT
[$1]
auth_url = $keystone
www_authenticate_uri = $keystone
auth_type = password
username = service
password = $secret
project_name = service
user_domain_id = default
project_domain_id = default
region_name = RegionOne
END_OF_ACCOUNT
}

configure() {
    cat >"$room/keystone.conf" <<END_OF_FILE
[DEFAULT]
public_endpoint = $keystone
[database]
connection = sqlite:///$room/keystone.db
[fernet_tokens]
key_repository = $room/fernet
[credential]
key_repository = $room/credential
[oslo_policy]
policy_file = $room/policy.yaml
policy_dirs = $room/policy
END_OF_FILE
    {
        cat <<END_OF_FILE
[DEFAULT]
state_path = $room
bind_host = 127.0.0.1
bind_port = $neutron_port
core_plugin = ml2
service_plugins = router,segments,trunk
api_paste_config = /etc/neutron/api-paste.ini
transport_url = fake://
notification_driver = noop
notify_nova_on_port_status_changes = false
notify_nova_on_port_data_changes = false
api_workers = 0
rpc_workers = 0
rpc_state_report_workers = 0
dhcp_agent_notification = false
pagination_max_limit = 7
[database]
connection = sqlite:///$room/neutron.db?timeout=60
[oslo_concurrency]
lock_path = $room/lock
[oslo_policy]
policy_file = $room/policy.yaml
policy_dirs = $room/policy
[ml2]
type_drivers = flat,vlan,vxlan,gre,geneve
tenant_network_types = vxlan
mechanism_drivers = openvswitch
extension_drivers = port_security
[ml2_type_flat]
flat_networks = *
[ml2_type_vlan]
network_vlan_ranges = physnet1:1:4094,physnet2:1:4094
[ml2_type_vxlan]
vni_ranges = 1:100000
[ml2_type_gre]
tunnel_id_ranges = 1:1000
[ml2_type_geneve]
vni_ranges = 1:100000
max_header_size = 38
END_OF_FILE
        account keystone_authtoken
    } >"$room/neutron.conf"
    cp /etc/nova/api-paste.ini "$room/nova/"
    {
        cat <<END_OF_FILE
[DEFAULT]
state_path = $room/nova
transport_url = fake://
[api_database]
connection = sqlite:///$room/nova/api.db
[database]
connection = sqlite:///$room/nova/cell1.db
[oslo_concurrency]
lock_path = $room/lock
END_OF_FILE
        account keystone_authtoken
        account neutron
        account placement
    } >"$room/nova/nova.conf"
    echo '{}' >"$room/policy.yaml"
    cat >"$room/clouds.yaml" <<END_OF_FILE
clouds:
  testbed:
    auth:
      auth_url: $keystone/v3
      username: admin
      password: $secret
      project_name: admin
      user_domain_name: Default
      project_domain_name: Default
    region_name: RegionOne
END_OF_FILE
}

make_keystone() {
    local manage="keystone-manage --config-file $room/keystone.conf" what
    {
        $manage db_sync &&
            for what in fernet_setup credential_setup; do
                $manage $what --keystone-user "$(id -un)" --keystone-group "$(id -gn)" || return 1
            done &&
            sqlite3 "$room/keystone.db" 'PRAGMA journal_mode = wal' &&
            $manage bootstrap --bootstrap-username admin --bootstrap-password "$secret" \
                --bootstrap-project-name admin --bootstrap-service-name keystone \
                --bootstrap-region-id RegionOne --bootstrap-public-url "$keystone/v3" \
                --bootstrap-internal-url "$keystone/v3"
    } >"$room/log/make-keystone" 2>&1
}

# The migrations alter constraints, which SQLite cannot; the models as they are now can be created.
make_neutron() {
    {
        /usr/bin/python3 - "sqlite:///$room/neutron.db" <<'PYTHON' &&
import sys
import sqlalchemy
from neutron.db.migration.models import head
head.get_metadata().create_all(sqlalchemy.create_engine(sys.argv[1]))
PYTHON
            neutron-db-manage --config-file "$room/neutron.conf" stamp heads &&
            sqlite3 "$room/neutron.db" 'PRAGMA journal_mode = wal'
    } >"$room/log/make-neutron" 2>&1
}

make_nova() {
    local manage="nova-manage --config-file $room/nova/nova.conf" name
    {
        $manage api_db sync &&
            $manage cell_v2 map_cell0 --database_connection "sqlite:///$room/nova/cell0.db" &&
            $manage db sync --local_cell && cp "$room/nova/cell1.db" "$room/nova/cell0.db" &&
            $manage cell_v2 create_cell --name cell1 &&
            for name in api cell0 cell1; do
                sqlite3 "$room/nova/$name.db" 'PRAGMA journal_mode = wal' || return 1
            done
    } >"$room/log/make-nova" 2>&1
}

serve() { # NAME COMMAND...
    setsid "${@:2}" >"$room/log/$1" 2>&1 </dev/null &
    servers+=($!)
}

# A connection of SQLite belongs to its thread; one that another thread lets go of ends the server.
# It closes each connection after its answer, and must say so: a client would send its next request.
serve_wsgi() { # NAME PORT FILE
    serve "$1" uwsgi-core --plugins python3 --http-socket "127.0.0.1:$2" --wsgi-file "$3" --master \
        --die-on-term --no-orphans --enable-threads --processes 2 --threads 1 \
        --buffer-size 65535 --post-buffering 65536 --lazy-apps --add-header 'Connection: close'
}

await() { # NAME URL
    for _ in $(seq 600); do
        curl --silent --output /dev/null --max-time 5 "$2" && return
        sleep 0.2
    done
    give_up "$1 does not answer" "$1"
}

# Who the servers are, and where: what Keystone tells clients.
register() {
    HOME=$room/home /usr/bin/python3 - "$secret" "$neutron" "$nova/v2.1" <<'PYTHON'
import sys
import time
import keystoneauth1.exceptions
import openstack
secret, neutron, nova = sys.argv[1:]
cloud = openstack.connect(cloud="testbed")
for attempt in range(50): # Keystone may break connections off while it starts
    try:
        cloud.authorize()
        break
    except (keystoneauth1.exceptions.ConnectFailure, openstack.exceptions.SDKException):
        time.sleep(0.5)
identity = cloud.identity
project = identity.create_project(name="service", domain_id="default")
user = identity.create_user(name="service", domain_id="default", password=secret)
role = identity.find_role("admin")
identity.assign_project_role_to_user(project, user, role)
for kind, name, url in [("network", "neutron", neutron), ("compute", "nova", nova)]:
    service = identity.create_service(type=kind, name=name)
    identity.create_endpoint(service_id=service.id, interface="public", region_id="RegionOne", url=url)
PYTHON
}

export OS_CLIENT_CONFIG_FILE=$room/clouds.yaml OS_CLOUD=testbed
export NETATLAS_NOVA_CONFIG=$room/nova/nova.conf
configure
if [ ! -e "$room/made" ]; then
    make_nova &
    nova_maker=$!
    make_keystone || give_up "Keystone's database cannot be made" make-keystone
fi
OS_KEYSTONE_CONFIG_FILES=$room/keystone.conf serve_wsgi keystone "$keystone_port" \
    /usr/bin/keystone-wsgi-public
if [ ! -e "$room/made" ]; then
    make_neutron || give_up "Neutron's database cannot be made" make-neutron
    await keystone "$keystone/v3"
    register >"$room/log/register" 2>&1 || give_up "the servers cannot be registered" register
fi
serve neutron neutron-server --config-file "$room/neutron.conf"
if [ ! -e "$room/made" ]; then
    wait "$nova_maker" || give_up "Nova's databases cannot be made" make-nova
    touch "$room/made"
fi
OS_NOVA_CONFIG_DIR=$room/nova serve_wsgi nova "$nova_port" /usr/bin/nova-api-wsgi
await keystone "$keystone/v3"
await neutron "$neutron/"
await nova "$nova/"
unset OS_CLOUD # a source names the cloud itself
HOME=$room/home "$@"
