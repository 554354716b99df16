// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/openstack/openstack_provider.h"

#include "model/providers/openstack/site_builder.h"
#include "model/providers/source/client_options.h"
#include "model/providers/source/local_file.h"

#include <algorithm>

namespace netatlas::providers::openstack {

using async::Task;

namespace {

struct Collection
{
    const char* path;
    const char* key;
    const char* extension; ///< what must be there for it; empty = always
};
/// In the order of reading: what refers to something comes behind it.
constexpr Collection kCollections[] = {
    {"networks", "networks", ""},
    {"segments", "segments", "segment"},
    {"subnetpools", "subnetpools", "subnet_allocation"},
    {"address-scopes", "address_scopes", "address-scope"},
    {"subnets", "subnets", ""},
    {"routers", "routers", "router"},
    {"trunks", "trunks", "trunk"},
    {"ports", "ports", ""},
    {"floatingips", "floatingips", "router"},
    {"availability_zones", "availability_zones", "availability_zone"},
};

/// Tells one account from another without keeping its secret apart from it.
std::string accountOf(const CloudConfig& config)
{
    return std::to_string(std::hash<std::string>{}(
        config.authUrl.shown() + '\n' + config.userName + '\n' + config.userId + '\n' +
        config.password.reveal() + '\n' + config.projectName + '\n' + config.projectId + '\n' +
        config.credentialId + '\n' + config.credentialName + '\n' +
        config.credentialSecret.reveal() + '\n' + config.region + '\n' + config.interface + '\n' +
        config.caFile));
}

/// Says what is not to be seen; where many are asked for the same, once.
void noteRefusal(const Listing& listing, const std::string& part, Items& items)
{
    if (listing.isComplete())
        return;
    domain::SeenNote note{
        listing.isAllowed ? domain::SeenLimit::NotThere : domain::SeenLimit::NotAllowed, part};
    if (std::find(items.notes.begin(), items.notes.end(), note) == items.notes.end())
        items.notes.push_back(std::move(note));
}

} // namespace

OpenStackProvider::OpenStackProvider(SourceSettings settings, ProviderContext context)
    : m_settings(std::move(settings))
    , m_context(std::move(context))
{
}

OpenStackProvider::~OpenStackProvider() = default;

const Capabilities& OpenStackProvider::capabilities() const
{
    return domain::capabilitiesOf("openstack");
}

Task<Status> OpenStackProvider::prepare()
{
    auto config = co_await findAccount();
    if (!config)
        co_return fail(config.error());
    if (const std::string ca = m_settings.option("ca"); !ca.empty())
        config->caFile = ca;
    if (std::string region = m_settings.option("region"); !region.empty())
        config->region = std::move(region);
    const std::string account = accountOf(*config);
    if (m_api && account == m_account)
        co_return Status();
    http::ClientOptions options = clientOptions(m_context);
    options.allowsPlainHttp = m_settings.option("plain-http") == "true";
    if (!config->caFile.empty()) {
        auto authorities = readLocalFile(config->caFile);
        if (!authorities)
            co_return fail(authorities.error());
        options.tls.authorities = std::move(*authorities);
    }
    auto client = http::Client::make(std::move(options));
    if (!client)
        co_return fail(client.error());
    m_api.reset();
    m_client = std::move(*client);
    m_api = std::make_unique<Api>(*m_client, std::move(*config), *m_context.timer);
    m_account = account;
    m_knowsExtensions = false;
    co_return Status();
}

Task<Status> OpenStackProvider::read(http::Url url, std::string key, Items& items,
                                     Progress progress)
{
    auto listing = co_await m_api->list(std::move(url), key, std::move(progress));
    if (!listing)
        co_return fail(listing.error());
    readItems(key, listing->items, items);
    (listing->isComplete() ? items.complete : items.flawed).insert(key);
    noteRefusal(*listing, key, items);
    co_return Status();
}

Task<Status> OpenStackProvider::begin()
{
    const Status ready = co_await prepare();
    if (!ready)
        co_return fail(ready.error());
    const Status known = co_await m_api->login();
    co_return known;
}

/// Where the extensions may not be listed, or one of them cannot be read, nothing is known to be
/// absent: each collection is asked for then, and tells by itself whether it is there.
Task<Status> OpenStackProvider::readExtensions(Items& items)
{
    const auto network = m_api->network();
    if (!network)
        co_return fail(network.error());
    auto extensions = co_await m_api->list(network->plus("extensions"), "extensions", {});
    if (!extensions)
        co_return fail(extensions.error());
    noteRefusal(*extensions, "extensions", items);
    m_extensions.clear();
    m_knowsExtensions = extensions->isComplete();
    for (const auto& extension : extensions->items)
        if (const auto* alias = extension.find("alias"); alias && alias->isText())
            m_extensions.insert(alias->text);
        else
            m_knowsExtensions = false;
    co_return Status();
}

bool OpenStackProvider::mayHave(const std::string& extension) const
{
    return !m_knowsExtensions || extension.empty() || m_extensions.contains(extension);
}

Task<Status> OpenStackProvider::readNetworks(Items& items, Progress progress)
{
    if (const Status known = co_await readExtensions(items); !known)
        co_return fail(known.error());
    const auto network = m_api->network();
    for (const Collection& one : kCollections) {
        if (!mayHave(one.extension)) {
            items.complete.insert(one.key); // nothing of the kind can be there
            continue;
        }
        http::Url url = network->plus(one.path);
        if (std::string_view(one.key) != "availability_zones") // it knows no pages
            url = url.withQuery({{"limit", kPageSize}, {"sort_key", "id"}, {"sort_dir", "asc"}});
        const Status done = co_await read(std::move(url), one.key, items, progress);
        if (!done)
            co_return fail(done.error());
    }
    co_return Status();
}

Task<Status> OpenStackProvider::readServers(Items& items, Progress progress)
{
    const auto compute = m_api->compute();
    if (!compute) { // a cloud may have no servers at all, as long as it has networks
        items.notes.push_back({domain::SeenLimit::NoServers, {}});
        co_return Status();
    }
    const http::Url url = compute->plus("servers/detail");
    // Only an admin may ask for everybody's; being called so does not make one.
    if (m_api->identity().isAdmin) {
        const http::Url everybody = url.withQuery({{"all_tenants", "1"}, {"limit", kPageSize}});
        auto all = co_await m_api->list(everybody, "servers", progress);
        if (!all)
            co_return fail(all.error());
        if (all->isComplete()) {
            readItems("servers", all->items, items);
            items.complete.insert("servers");
            co_return Status();
        }
        items.flawed.insert("servers"); // those of others are out of sight, not gone
    }
    const http::Url own = url.withQuery({{"limit", kPageSize}});
    const Status done = co_await read(own, "servers", items, progress);
    if (items.flawed.contains("servers") && items.complete.contains("servers"))
        items.notes.push_back({domain::SeenLimit::NotAllowed, "servers of other projects"});
    co_return done;
}

Task<Result<Observed>> OpenStackProvider::fetch(Progress progress)
{
    if (const Status ready = co_await begin(); !ready)
        co_return fail(ready.error());
    Items items;
    if (const Status done = co_await readNetworks(items, progress); !done)
        co_return fail(done.error());
    if (const Status done = co_await readServers(items, progress); !done)
        co_return fail(done.error());
    co_return Observed(buildSite(items, m_api->config().region));
}

Task<Result<Probe>> OpenStackProvider::test()
{
    if (const Status ready = co_await begin(); !ready)
        co_return fail(ready.error());
    const auto network = m_api->network();
    if (!network)
        co_return fail(network.error());
    const http::Url one = network->plus("networks").withQuery({{"limit", "1"}});
    auto response = co_await m_api->get(one);
    if (!response)
        co_return fail(response.error());
    if (auto error = http::errorOf(*response, m_client->redactor()))
        co_return fail(std::move(*error));
    Probe probe;
    probe.address = network->origin();
    probe.account = m_api->identity().user;
    if (!m_api->identity().project.empty())
        probe.account += " in " + m_api->identity().project;
    probe.version = "Neutron v2.0";
    if (!m_api->compute())
        probe.notes.push_back({domain::SeenLimit::NoServers, {}});
    co_return probe;
}

} // namespace netatlas::providers::openstack
