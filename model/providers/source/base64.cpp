// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/source/base64.h"

#include <cstdint>

namespace netatlas::providers {

namespace {

constexpr std::string_view kSigns =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

std::string base64Text(std::string_view bytes)
{
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i)
            group = group << 8U | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text += i <= count ? kSigns[group >> (18 - 6 * i) & 63U] : '=';
    }
    return text;
}

std::optional<std::string> parseBase64(std::string_view text)
{
    std::string bytes;
    std::uint32_t group = 0;
    std::size_t signs = 0;
    std::size_t padding = 0;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
            continue;
        const std::size_t value = kSigns.find(c);
        if (c == '=')
            ++padding;
        else if (value == std::string_view::npos || padding > 0)
            return std::nullopt;
        group = group << 6U | static_cast<std::uint32_t>(c == '=' ? 0 : value);
        if (++signs % 4 != 0)
            continue;
        if (padding > 2)
            return std::nullopt;
        for (std::size_t i = 0; i < 3 - padding; ++i)
            bytes += static_cast<char>(group >> (16 - 8 * i) & 0xFFU);
        group = 0;
    }
    if (signs % 4 != 0)
        return std::nullopt;
    return bytes;
}

} // namespace netatlas::providers
