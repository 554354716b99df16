#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# kubernetes.sh COMMAND...  Runs the command beside a real Kubernetes API on loopback: kube-apiserver
# and the endpoint controllers, which kubernetes-build.sh made once, on Debian's etcd. The command
# finds kubeconfigs in NETATLAS_KUBECONFIGS (certificate, token, reader, refused, expired), and may
# run kubernetes-expire.sh. Gives the command's status; 77 when something is missing. All of it is
# gone afterwards, unless NETATLAS_TESTBED names a folder to keep it in.
set -u
export PATH=/usr/sbin:/usr/bin:/sbin:/bin

cache=${XDG_CACHE_HOME:-$HOME/.cache}/netatlas-testbed/kubernetes/bin
for need in etcd etcdctl openssl curl; do
    command -v "$need" >/dev/null || {
        echo "skipped: $need is not installed; packaging/test --with-servers installs it"
        exit 77
    }
done
for need in kube-apiserver kube-controller-manager; do
    [ -x "$cache/$need" ] || {
        echo "skipped: $need is not built; tests/testbeds/kubernetes-build.sh builds it once"
        exit 77
    }
done

room=${NETATLAS_TESTBED:-}
if [ -n "$room" ]; then
    mkdir -p "$room"
else
    room=$(mktemp -d /tmp/netatlas-kubernetes.XXXXXX)
fi
mkdir -p "$room"/{log,pki,kubeconfigs}

# Ports that nobody has now; they are in the kubeconfigs, so a kept folder keeps them.
[ -s "$room/ports" ] || python3 - >"$room/ports" <<'PYTHON'
import socket
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(4)]
print(*[one.getsockname()[1] for one in sockets])
PYTHON
read -r port etcd_port peer_port controller_port <"$room/ports"
server=https://127.0.0.1:$port
etcd=http://127.0.0.1:$etcd_port

servers=()
finish() {
    local one
    [ -s "$room/apiserver.pid" ] && servers+=("$(cat "$room/apiserver.pid")")
    for one in "${servers[@]}"; do
        kill -TERM "$one" 2>/dev/null
    done
    for one in "${servers[@]}"; do
        for _ in $(seq 50); do
            kill -0 "$one" 2>/dev/null || break
            sleep 0.1
        done
        kill -KILL "$one" 2>/dev/null
    done
    rm -f "$room/apiserver.pid"
    [ -n "${NETATLAS_TESTBED:-}" ] || rm -rf "$room"
}
trap finish EXIT
trap 'exit 143' TERM INT HUP

give_up() { # SENTENCE LOG
    echo "kubernetes.sh: $1" >&2
    tail -n 20 "$room/log/$2" >&2
    exit 1
}

make_keys() {
    (
        cd "$room/pki" || exit 1
        key=(-newkey rsa:2048 -nodes -sha256)
        sign() { # NAME SUBJECT USAGE [OPENSSL ARGUMENT...]
            local name=$1 subject=$2 usage=$3
            shift 3
            openssl req -new "${key[@]}" -keyout "$name.key" -out "$name.csr" -subj "$subject" &&
                openssl x509 -req -sha256 -in "$name.csr" -CA ca.crt -CAkey ca.key -CAcreateserial \
                    -out "$name.crt" -extfile <(printf '%s\n' "extendedKeyUsage=$usage" \
                    'subjectAltName=IP:127.0.0.1,DNS:localhost') "${@:--days=3650}"
        }
        openssl req -x509 "${key[@]}" -keyout ca.key -out ca.crt -days 3650 -subj /CN=testbed &&
            sign server /CN=kube-apiserver serverAuth -days 3650 &&
            sign admin /O=system:masters/CN=admin clientAuth -days 3650 &&
            sign expired /O=system:masters/CN=late clientAuth -days -1 &&
            openssl genrsa -out accounts.key 2048 &&
            openssl rsa -in accounts.key -pubout -out accounts.pub
    ) >"$room/log/keys" 2>&1 || give_up "no keys" keys
    cat >"$room/pki/tokens.csv" <<END_OF_FILE
admin-token,token-admin,1001,"system:masters"
reader-token,reader,1002,"readers"
END_OF_FILE
}

kubeconfig() { # NAME USER-AS-YAML
    cat >"$room/kubeconfigs/$1" <<END_OF_FILE
apiVersion: v1
kind: Config
current-context: testbed
clusters:
- name: testbed
  cluster: {server: "$server", certificate-authority: ../pki/ca.crt}
contexts:
- name: testbed
  context: {cluster: testbed, user: $1}
- name: nowhere
  context: {cluster: gone, user: $1}
users:
- name: $1
  user: $2
END_OF_FILE
}

serve() { # NAME COMMAND...
    local name=$1
    shift
    setsid "$@" >>"$room/log/$name" 2>&1 </dev/null &
    servers+=($!)
}

if [ ! -e "$room/made" ]; then
    make_keys
    kubeconfig certificate "{client-certificate: ../pki/admin.crt, client-key: ../pki/admin.key}"
    kubeconfig expired "{client-certificate: ../pki/expired.crt, client-key: ../pki/expired.key}"
    kubeconfig token '{token: admin-token}'
    kubeconfig reader '{token: reader-token}'
    kubeconfig refused '{token: no-such-token}'
    touch "$room/made"
fi
serve etcd etcd --name testbed --data-dir "$room/etcd" --listen-client-urls "$etcd" \
    --advertise-client-urls "$etcd" --listen-peer-urls "http://127.0.0.1:$peer_port" \
    --initial-advertise-peer-urls "http://127.0.0.1:$peer_port" \
    --initial-cluster "testbed=http://127.0.0.1:$peer_port" --unsafe-no-fsync

# A script of its own, since the tests start it anew.
cat >"$room/serve" <<END_OF_FILE
#!/bin/bash
setsid "$cache/kube-apiserver" --etcd-servers="$etcd" --etcd-compaction-interval=0 \\
    --bind-address=127.0.0.1 --advertise-address=127.0.0.1 --secure-port=$port --insecure-port=0 \\
    --tls-cert-file="$room/pki/server.crt" --tls-private-key-file="$room/pki/server.key" \\
    --client-ca-file="$room/pki/ca.crt" --token-auth-file="$room/pki/tokens.csv" \\
    --authorization-mode=RBAC --disable-admission-plugins=ServiceAccount \\
    --service-account-issuer=https://kubernetes.default.svc \\
    --service-account-key-file="$room/pki/accounts.pub" \\
    --service-account-signing-key-file="$room/pki/accounts.key" \\
    --feature-gates=IPv6DualStack=true --allow-privileged=true --endpoint-reconciler-type=none \\
    --service-cluster-ip-range=10.152.176.0/20,fd00:152:183::/112 \\
    >>"$room/log/apiserver" 2>&1 </dev/null &
echo \$! >"$room/apiserver.pid"
for _ in \$(seq 300); do
    ready=\$(curl --silent --max-time 5 --cacert "$room/pki/ca.crt" --cert "$room/pki/admin.crt" \\
        --key "$room/pki/admin.key" "$server/readyz")
    [ "\$ready" = ok ] && exit
    sleep 0.2
done
exit 1
END_OF_FILE
# Forgets the history, so that old versions and continue tokens are gone.
cat >"$room/expire" <<END_OF_FILE
#!/bin/bash
export ETCDCTL_API=3
revision=\$(etcdctl --endpoints "$etcd" get / --prefix --keys-only --limit 1 -w json |
    sed 's/.*"revision":\\([0-9]*\\).*/\\1/')
etcdctl --endpoints "$etcd" compact "\$revision" || exit 1
pid=\$(cat "$room/apiserver.pid")
kill -TERM "\$pid"
for _ in \$(seq 100); do
    kill -0 "\$pid" 2>/dev/null || break
    sleep 0.2
done
kill -KILL "\$pid" 2>/dev/null
exec "$room/serve"
END_OF_FILE
chmod +x "$room/serve" "$room/expire"
"$room/serve" || give_up "kube-apiserver does not answer" apiserver
serve controllers "$cache/kube-controller-manager" --kubeconfig="$room/kubeconfigs/certificate" \
    --controllers=endpoint,endpointslice,serviceaccount,namespace --bind-address=127.0.0.1 \
    --secure-port="$controller_port" --port=0 --leader-elect=false --cert-dir="$room/pki/own" \
    --feature-gates=IPv6DualStack=true

export NETATLAS_KUBECONFIGS=$room/kubeconfigs NETATLAS_KUBERNETES_EXPIRE=$room/expire
unset KUBECONFIG
"$@"
