// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/subnet_update.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

constexpr std::int64_t kLargestVlanTag = 4094;

/// Whether the subnet lies nowhere in particular, so that a space may be given to it.
bool isFreeToMove(const ChangeRecorder& rows, const SubnetRow& subnet)
{
    const SpaceRow* space = rows.table<SpaceRow>().find(subnet.space);
    return !space || space->id == kAlpha || space->providerId == kUndefinedSpace;
}

} // namespace

SubnetUpdate update(ChangeRecorder& rows, SubnetId subnet, const SubnetNews& news)
{
    const SubnetRow& before = rows.table<SubnetRow>().at(subnet);
    SubnetRow after = before;
    SubnetUpdate outcome;
    if (news.space && !before.isOverlay() && *news.space != before.space) {
        if (isFreeToMove(rows, before))
            after.space = *news.space;
        else
            outcome.hasOtherSpace = true;
    }
    for (const std::string& zone : news.zones)
        if (std::find(after.zones.begin(), after.zones.end(), zone) == after.zones.end())
            after.zones.push_back(zone);
    if (after.vlanTag == 0)
        after.vlanTag = news.vlanTag;
    outcome.isChanged = !(after == before);
    if (outcome.isChanged)
        rows.put(std::move(after));
    return outcome;
}

Result<net::Cidr> parseBlock(const std::string& text)
{
    if (text.empty())
        return fail(ErrorKind::NotValid, {{"what", "cidr"}, {"value", ""}, {"cause", "missing"}});
    return net::Cidr::parse(text);
}

Result<std::uint32_t> checkedVlanTag(std::int64_t tag)
{
    if (tag < 0 || tag > kLargestVlanTag)
        return fail(ErrorKind::NotValid,
                    {{"what", "vlan-tag"}, {"value", std::to_string(tag)}, {"cause", "range"}});
    return static_cast<std::uint32_t>(tag);
}

} // namespace netatlas::engine::edits
