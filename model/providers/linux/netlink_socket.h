// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

struct mnl_socket;
struct nlmsghdr;

namespace netatlas::providers::linuxhost {

/// A socket to the kernel's routing tables (rtnetlink), for dumps.
class NetlinkSocket
{
public:
    /// `refused` with the system's number in `errno` when the kernel gives none.
    static Result<NetlinkSocket> open();

    /// Joins the groups that tell of changed links, addresses and routes.
    Status joinChanges();
    /// Whether a change was told since the last call; also when so many were that some got lost.
    bool hasChanged();
    /// The system's handle, to wait for notices.
    int descriptor() const;

    /// What a dump asks for: message type, its header, and attributes behind it.
    struct Request
    {
        std::uint16_t type = 0;
        std::vector<std::byte> header;
        std::uint16_t attribute = 0; ///< 0 = none
        std::uint32_t attributeValue = 0;
    };
    /// Calls `take` for every message of the answer. `stale` when the kernel says that the dump
    /// was interrupted by a change and is to be repeated; `refused` with `errno` for its errors.
    Status dump(const Request& request, const std::function<void(const nlmsghdr&)>& take);

private:
    struct Closer
    {
        void operator()(mnl_socket* socket) const;
    };

    explicit NetlinkSocket(mnl_socket* socket);
    Status send(const Request& request);
    Result<std::size_t> receive();

    std::unique_ptr<mnl_socket, Closer> m_socket;
    std::vector<std::byte> m_buffer;
    std::uint32_t m_sequence = 0;
};

} // namespace netatlas::providers::linuxhost
