// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/linux/netlink_socket.h"

#include <libmnl/libmnl.h>

#include <cerrno>
#include <cstring>
#include <sys/socket.h>

#include <linux/netlink.h>
#include <linux/rtnetlink.h>

namespace netatlas::providers::linuxhost {

namespace {

constexpr std::size_t kFirstBuffer = 64 * 1024;
constexpr std::size_t kLargestBuffer = 16 * 1024 * 1024;

tl::unexpected<Error> systemError(int number)
{
    return fail(ErrorKind::Refused,
                {{"what", "netlink"}, {"errno", number}, {"cause", std::strerror(number)}});
}

} // namespace

void NetlinkSocket::Closer::operator()(mnl_socket* socket) const
{
    mnl_socket_close(socket);
}

NetlinkSocket::NetlinkSocket(mnl_socket* socket) : m_socket(socket), m_buffer(kFirstBuffer) {}

Result<NetlinkSocket> NetlinkSocket::open()
{
    mnl_socket* socket = mnl_socket_open2(NETLINK_ROUTE, SOCK_CLOEXEC);
    if (!socket)
        return systemError(errno);
    NetlinkSocket opened(socket);
    if (mnl_socket_bind(socket, 0, MNL_SOCKET_AUTOPID) < 0)
        return systemError(errno);
    // Older kernels have neither, and answer well without them.
    int on = 1;
    mnl_socket_setsockopt(socket, NETLINK_GET_STRICT_CHK, &on, sizeof on);
    mnl_socket_setsockopt(socket, NETLINK_EXT_ACK, &on, sizeof on);
    return opened;
}

Status NetlinkSocket::joinChanges()
{
    for (int group : {RTNLGRP_LINK, RTNLGRP_IPV4_IFADDR, RTNLGRP_IPV6_IFADDR, RTNLGRP_IPV4_ROUTE,
                      RTNLGRP_IPV6_ROUTE})
        if (mnl_socket_setsockopt(m_socket.get(), NETLINK_ADD_MEMBERSHIP, &group, sizeof group) < 0)
            return systemError(errno);
    return {};
}

bool NetlinkSocket::hasChanged()
{
    bool isChanged = false;
    while (true) {
        const auto size =
            recv(mnl_socket_get_fd(m_socket.get()), m_buffer.data(), m_buffer.size(), MSG_DONTWAIT);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return isChanged || errno == ENOBUFS;
        isChanged = true;
    }
}

int NetlinkSocket::descriptor() const
{
    return mnl_socket_get_fd(m_socket.get());
}

Status NetlinkSocket::send(const Request& request)
{
    std::vector<std::byte> message(kFirstBuffer);
    nlmsghdr* header = mnl_nlmsg_put_header(message.data());
    header->nlmsg_type = request.type;
    header->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    header->nlmsg_seq = ++m_sequence;
    void* payload = mnl_nlmsg_put_extra_header(header, request.header.size());
    std::memcpy(payload, request.header.data(), request.header.size());
    if (request.attribute != 0)
        mnl_attr_put_u32(header, request.attribute, request.attributeValue);
    if (mnl_socket_sendto(m_socket.get(), header, header->nlmsg_len) < 0)
        return systemError(errno);
    return {};
}

/// The next datagram; the buffer grows to what is waiting.
Result<std::size_t> NetlinkSocket::receive()
{
    const int descriptor = mnl_socket_get_fd(m_socket.get());
    while (true) {
        const auto waiting = recv(descriptor, nullptr, 0, MSG_PEEK | MSG_TRUNC);
        if (waiting < 0 && errno == EINTR)
            continue;
        if (waiting < 0)
            return systemError(errno);
        if (static_cast<std::size_t>(waiting) > kLargestBuffer)
            return systemError(EMSGSIZE);
        if (static_cast<std::size_t>(waiting) > m_buffer.size())
            m_buffer.resize(static_cast<std::size_t>(waiting));
        const auto size = mnl_socket_recvfrom(m_socket.get(), m_buffer.data(), m_buffer.size());
        if (size >= 0)
            return static_cast<std::size_t>(size);
        if (errno != EINTR)
            return systemError(errno);
    }
}

Status NetlinkSocket::dump(const Request& request, const std::function<void(const nlmsghdr&)>& take)
{
    if (const auto sent = send(request); !sent)
        return sent;
    bool isInterrupted = false;
    while (true) {
        const auto size = receive();
        if (!size)
            return fail(size.error());
        int left = static_cast<int>(*size);
        const auto* message = static_cast<const nlmsghdr*>(static_cast<void*>(m_buffer.data()));
        for (; mnl_nlmsg_ok(message, left); message = mnl_nlmsg_next(message, &left)) {
            if (message->nlmsg_seq != m_sequence)
                continue;
            isInterrupted = isInterrupted || (message->nlmsg_flags & NLM_F_DUMP_INTR) != 0;
            if (message->nlmsg_type == NLMSG_DONE)
                return isInterrupted ? Status(fail(ErrorKind::Stale, {{"what", "netlink"}}))
                                     : Status();
            if (message->nlmsg_type == NLMSG_ERROR) {
                const auto* error = static_cast<const nlmsgerr*>(mnl_nlmsg_get_payload(message));
                return systemError(error->error < 0 ? -error->error : EPROTO);
            }
            take(*message);
        }
    }
}

} // namespace netatlas::providers::linuxhost
