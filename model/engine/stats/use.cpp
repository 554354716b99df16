// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/stats/use.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace netatlas::engine::stats {

using namespace domain;
using net::IpAddress;

namespace {

/// A run of addresses, both ends in it.
struct Run
{
    IpAddress first;
    IpAddress last;
};

/// How many addresses lie from one to the other, both counted; the largest number there is when
/// it does not fit.
std::uint64_t countOf(const Run& run)
{
    const std::uint64_t upper = run.last.upper() - run.first.upper();
    const bool borrows = run.last.lower() < run.first.lower();
    const std::uint64_t lower = run.last.lower() - run.first.lower();
    constexpr auto kMost = std::numeric_limits<std::uint64_t>::max();
    if (upper > (borrows ? 1U : 0U) || lower == kMost)
        return kMost;
    return lower + 1;
}

/// The addresses of a block that hosts may have.
Run hostsOf(const net::Cidr& cidr)
{
    if (cidr.family() == net::Family::Ipv6 || cidr.prefixLength() > 30)
        return {cidr.first(), cidr.last()};
    return {*cidr.first().next(), *cidr.last().previous()};
}

std::uint64_t sum(std::uint64_t a, std::uint64_t b)
{
    const std::uint64_t total = a + b;
    return total < a ? std::numeric_limits<std::uint64_t>::max() : total;
}

/// How many addresses lie in at least one of the runs.
std::uint64_t countTogether(std::vector<Run> runs)
{
    std::sort(runs.begin(), runs.end(),
              [](const Run& a, const Run& b) { return a.first < b.first; });
    std::uint64_t count = 0;
    for (auto run = runs.begin(); run != runs.end();) {
        Run joined = *run;
        for (++run; run != runs.end() && run->first <= joined.last; ++run)
            joined.last = std::max(joined.last, run->last);
        count = sum(count, countOf(joined));
    }
    return count;
}

using LooseBySubnet = IdMap<SubnetId, std::vector<IpAddress>>;

Use useOf(const Model& model, const SubnetRow& subnet, const std::vector<IpAddress>& loose)
{
    const Run hosts = hostsOf(subnet.cidr);
    std::vector<Run> taken;
    const auto take = [&](const IpAddress& first, const IpAddress& last) {
        const Run part{std::max(first, hosts.first), std::min(last, hosts.last)};
        if (part.first <= part.last)
            taken.push_back(part);
    };
    for (const AddressId address : model.facts.addressesOfSubnet.of(subnet.id)) {
        const auto& value = model.at<DeviceAddressRow>(address).value;
        take(value, value);
    }
    for (const IpAddress& value : loose)
        take(value, value);
    if (subnet.gateway)
        take(*subnet.gateway, *subnet.gateway);
    for (const RangeId rangeId : model.facts.rangesOfSubnet.of(subnet.id)) {
        const auto& range = model.at<RangeRow>(rangeId);
        // An IPv6 range may hold more than all hosts of the world: counting it says nothing.
        if (range.kind == RangeKind::Reserved && subnet.cidr.family() == net::Family::Ipv4)
            take(range.first, range.last);
    }
    return {countTogether(std::move(taken)), usableAddresses(subnet.cidr)};
}

LooseBySubnet looseBySubnet(const Model& model)
{
    LooseBySubnet found;
    for (const LooseAddressRow& loose : model.table<LooseAddressRow>())
        if (loose.subnet)
            found.edit(*loose.subnet).push_back(loose.value);
    return found;
}

Use useOf(const Model& model, const SubnetRow& subnet, const LooseBySubnet& loose)
{
    static const std::vector<IpAddress> none;
    const auto* own = loose.find(subnet.id);
    return useOf(model, subnet, own ? *own : none);
}

} // namespace

std::optional<int> Use::percent() const
{
    if (!usable || *usable == 0)
        return std::nullopt;
    if (used >= *usable)
        return 100;
    const auto rounded = static_cast<int>((used * 200 + *usable) / (*usable * 2));
    return used == 0 ? 0 : std::clamp(rounded, 1, 99);
}

std::uint64_t Use::free() const
{
    return usable && *usable > used ? *usable - used : 0;
}

std::optional<std::uint64_t> usableAddresses(const net::Cidr& cidr)
{
    if (cidr.family() == net::Family::Ipv6)
        return std::nullopt;
    return countOf(hostsOf(cidr));
}

Use useOf(const Model& model, SubnetId id)
{
    return useOf(model, model.at<SubnetRow>(id), looseBySubnet(model));
}

IdMap<SubnetId, Use> useOfAll(const Model& model)
{
    const LooseBySubnet loose = looseBySubnet(model);
    IdMap<SubnetId, Use> uses;
    for (const SubnetRow& subnet : model.table<SubnetRow>())
        uses.put(subnet.id, useOf(model, subnet, loose));
    return uses;
}

} // namespace netatlas::engine::stats
