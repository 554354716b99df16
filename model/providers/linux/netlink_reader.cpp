// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/linux/netlink_reader.h"

#include "model/providers/linux/netlink_messages.h"
#include "model/providers/linux/netlink_socket.h"

#include <cstring>
#include <sys/socket.h>
#include <unistd.h>

#include <linux/if_link.h>
#include <linux/rtnetlink.h>

namespace netatlas::providers::linuxhost {

namespace {

constexpr int kMostAttempts = 10;

template <class Header>
std::vector<std::byte> bytesOf(const Header& header)
{
    std::vector<std::byte> bytes(sizeof header);
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

Status readOnce(NetlinkSocket& socket, HostObservation& host)
{
    LinkTable links;
    Status done = socket.dump({.type = RTM_GETLINK,
                               .header = bytesOf(ifinfomsg{}),
                               .attribute = IFLA_EXT_MASK,
                               .attributeValue = RTEXT_FILTER_VF | RTEXT_FILTER_SKIP_STATS},
                              [&](const nlmsghdr& message) { links.addLink(message); });
    ifinfomsg ports{};
    ports.ifi_family = AF_BRIDGE;
    if (done && links.hasVlanAwareBridge())
        done = socket.dump({.type = RTM_GETLINK,
                            .header = bytesOf(ports),
                            .attribute = IFLA_EXT_MASK,
                            .attributeValue = RTEXT_FILTER_BRVLAN},
                           [&](const nlmsghdr& message) { links.addPort(message); });
    if (done)
        done = socket.dump({.type = RTM_GETADDR, .header = bytesOf(ifaddrmsg{})},
                           [&](const nlmsghdr& message) { links.addAddress(message); });
    for (const int family : {AF_INET, AF_INET6}) {
        rtmsg header{};
        header.rtm_family = static_cast<unsigned char>(family);
        if (done)
            done = socket.dump({.type = RTM_GETROUTE, .header = bytesOf(header)},
                               [&](const nlmsghdr& message) { links.addRoute(message); });
    }
    if (done)
        links.moveTo(host);
    return done;
}

std::string hostName()
{
    std::vector<char> name(256, '\0');
    gethostname(name.data(), name.size() - 1);
    return name.data();
}

} // namespace

Result<HostObservation> readLocalHost()
{
    auto socket = NetlinkSocket::open();
    auto changes = NetlinkSocket::open();
    if (!socket || !changes)
        return fail(socket ? changes.error() : socket.error());
    // Joined before the first dump, so that no change between two dumps is missed.
    if (const auto joined = changes->joinChanges(); !joined)
        return fail(joined.error());
    for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
        HostObservation host;
        host.hostName = hostName();
        host.hasRoutes = true;
        host.hasPortVlans = true;
        const auto done = readOnce(*socket, host);
        if (!done && done.error().kind != ErrorKind::Stale)
            return fail(done.error());
        if (done && !changes->hasChanged())
            return host;
    }
    return fail(ErrorKind::Stale, {{"what", "netlink"}, {"cause", "the network keeps changing"}});
}

} // namespace netatlas::providers::linuxhost
