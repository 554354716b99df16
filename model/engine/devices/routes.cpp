// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/devices/routes.h"

#include "model/base/text.h"
#include "model/net/cidr.h"

#include <algorithm>
#include <limits>
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

/// What a line of a default route says.
struct Candidate
{
    DefaultRoute route;
    std::uint64_t metric = 0;
    bool hasWay = false; ///< by a gateway or a device

    void noteTo(addressing::Trace* trace, addressing::TraceReason reason) const
    {
        if (!trace)
            return;
        std::string value = route.gateway ? route.gateway->text() : std::string();
        if (!route.device.empty())
            value += (value.empty() ? "dev " : " dev ") + route.device;
        constexpr std::uint64_t kLargest = std::numeric_limits<int>::max();
        note(trace, reason, value, static_cast<int>(std::min(metric, kLargest)));
    }
};

Result<Candidate> readCandidate(const Pairs& pairs)
{
    Candidate candidate;
    if (const auto written = pairs.find("metric"); written != pairs.end()) {
        const auto number = parseNumber<std::uint64_t>(written->second);
        if (!number)
            return notValid(written->second, "the metric is no number");
        candidate.metric = *number;
    }
    const auto via = pairs.find("via");
    const auto device = pairs.find("dev");
    candidate.hasWay = via != pairs.end() || device != pairs.end();
    if (via != pairs.end())
        if (const auto gateway = net::IpAddress::parse(via->second))
            candidate.route.gateway = *gateway;
    if (device != pairs.end())
        candidate.route.device = device->second;
    return candidate;
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

Result<DefaultRoute> parseDefaultRoute(std::string_view text, addressing::Trace* trace)
{
    using addressing::TraceReason;
    std::optional<Candidate> best;
    for (const std::string_view line : split(text, '\n')) {
        const auto words = wordsOf(line);
        if (words.empty() || words.front() != "default")
            continue;
        const auto read = readCandidate(pairsOf(words));
        if (!read)
            return fail(read.error());
        if (!read->hasWay) {
            read->noteTo(trace, TraceReason::NoWay);
        } else if (!best || read->metric < best->metric) {
            if (best)
                best->noteTo(trace, TraceReason::HigherMetric);
            best = *read;
        } else {
            read->noteTo(trace, read->metric == best->metric ? TraceReason::LaterInOrder
                                                             : TraceReason::HigherMetric);
        }
    }
    if (!best) {
        note(trace, TraceReason::NoCandidate);
        return DefaultRoute{};
    }
    best->noteTo(trace, TraceReason::LowestMetric);
    return best->route;
}

} // namespace netatlas::engine::devices
