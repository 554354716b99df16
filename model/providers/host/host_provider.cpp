// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/host/host_provider.h"

#include "model/providers/linux/netlink_reader.h"
#include "model/providers/linux/netlink_socket.h"
#include "model/providers/linux/ovsdb_reader.h"
#include "model/providers/linux/switch_links.h"

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <cerrno>
#include <unistd.h>

namespace netatlas::providers::host {

namespace asio = boost::asio;
using async::Task;

struct HostProvider::Notices
{
    linuxhost::NetlinkSocket socket;
};

std::string switchSocket(const http::Environment& environment)
{
    const auto folder = environment("OVS_RUNDIR");
    return (folder && !folder->empty() ? *folder : "/run/openvswitch") + "/db.sock";
}

HostProvider::HostProvider(std::string switchSocket, OvsdbLimits limits)
    : m_switchSocket(std::move(switchSocket))
    , m_limits(limits)
{
}

HostProvider::~HostProvider() = default;

const Capabilities& HostProvider::capabilities() const
{
    return domain::capabilitiesOf("manual"); // 11.1: this host and other hosts
}

Status HostProvider::listen()
{
    if (m_notices)
        return {};
    auto socket = linuxhost::NetlinkSocket::open();
    if (!socket)
        return fail(socket.error());
    if (const Status joined = socket->joinChanges(); !joined)
        return joined;
    m_notices = std::make_unique<Notices>(Notices{std::move(*socket)});
    return {};
}

Task<Result<linuxhost::HostObservation>> HostProvider::look()
{
    auto host = linuxhost::readLocalHost();
    if (!host)
        co_return fail(std::move(host.error()));
    if (!linuxhost::showsSwitch(*host)) {
        host->virtualSwitch.emplace();
        co_return host;
    }
    std::string question(linuxhost::switchQuestion());
    const auto results = co_await askDatabase(m_switchSocket, std::move(question), m_limits);
    linuxhost::takeSwitch(*host, results);
    co_return host;
}

Task<Result<Observed>> HostProvider::fetch(Progress progress)
{
    if (const Status listening = listen(); !listening)
        co_return fail(listening.error());
    auto host = co_await look();
    if (!host)
        co_return fail(std::move(host.error()));
    if (progress)
        progress("links", host->links.size());
    co_return Observed(std::move(*host));
}

Task<Result<Probe>> HostProvider::test()
{
    const auto host = co_await look();
    if (!host)
        co_return fail(host.error());
    Probe probe;
    probe.address = host->hostName;
    probe.account = "this machine";
    probe.version = "rtnetlink";
    probe.notes = host->notes;
    co_return probe;
}

Task<Status> HostProvider::awaitNews()
{
    if (const Status listening = listen(); !listening)
        co_return fail(listening.error());
    const async::TaskExecutor executor = co_await asio::this_coro::executor;
    // Its own handle of the same socket: closing it with the wait leaves the socket open.
    const int handle = dup(m_notices->socket.descriptor());
    if (handle < 0)
        co_return fail(ErrorKind::Refused, {{"what", "netlink"}, {"errno", errno}});
    asio::posix::stream_descriptor descriptor(executor, handle);
    while (!m_notices->socket.hasChanged())
        co_await descriptor.async_wait(asio::posix::stream_descriptor::wait_read,
                                       asio::use_awaitable);
    co_return Status();
}

} // namespace netatlas::providers::host
