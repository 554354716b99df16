# SPDX-License-Identifier: GPL-3.0-or-later
"""A strange and large cluster on a real Kubernetes API, made by its own REST calls."""

import http.client
import json
import os
import ssl

LONG_NAME = "n" * 63
MERGE = "application/strategic-merge-patch+json"


class Cluster:
    """The API as an admin sees it."""

    def __init__(self, kubeconfigs):
        pki = os.path.join(kubeconfigs, "..", "pki")
        with open(os.path.join(kubeconfigs, "certificate"), encoding="utf-8") as file:
            self.server = file.read().split("https://")[1].split('"')[0]
        self.context = ssl.create_default_context(cafile=os.path.join(pki, "ca.crt"))
        self.context.load_cert_chain(os.path.join(pki, "admin.crt"), os.path.join(pki, "admin.key"))
        self.connection = None

    def ask(self, method, path, body=None, kind="application/json"):
        for attempt in range(2):
            if not self.connection:
                self.connection = http.client.HTTPSConnection(self.server, context=self.context,
                                                              timeout=60)
            try:
                self.connection.request(method, path, body and json.dumps(body),
                                        {"Content-Type": kind})
                answer = self.connection.getresponse()
                text = answer.read()
                break
            except (OSError, http.client.HTTPException):  # it was restarted
                self.connection = None
                if attempt:
                    raise
        if answer.status >= 400:
            raise RuntimeError("%s %s: %d %s" % (method, path, answer.status, text))
        return json.loads(text)

    def path(self, kind, space, name=""):
        root = "/api/v1/" + ("namespaces/%s/" % space if space else "") + kind
        return root + ("/" + name if name else "")

    def list(self, kind):
        return self.ask("GET", self.path(kind, None))["items"] or []

    def make(self, kind, space, body):
        return self.ask("POST", self.path(kind, space), body)

    def change(self, kind, space, name, body, part=""):
        return self.ask("PATCH", self.path(kind, space, name) + part, body, MERGE)

    def remove(self, kind, space, name):
        return self.ask("DELETE", self.path(kind, space, name))

    @staticmethod
    def key(item):
        return item["metadata"]["namespace"] + "/" + item["metadata"]["name"]

    @staticmethod
    def ready(node):
        return next((c["status"] for c in node["status"].get("conditions", [])
                     if c["type"] == "Ready"), "")

    @staticmethod
    def selects(key, selector, pod):
        labels = pod["metadata"].get("labels", {})
        return (key.split("/")[0] == pod["metadata"]["namespace"] and
                all(labels.get(name) == value for name, value in selector.items()))

    def pod(self, space, name, node, addresses, labels=None, phase="Running", **spec):
        """`node` is the number of one; without it the pod waits."""
        body = {"metadata": {"name": name, "labels": labels or {}},
                "spec": {"containers": [{"name": "main", "image": "registry.invalid/x:1",
                                         "ports": [{"containerPort": 8080},
                                                   {"containerPort": 53, "protocol": "UDP"}]}],
                         **spec}}
        if node is not None:
            body["spec"]["nodeName"] = "worker-%d" % node
        self.make("pods", space, body)
        if node is None:
            return
        status = {"phase": phase, "hostIP": "10.20.1.%d" % (node + 1)}
        if addresses:
            status.update(podIP=addresses[0], podIPs=[{"ip": one} for one in addresses])
        self.change("pods", space, name, {"status": status}, "/status")

    def heartbeats(self, count):
        for number in range(count):
            beat = "2026-01-01T00:00:%02dZ" % (number % 60)
            self.change("nodes", None, "worker-0", {"status": {"conditions": [
                {"type": "MemoryPressure", "status": "False", "lastHeartbeatTime": beat}]}},
                        "/status")

    def burst(self, space, count):
        for number in range(count):
            self.pod(space, "burst-%d" % number, None, [], {"app": "burst"})


def make_nodes(cluster):
    for number in range(6):
        name = "worker-%d" % number
        labels = {"kubernetes.io/hostname": name}
        if number < 5:
            labels["topology.kubernetes.io/zone"] = "az%d" % (number % 3)
        blocks = ["10.244.%d.0/24" % number, "fd00:244:0:%x::/64" % number]
        spec = {"podCIDR": blocks[0], "podCIDRs": blocks, "providerID": "testbed:///" + name}
        if number == 4:
            spec = {"podCIDR": blocks[1], "podCIDRs": blocks[1:]}
        if number == 5:
            spec = {}
        cluster.make("nodes", None, {"metadata": {"name": name, "labels": labels}, "spec": spec})
        addresses = [("InternalIP", "10.20.1.%d" % (number + 1)), ("Hostname", name),
                     ("InternalIP", "2001:db8:20:1::%x" % (number + 1)),
                     ("InternalDNS", name + ".internal")]
        if number % 2:
            addresses.append(("ExternalIP", "203.0.113.%d" % (number + 1)))
        status = {"addresses": [{"type": kind, "address": one} for kind, one in addresses]}
        if number < 4:
            status["conditions"] = [{"type": "Ready",
                                     "status": ("True", "True", "False", "Unknown")[number]}]
        cluster.change("nodes", None, name, {"status": status}, "/status")


def make_services(cluster, space):
    def service(name, spec, ingress=None):
        cluster.make("services", space, {"metadata": {"name": name}, "spec": spec})
        if ingress:
            cluster.change("services", space, name, {"status": {"loadBalancer": {
                "ingress": ingress}}}, "/status")

    port = [{"port": 80, "targetPort": 8080}]
    service("web", {"selector": {"app": "web"}, "ports": port, "type": "LoadBalancer",
                    "ipFamilyPolicy": "PreferDualStack", "loadBalancerIP": "203.0.113.200"},
            [{"ip": "203.0.113.200"}, {"hostname": "web.%s.example.net" % space}])
    service("db", {"selector": {"app": "db"}, "ports": port, "clusterIP": "None"})
    service("api", {"selector": {"app": "db"}, "ports": port, "type": "NodePort",
                    "externalIPs": ["198.51.100.7", "198.51.100.8"]})
    service("ext", {"type": "ExternalName", "externalName": "db.example.net"})
    service("bare", {"ports": port})
    service("six", {"selector": {"app": "six"}, "ports": port, "ipFamilies": ["IPv6"],
                    "ipFamilyPolicy": "SingleStack"})
    service("waiting", {"selector": {"app": "web"}, "ports": port, "type": "LoadBalancer"})
    service(LONG_NAME, {"selector": {"app": "long", "tier": "x"}, "ports": port})


def make_pods(cluster, space, first):
    for number in range(60):
        node = number % 4
        place = first + number // 4
        label = ("web", "db", "six", "alone")[number % 4]
        addresses = ["10.244.%d.%d" % (node, place), "fd00:244:0:%x::%x" % (node, place)]
        if label == "six":
            addresses.reverse()
        cluster.pod(space, "%s-%d" % (label, number), node, addresses, {"app": label})
    cluster.pod(space, "host-net", 0, ["10.20.1.1", "2001:db8:20:1::1"], {"app": "web"},
                hostNetwork=True)
    cluster.pod(space, "done", 1, ["10.244.1.250"], {"app": "web"}, phase="Succeeded")
    cluster.pod(space, "crashed", 2, ["10.244.2.250"], {"app": "web"}, phase="Failed")
    cluster.pod(space, "pending", None, [], {"app": "web"})
    cluster.pod(space, "elsewhere", 5, ["172.31.0.%d" % first], {"app": "web"})
    cluster.pod(space, LONG_NAME * 3, 3, [], {"app": "long"})
    cluster.pod(space, "dying", 3, ["10.244.3.250"], {"app": "web"})
    cluster.remove("pods", space, "dying")  # its node has not confirmed, so it stays for a while


def allow_readers(cluster):
    rbac = "/apis/rbac.authorization.k8s.io/v1/"
    verbs = ["get", "list", "watch"]
    cluster.ask("POST", rbac + "clusterroles", {
        "metadata": {"name": "topology-reader"},
        "rules": [{"apiGroups": [""], "verbs": verbs,
                   "resources": ["nodes", "namespaces", "pods", "services", "endpoints"]},
                  {"apiGroups": ["discovery.k8s.io"], "verbs": verbs,
                   "resources": ["endpointslices"]}]})
    cluster.ask("POST", rbac + "clusterrolebindings", {
        "metadata": {"name": "topology-readers"},
        "roleRef": {"kind": "ClusterRole", "name": "topology-reader",
                    "apiGroup": "rbac.authorization.k8s.io"},
        "subjects": [{"kind": "Group", "name": "readers",
                      "apiGroup": "rbac.authorization.k8s.io"}]})


def seed(cluster):
    """Some 540 pods and 65 services: names repeat in each of the namespaces."""
    allow_readers(cluster)
    make_nodes(cluster)
    for number, space in enumerate(["shop"] + ["team-%d" % one for one in range(7)]):
        cluster.make("namespaces", None, {"metadata": {"name": space}})
        make_services(cluster, space)
        make_pods(cluster, space, 2 + 16 * number)
