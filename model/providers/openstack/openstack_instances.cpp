// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/openstack/machine_builder.h"
#include "model/providers/openstack/openstack_provider.h"

#include <algorithm>
#include <map>
#include <unordered_set>

// What the instance poller asks (model-and-workers 7.2): as `fetch`, but of some servers.
namespace netatlas::providers::openstack {

using async::Task;

namespace {

/// From so many on it is quicker to list everything than to name them.
constexpr std::size_t kMany = 100;
/// So many ids fit into one address that every proxy lets through.
constexpr std::size_t kIdsOfOneRequest = 40;

/// A server that filters less than it was asked to gives the same item more than once.
template <class Item>
void dropRepeats(std::vector<Item>& items)
{
    std::unordered_set<std::string> seen;
    std::erase_if(items, [&](const Item& item) { return !seen.insert(item.id).second; });
}

std::map<std::string, domain::SeenMachine> machinesOf(const Items& items, const std::string& region)
{
    domain::SiteObservation site;
    addMachines(items, ItemIndex(items), region, site);
    std::map<std::string, domain::SeenMachine> machines;
    for (domain::SeenMachine& machine : site.machines)
        machines.emplace(machine.ref, std::move(machine));
    return machines;
}

} // namespace

Task<Result<Instances>> OpenStackProvider::instances(std::vector<std::string> ids)
{
    if (const Status ready = co_await begin(); !ready)
        co_return fail(ready.error());
    const auto compute = m_api->compute();
    if (!compute)
        co_return fail(ErrorKind::NotSupported, {{"feature", "instances"}});
    Items items;
    if (ids.size() == 1) {
        auto one =
            co_await m_api->item(compute->plus("servers/" + http::escaped(ids.front())), "server");
        if (!one)
            co_return fail(one.error());
        if (*one) {
            std::vector<document::Node> nodes;
            nodes.push_back(std::move(**one));
            readItems("servers", nodes, items);
        }
    } else {
        if (const Status done = co_await readServers(items, {}); !done)
            co_return fail(done.error());
        if (!items.complete.contains("servers"))
            co_return fail(ErrorKind::PermissionDenied, {{"what", "servers"}});
    }
    auto machines = machinesOf(items, m_api->config().region);
    Instances found;
    for (const std::string& id : ids) {
        const auto machine = machines.find(id);
        found.push_back(machine == machines.end()
                            ? std::nullopt
                            : std::optional<domain::SeenMachine>(machine->second));
    }
    co_return found;
}

Task<Result<InstanceInterfaces>> OpenStackProvider::interfaces(std::vector<std::string> ids)
{
    if (const Status ready = co_await begin(); !ready)
        co_return fail(ready.error());
    Items items;
    if (!m_knowsExtensions)
        if (const Status known = co_await readExtensions(items); !known)
            co_return fail(known.error());
    if (const Status done = co_await readPortsOf(ids, items); !done)
        co_return fail(done.error());
    if (const Status done = co_await readAroundPorts(items); !done)
        co_return fail(done.error());
    auto machines = machinesOf(items, m_api->config().region);
    InstanceInterfaces found;
    for (const std::string& id : ids) {
        const auto machine = machines.find(id);
        found.push_back(machine == machines.end() ? machineOf(items, id)
                                                  : std::move(machine->second));
    }
    co_return found;
}

/// The ports of the servers, with those that hang on them as parts of a trunk.
Task<Status> OpenStackProvider::readPortsOf(const Texts& ids, Items& items)
{
    std::set<std::string> devices(ids.begin(), ids.end());
    if (const Status done =
            co_await readWhere("ports", "ports", "device_id", std::move(devices), items);
        !done)
        co_return fail(done.error());
    if (!items.complete.contains("ports"))
        co_return fail(ErrorKind::NotSupported, {{"feature", "interfaces of instances"}});
    if (!mayHave("trunk")) {
        items.complete.insert("trunks");
        co_return Status();
    }
    std::set<std::string> ports;
    for (const Port& port : items.ports)
        ports.insert(port.id);
    if (const Status done = co_await readWhere("trunks", "trunks", "port_id", ports, items); !done)
        co_return fail(done.error());
    std::set<std::string> parts;
    for (const Trunk& trunk : items.trunks)
        for (const SubPort& part : trunk.subPorts)
            if (ports.contains(trunk.port) && !ports.contains(part.port))
                parts.insert(part.port);
    const Status done = co_await readWhere("ports", "ports", "id", std::move(parts), items);
    // In the order that a look at the whole site has them.
    std::sort(items.ports.begin(), items.ports.end(),
              [](const Port& a, const Port& b) { return a.id < b.id; });
    co_return done;
}

Task<Status> OpenStackProvider::readAroundPorts(Items& items)
{
    std::set<std::string> ports;
    std::set<std::string> networks;
    for (const Port& port : items.ports) {
        ports.insert(port.id);
        networks.insert(port.network);
    }
    if (!mayHave("router"))
        items.complete.insert("floatingips");
    else if (const Status done = co_await readWhere("floatingips", "floatingips", "port_id",
                                                    std::move(ports), items);
             !done)
        co_return fail(done.error());
    for (const FloatingIp& floating : items.floatingIps)
        networks.insert(floating.network);
    networks.erase(std::string());
    if (const Status done = co_await readWhere("networks", "networks", "id", networks, items);
        !done)
        co_return fail(done.error());
    const Status done =
        co_await readWhere("subnets", "subnets", "network_id", std::move(networks), items);
    co_return done;
}

Task<Status> OpenStackProvider::readWhere(std::string path, std::string key, std::string member,
                                          std::set<std::string> values, Items& items)
{
    if (values.empty()) {
        items.complete.insert(key); // there can be none
        co_return Status();
    }
    const auto network = m_api->network();
    if (!network)
        co_return fail(network.error());
    const bool isMany = values.size() > kMany;
    auto next = values.begin();
    while (next != values.end()) {
        std::vector<std::pair<std::string, std::string>> query{
            {"limit", kPageSize}, {"sort_key", "id"}, {"sort_dir", "asc"}};
        if (isMany)
            next = values.end();
        for (std::size_t i = 0; i < kIdsOfOneRequest && next != values.end(); ++i)
            query.emplace_back(member, *next++);
        http::Url url = network->plus(path).withQuery(query);
        if (const Status done = co_await read(std::move(url), key, items, {}); !done)
            co_return fail(done.error());
    }
    dropRepeats(items.ports);
    dropRepeats(items.trunks);
    dropRepeats(items.floatingIps);
    dropRepeats(items.networks);
    dropRepeats(items.subnets);
    co_return Status();
}

} // namespace netatlas::providers::openstack
