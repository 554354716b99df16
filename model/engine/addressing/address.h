// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/domain/enums.h"
#include "model/net/ip_address.h"

#include <optional>
#include <string>
#include <string_view>

namespace netatlas::engine::addressing {

using domain::AddressType;
using domain::ConfigMethod;
using domain::Origin;
using domain::Scope;

/// An address with what is known about it: the record of address-engine 3, which serves the
/// machine, the provider and the space view. A view ignores the members that are not its own.
struct Address
{
    /// IP literal or host name, as it was given.
    std::string value;
    /// Nothing only in a record that was taken over without any derivation.
    std::optional<AddressType> type;
    Scope scope = Scope::Unknown;
    std::string cidr;
    ConfigMethod config = ConfigMethod::Unknown;
    bool isSecondary = false;
    /// Nothing for an origin that is none of the known ones.
    std::optional<Origin> origin = Origin::Unknown;

    /// Space view.
    std::string spaceId;

    /// Provider view; the space by name.
    std::string space;
    std::string providerSpaceId;
    std::string providerId;
    std::string providerSubnetId;
    std::string providerVlanId;
    std::int64_t vlanTag = 0;

    bool operator==(const Address&) const = default;
};

/// `ipv4` or `ipv6` for a literal of that family (a mapped one is `ipv4`), else `hostname`
/// (address-engine 4, 2.3).
AddressType typeOf(std::string_view value);

/// The scope that follows from the value alone (address-engine 4, the table).
Scope scopeOf(std::string_view value);
Scope scopeOf(const net::IpAddress& address);

/// Whether the address is link-local unicast, as IPv4 or IPv6 (address-engine 4, row 6).
bool isLinkLocalUnicast(const net::IpAddress& address);
/// Whether it is link-local or interface-local multicast (address-engine 4, row 7).
bool isLocalMulticast(const net::IpAddress& address);

/// An address of that value with type and scope derived (address-engine 4).
Address makeAddress(std::string value);
/// Derives the type if absent and the scope if unknown; a given scope is never second-guessed.
void derive(Address& address);

/// The value as an IP address; nothing for host names.
std::optional<net::IpAddress> ipOf(const Address& address);

/// The text forms of address-engine 4: the scope if known, the value, and in the provider and the
/// space view where it lies.
std::string machineText(const Address& address);
std::string providerText(const Address& address);
std::string spaceText(const Address& address);

/// The address with the prefix of its own block, such as `198.51.100.9/26`. `not-found` when
/// value or block is empty, `not-valid` when either cannot be parsed (address-engine 4).
Result<std::string> valueWithMask(const Address& address);

} // namespace netatlas::engine::addressing
