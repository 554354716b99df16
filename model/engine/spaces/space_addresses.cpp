// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/spaces/space_addresses.h"

#include "model/engine/addressing/ordering.h"
#include "model/engine/spaces/space_sets.h"
#include "model/engine/spaces/subnets.h"

namespace netatlas::engine::spaces {

using addressing::Address;

namespace {

/// The members that all views share.
Address commonPart(const Address& address)
{
    Address common;
    common.value = address.value;
    common.type = address.type;
    common.scope = address.scope;
    common.cidr = address.cidr;
    common.config = address.config;
    common.isSecondary = address.isSecondary;
    return common;
}

} // namespace

Result<std::vector<Address>> toSpaceView(const std::vector<Address>& addresses,
                                         const Spaces& spaces)
{
    std::vector<Address> result;
    for (const Address& address : addresses) {
        result.push_back(commonPart(address));
        if (!address.space.empty()) {
            const Space* const space = findSpaceByName(spaces, address.space);
            if (!space)
                return fail(ErrorKind::NotFound, {{"what", "space"}, {"id", address.space}});
            result.back().spaceId = space->id;
        } else if (const auto space =
                       inferFromCidr(spaces, address.cidr, address.providerSubnetId)) {
            result.back().spaceId = (*space)->id;
        }
    }
    return result;
}

Result<std::vector<Address>> toProviderView(const std::vector<Address>& addresses,
                                            const Spaces& spaces)
{
    std::vector<Address> result;
    for (const Address& address : addresses) {
        result.push_back(commonPart(address));
        if (address.spaceId.empty())
            continue;
        const Space* const space = findSpaceById(spaces, address.spaceId);
        if (!space)
            return fail(ErrorKind::NotFound, {{"what", "space"}, {"id", address.spaceId}});
        result.back().space = space->name;
        result.back().providerSpaceId = space->providerId;
    }
    return result;
}

Result<std::vector<Address>> fromDevices(std::vector<Address> addresses, const Subnets& subnets,
                                         addressing::Sorting sorting)
{
    for (Address& address : addresses) {
        if (address.cidr.empty())
            continue;
        const auto matching = subnetsByCidr(subnets, address.cidr);
        if (!matching)
            return fail(matching.error());
        address.spaceId = matching->empty() ? std::string() : matching->front().spaceId;
    }
    return sorting == addressing::Sorting::inAddressOrder ? addressing::sorted(addresses)
                                                          : addresses;
}

} // namespace netatlas::engine::spaces
