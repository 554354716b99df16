// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/kubernetes/picture_reader.h"

#include "model/base/text.h"

#include <algorithm>

namespace netatlas::providers::kubernetes {

using async::Task;

namespace {

/// The first 1.x whose servers tell which blocks services get their addresses from.
constexpr unsigned kServiceCidrsBeta = 31;
constexpr unsigned kServiceCidrs = 33;
/// The first 1.x whose servers always have endpoint slices.
constexpr unsigned kEndpointSlices = 21;
/// How many namespaces are named in a note.
constexpr std::size_t kMostNamed = 5;

std::string shortList(const std::vector<std::string>& names)
{
    if (names.size() <= kMostNamed)
        return join(names, ", ");
    return join({names.begin(), names.begin() + kMostNamed}, ", ") + ", ...";
}

} // namespace

void PictureReader::note(std::string part, domain::SeenLimit limit)
{
    m_picture.notes.push_back({limit, std::move(part)});
}

void PictureReader::add(ItemKind kind, const std::string& space, http::Url url,
                        const Listing& listing)
{
    Part part{.kind = kind, .space = space, .url = std::move(url), .version = listing.version};
    fillPart(part, listing.items);
    m_picture.parts.push_back(std::move(part));
}

Task<Status> PictureReader::readNodes()
{
    const http::Url url = m_api.at("api/v1/nodes");
    const auto nodes = co_await m_api.list(url, "nodes", m_progress);
    if (!nodes)
        co_return fail(nodes.error());
    if (!nodes->isThere)
        co_return fail(nodes->refusal);
    if (nodes->isAllowed) {
        add(ItemKind::Node, {}, url, *nodes);
        m_picture.listed.insert(ItemKind::Node);
        co_return Status();
    }
    m_refusal = nodes->refusal;
    note("nodes");
    co_return Status();
}

/// The namespaces to look into where not all may be listed at once: all that there are, or the one
/// of the context where even these may not be listed.
Task<Status> PictureReader::findSpaces()
{
    if (m_knowsSpaces)
        co_return Status();
    const auto spaces = co_await m_api.list(m_api.at("api/v1/namespaces"), "namespaces", {});
    if (!spaces)
        co_return fail(spaces.error());
    m_knowsSpaces = true;
    for (const auto& item : spaces->items)
        if (std::string name = keyOf(item); !name.empty() && name.find('/') == std::string::npos)
            m_spaces.push_back(std::move(name));
    if (spaces->isComplete() && m_spaces.size() == spaces->items.size())
        m_picture.namespaces.emplace(m_spaces.begin(), m_spaces.end());
    if (!spaces->isComplete())
        m_spaces = {m_api.config().space};
    co_return Status();
}

Task<Status> PictureReader::readInSpaces(ItemKind kind, std::string name)
{
    const http::Url url = m_api.at("api/v1/" + name);
    const auto all = co_await m_api.list(url, name, m_progress);
    if (!all)
        co_return fail(all.error());
    if (!all->isThere)
        co_return fail(all->refusal);
    if (all->isAllowed) {
        add(kind, {}, url, *all);
        m_picture.listed.insert(kind);
        co_return Status();
    }
    if (!m_refusal)
        m_refusal = all->refusal;
    if (const Status found = co_await findSpaces(); !found)
        co_return found;
    std::vector<std::string> listed;
    for (const std::string& space : m_spaces) {
        const http::Url one = m_api.at("api/v1/namespaces/" + http::escaped(space) + '/' + name);
        const auto some = co_await m_api.list(one, name, m_progress);
        if (!some)
            co_return fail(some.error());
        if (!some->isComplete())
            continue;
        add(kind, space, one, *some);
        listed.push_back(space);
    }
    note(listed.empty() ? name : name + " of namespaces other than " + shortList(listed));
    co_return Status();
}

/// The pods of services that do not say themselves which they are. Older servers have other places
/// for that, and an account may be let into one of them only.
Task<Status> PictureReader::readBacking(unsigned minor)
{
    struct Place
    {
        const char* path;
        ItemKind kind;
    };
    static constexpr Place kPlaces[] = {
        {"apis/discovery.k8s.io/v1/endpointslices", ItemKind::EndpointSlice},
        {"apis/discovery.k8s.io/v1beta1/endpointslices", ItemKind::EndpointSlice},
        {"api/v1/endpoints", ItemKind::Endpoints},
    };
    bool isRefused = false;
    for (const Place& place : kPlaces) {
        const http::Url url = m_api.at(place.path);
        const auto listing = co_await m_api.list(url, "endpoints", m_progress);
        if (!listing)
            co_return fail(listing.error());
        isRefused = isRefused || !listing->isAllowed;
        if (!listing->isComplete())
            continue;
        add(place.kind, {}, url, *listing);
        // Slices may be made without endpoints: these are all where there can be no slices.
        const bool isAll = place.kind == ItemKind::EndpointSlice ||
                           (!isRefused && minor > 0 && minor < kEndpointSlices);
        if (isAll)
            m_picture.listed.insert(place.kind);
        co_return Status();
    }
    note("endpoint slices");
    co_return Status();
}

Task<Status> PictureReader::readServiceCidrs(unsigned minor)
{
    const bool isOnTrial = minor >= kServiceCidrsBeta && minor < kServiceCidrs;
    if (minor == 0 || minor >= kServiceCidrsBeta) { // 0: it is not told, so all may be there
        const http::Url url = m_api.at(!isOnTrial ? "apis/networking.k8s.io/v1/servicecidrs"
                                                  : "apis/networking.k8s.io/v1beta1/servicecidrs");
        const auto listing = co_await m_api.list(url, "servicecidrs", m_progress);
        if (!listing)
            co_return fail(listing.error());
        if (!listing->isAllowed) {
            note("service CIDRs");
            co_return Status();
        }
        if (listing->isThere) {
            add(ItemKind::ServiceCidr, {}, url, *listing);
        } else if (!isOnTrial) { // what is on trial may be switched off
            note("service CIDRs", domain::SeenLimit::NotThere);
            co_return Status();
        }
    }
    m_picture.listed.insert(ItemKind::ServiceCidr); // where there are none, none is hidden
    co_return Status();
}

Task<Result<ClusterPicture>> PictureReader::read()
{
    m_picture.cluster = m_api.config().cluster;
    const auto version = co_await m_api.version();
    if (!version)
        co_return fail(version.error());
    if (const Status done = co_await readNodes(); !done)
        co_return fail(done.error());
    // What refers to something comes behind it.
    if (const Status done = co_await readInSpaces(ItemKind::Service, "services"); !done)
        co_return fail(done.error());
    if (const Status done = co_await readInSpaces(ItemKind::Pod, "pods"); !done)
        co_return fail(done.error());
    if (m_picture.parts.empty() && m_refusal)
        co_return fail(std::move(*m_refusal));
    if (const Status done = co_await readBacking(version->minor); !done)
        co_return fail(done.error());
    if (const Status done = co_await readServiceCidrs(version->minor); !done)
        co_return fail(done.error());
    co_return std::move(m_picture);
}

} // namespace netatlas::providers::kubernetes
