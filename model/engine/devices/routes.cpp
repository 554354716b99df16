// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/devices/routes.h"

#include "model/base/text.h"
#include "model/net/cidr.h"

#include <map>

namespace netatlas::engine::devices {

namespace {

auto notValid(std::string_view value, std::string_view cause)
{
    return fail(ErrorKind::NotValid, {{"what", "route"}, {"value", value}, {"cause", cause}});
}

std::vector<std::string_view> wordsOf(std::string_view line)
{
    constexpr std::string_view kBetweenWords = " \t\v\f\r";
    std::vector<std::string_view> words;
    for (auto start = line.find_first_not_of(kBetweenWords); start != line.npos;
         start = line.find_first_not_of(kBetweenWords)) {
        line.remove_prefix(start);
        words.push_back(line.substr(0, line.find_first_of(kBetweenWords)));
        line.remove_prefix(words.back().size());
    }
    return words;
}

using Pairs = std::map<std::string_view, std::string_view>;

/// The name-value pairs behind the first word; a name without a value is left out.
Pairs pairsOf(const std::vector<std::string_view>& words)
{
    Pairs pairs;
    for (std::size_t i = 1; i + 1 < words.size(); i += 2)
        pairs.insert_or_assign(words[i], words[i + 1]);
    return pairs;
}

} // namespace

Status validateRoute(const Route& route)
{
    const auto destination = net::Cidr::parse(route.destination);
    if (!destination)
        return fail(destination.error());
    const auto gateway = net::IpAddress::parse(route.gateway);
    if (!gateway)
        return fail(gateway.error());
    if (route.metric < 0)
        return notValid(std::to_string(route.metric), "a negative metric");
    if (destination->family() != gateway->family())
        return notValid(route.gateway, "the gateway is of the other family");
    return {};
}

Result<DefaultRoute> parseDefaultRoute(std::string_view text)
{
    DefaultRoute best;
    std::optional<std::uint64_t> lowest;
    for (const std::string_view line : split(text, '\n')) {
        const auto words = wordsOf(line);
        if (words.empty() || words.front() != "default")
            continue;
        const Pairs pairs = pairsOf(words);
        std::uint64_t metric = 0;
        if (const auto written = pairs.find("metric"); written != pairs.end()) {
            const auto number = parseNumber<std::uint64_t>(written->second);
            if (!number)
                return notValid(written->second, "the metric is no number");
            metric = *number;
        }
        const auto via = pairs.find("via");
        const auto device = pairs.find("dev");
        if ((via == pairs.end() && device == pairs.end()) || (lowest && metric >= *lowest))
            continue;
        lowest = metric;
        best = {};
        if (via != pairs.end())
            if (const auto gateway = net::IpAddress::parse(via->second))
                best.gateway = *gateway;
        if (device != pairs.end())
            best.device = device->second;
    }
    return best;
}

} // namespace netatlas::engine::devices
