// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/row_codec.h"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace netatlas::store {

namespace {

constexpr std::size_t kIpv4Bytes = 4;
constexpr std::size_t kIpv6Bytes = 16;

} // namespace

void appendAddressBytes(std::string& bytes, const net::IpAddress& address)
{
    const auto all = address.bytes();
    const std::size_t skipped = address.isIpv4() ? kIpv6Bytes - kIpv4Bytes : 0;
    bytes.append(all.begin() + static_cast<std::ptrdiff_t>(skipped), all.end());
}

std::optional<net::IpAddress> addressOfBytes(std::string_view bytes)
{
    if (bytes.size() != kIpv4Bytes && bytes.size() != kIpv6Bytes)
        return std::nullopt;
    std::array<std::uint8_t, kIpv6Bytes> full{};
    if (bytes.size() == kIpv4Bytes)
        full[10] = full[11] = 0xFF;
    std::copy(bytes.begin(), bytes.end(), full.end() - static_cast<std::ptrdiff_t>(bytes.size()));
    return net::IpAddress::ofBytes(full);
}

void appendCidrBytes(std::string& bytes, const net::Cidr& cidr)
{
    appendAddressBytes(bytes, cidr.address());
    bytes += static_cast<char>(cidr.prefixLength());
}

std::optional<net::Cidr> cidrOfBytes(std::string_view bytes)
{
    if (bytes.empty())
        return std::nullopt;
    const auto address = addressOfBytes(bytes.substr(0, bytes.size() - 1));
    if (!address)
        return std::nullopt;
    const auto cidr = net::Cidr::of(*address, static_cast<unsigned char>(bytes.back()));
    return cidr ? std::optional(*cidr) : std::nullopt;
}

std::string jsonText(const boost::json::value& json)
{
    return boost::json::serialize(json);
}

} // namespace netatlas::store
