#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# own-kernel.sh COMMAND...  Runs the command in a user-mode Linux kernel: this machine's files, but a
# network of its own with the site of linux-site.sh, and every kind of link that Debian's kernel has.
# Gives the command's output and status; 77 when there is no such kernel here.
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
kernel=$(command -v linux.uml) || {
    echo "skipped: no user-mode kernel here; packaging/test --with-servers installs one"
    exit 77
}
command -v modprobe >/dev/null || {
    echo "skipped: no modprobe here; packaging/test --with-servers installs it"
    exit 77
}
room=$(mktemp -d /tmp/netatlas-kernel.XXXXXX)
trap 'rm -rf "$room"' EXIT

printf '%q ' "$@" >"$room/command"
pwd >"$room/folder"
export -p >"$room/environment"
cat >"$room/init" <<END
#!/bin/bash
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t tmpfs tmpfs /run
mkdir -p /run/root/lib /run/room
mount -t hostfs -o "$room" none /run/room
ln -s /usr/lib/uml/modules /run/root/lib/modules
for module in af_packet 8021q bonding bridge dummy ip_gre ipvlan macvlan openvswitch sit team tun veth vrf vxlan; do
    modprobe -q -d /run/root "\$module"
done
sh "$here/linux-site.sh" >/run/room/site.log 2>&1
source /run/room/environment 2>/dev/null
cd "\$(cat /run/room/folder)"
(eval "\$(cat /run/room/command)") </dev/null >/run/room/output 2>&1
echo \$? >/run/room/status
sync
echo o >/proc/sysrq-trigger
sleep 10
END
chmod +x "$room/init"

timeout "${NETATLAS_KERNEL_TIMEOUT:-240}" "$kernel" mem=512M rootfstype=hostfs rootflags=/ rw \
    root=/dev/root init="$room/init" con=null con0=null,fd:1 con1=null quiet \
    umid=netatlas uml_dir="$room/" </dev/null >"$room/console" 2>&1
cat "$room/site.log" "$room/output" 2>/dev/null
[ -s "$room/status" ] || {
    tail -n 20 "$room/console"
    echo "The kernel ended before the command did."
    exit 1
}
exit "$(cat "$room/status")"
