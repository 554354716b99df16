// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/linux/host_observation.h"

#include <unordered_map>

struct nlmsghdr; // NOLINT(readability-identifier-naming): the kernel's name

namespace netatlas::providers::linuxhost {

/// Gathers the messages of rtnetlink dumps (providers.md 7.2): links first, then what refers to
/// them by index. Attributes that are not known are skipped, and so are messages cut short.
class LinkTable
{
public:
    void addLink(const nlmsghdr& message);
    void addAddress(const nlmsghdr& message);
    /// The VLANs of a port of a bridge: a link as the bridges' family shows it.
    void addPort(const nlmsghdr& message);
    /// Whether there is a bridge whose ports have VLANs of their own.
    bool hasVlanAwareBridge() const;
    /// Unicast routes out of a link; others are left out.
    void addRoute(const nlmsghdr& message);

    /// Gives the gathered links and routes, names in place of indexes.
    void moveTo(HostObservation& host);

private:
    struct Relations
    {
        std::uint32_t master = 0;
        std::uint32_t lower = 0;
    };

    Link* find(std::uint32_t index);
    std::string nameOf(std::uint32_t index) const;

    std::vector<Link> m_links;
    std::vector<Relations> m_relations; ///< beside the links
    std::unordered_map<std::uint32_t, std::size_t> m_places;
    std::vector<Route> m_routes;
};

} // namespace netatlas::providers::linuxhost
