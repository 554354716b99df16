// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/devices/device_names.h"

#include <algorithm>
#include <cstdint>

namespace netatlas::engine::devices {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes one token off the name and gives its integer as decimal digits without leading zeros, so
/// that runs of any length compare right.
std::string takeToken(std::string_view& name)
{
    if (!isDigit(name.front())) {
        const auto byte = static_cast<unsigned char>(name.front());
        name.remove_prefix(1);
        return std::to_string(byte);
    }
    std::size_t length = 1;
    if (!name.starts_with("00"))
        while (length < name.size() && isDigit(name[length]))
            ++length;
    std::string_view digits = name.substr(0, length);
    name.remove_prefix(length);
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    return std::string(digits);
}

std::uint32_t crc32(std::string_view bytes)
{
    std::uint32_t sum = 0xFFFFFFFFU;
    for (const char c : bytes) {
        sum ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~sum;
}

std::string hashedBridgeName(std::string_view name)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    const std::uint32_t sum = crc32(name);
    std::string text = "b-";
    for (int shift = 20; shift >= 0; shift -= 4)
        text += kDigits[(sum >> static_cast<unsigned>(shift)) & 0xFU];
    return text + '-' + std::string(name.substr(name.size() - 6));
}

} // namespace

int compareDeviceNames(std::string_view a, std::string_view b)
{
    while (!a.empty() && !b.empty()) {
        const std::string x = takeToken(a);
        const std::string y = takeToken(b);
        if (x.size() != y.size())
            return x.size() < y.size() ? -1 : 1;
        if (const int order = x.compare(y); order != 0)
            return order;
    }
    return a.empty() == b.empty() ? 0 : a.empty() ? -1 : 1;
}

std::vector<std::string> sortedDeviceNames(std::vector<std::string> names)
{
    std::stable_sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
        return compareDeviceNames(a, b) < 0;
    });
    return names;
}

std::string bridgeNameOf(std::string_view device, LongNames longNames)
{
    constexpr std::size_t kFits = 13;
    std::string name(device);
    std::replace(name.begin(), name.end(), '.', '-');
    if (name.size() < kFits)
        return "br-" + name;
    if (name.size() == kFits)
        return "b-" + name;
    const bool isTooLong = longNames == LongNames::hashed && name.size() > kFits + 2;
    if (name.starts_with("en") && !isTooLong)
        return "b-" + name.substr(2);
    return hashedBridgeName(name);
}

} // namespace netatlas::engine::devices
