#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# kubernetes-build.sh  Builds kube-apiserver and kube-controller-manager for kubernetes.sh from
# Debian's source package, once: some ten minutes and 6 GB of room, of which 200 MB stay in the cache.
# It needs what packaging/test --with-servers installs.
set -euo pipefail
export PATH=/usr/lib/go/bin:/usr/sbin:/usr/bin:/sbin:/bin

cache=${XDG_CACHE_HOME:-$HOME/.cache}/netatlas-testbed/kubernetes
if [ -x "$cache/bin/kube-apiserver" ] && [ -x "$cache/bin/kube-controller-manager" ]; then
    echo "Both are built already: $cache/bin"
    exit 0
fi
for need in go rsync dpkg-source make; do
    command -v "$need" >/dev/null || {
        echo "$need is not installed; packaging/test --with-servers installs it" >&2
        exit 1
    }
done

work=$cache/work
rm -rf "$work"
mkdir -p "$work/sources" "$work/lists/partial" "$cache/bin"
# The sources of this machine's own archive, asked beside its own lists.
for file in /etc/apt/sources.list.d/*.sources; do
    [ -r "$file" ] && grep -q debian-archive-keyring "$file" &&
        sed 's/^Types:.*/Types: deb-src/' "$file" >"$work/sources/$(basename "$file")"
done
[ -r /etc/apt/sources.list ] &&
    sed -n 's/^deb /deb-src /p' /etc/apt/sources.list >"$work/sources/own.list"
apt_get() {
    apt-get -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$work/sources" \
        -o "Dir::State::lists=$work/lists" -o Dir::Cache::srcpkgcache= -o Dir::Cache::pkgcache= \
        -o Acquire::Retries=3 "$@"
}
log=$cache/build.log
echo "Fetching and building Kubernetes; what is said goes to $log"
{
    cd "$work"
    apt_get update
    apt_get --download-only source kubernetes
    dpkg-source --no-check -x kubernetes_*.dsc source
} >"$log" 2>&1

# The copy of reflect2 in there does not run when it is compiled by Go 1.18 or later; Debian has a
# mended one.
reflect=$work/source/vendor/github.com/modern-go/reflect2
rm -f "$reflect"/*.go "$reflect"/*.s
cp /usr/share/gocode/src/github.com/modern-go/reflect2/*.{go,s} "$reflect/"
rm -f "$reflect"/*_test.go

mkdir -p "$work/home" "$work/source/.go/src/k8s.io"
ln -sfn ../../.. "$work/source/.go/src/k8s.io/kubernetes"
(
    cd "$work/source"
    env -u GOFLAGS HOME="$work/home" GOPATH="$work/source/.go" GOCACHE="$work/go" GOPROXY=off \
        CGO_ENABLED=0 nice make WHAT="cmd/kube-apiserver cmd/kube-controller-manager"
) >>"$log" 2>&1
cp "$work"/source/_output/bin/kube-{apiserver,controller-manager} "$cache/bin/"
rm -rf "$work"
echo "Built: $cache/bin"
