// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/model_state.h"
#include "model/domain/subnet_blocks.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace netatlas::domain {

/// Finds row ids by a text that need not be unique. The rows decide: a find gives candidates whose
/// text has the same hash, and the caller's predicate picks.
template <class Id>
class TextIndex
{
public:
    void add(std::string_view text, Id id)
    {
        auto& bucket = m_buckets.edit(bucketOf(text));
        bucket.insert(std::upper_bound(bucket.begin(), bucket.end(), id), id);
    }
    void remove(std::string_view text, Id id)
    {
        auto& bucket = m_buckets.edit(bucketOf(text));
        std::erase(bucket, id);
        if (bucket.empty())
            m_buckets.erase(bucketOf(text));
    }
    /// The candidates, in order of ids.
    const std::vector<Id>& candidates(std::string_view text) const
    {
        static const std::vector<Id> none;
        const auto* bucket = m_buckets.find(bucketOf(text));
        return bucket ? *bucket : none;
    }

private:
    using Bucket = netatlas::Id<struct BucketTag>;
    static Bucket bucketOf(std::string_view text)
    {
        return Bucket(static_cast<std::uint32_t>(std::hash<std::string_view>{}(text) & 0xFFFFU));
    }

    IdMap<Bucket, std::vector<Id>> m_buckets;
};

/// Lists of children by parent, in order of ids.
template <class Parent, class Child>
class Children
{
public:
    const std::vector<Child>& of(Parent parent) const
    {
        static const std::vector<Child> none;
        const auto* found = m_lists.find(parent);
        return found ? *found : none;
    }
    void add(Parent parent, Child child)
    {
        auto& list = m_lists.edit(parent);
        list.insert(std::upper_bound(list.begin(), list.end(), child), child);
    }
    void remove(Parent parent, Child child)
    {
        auto& list = m_lists.edit(parent);
        std::erase(list, child);
        if (list.empty())
            m_lists.erase(parent);
    }

private:
    IdMap<Parent, std::vector<Child>> m_lists;
};

/// What follows from the rows of one model and is never stored in them (architecture 3): who
/// belongs to whom, effective spaces, routing domains, the subnet of every address.
///
/// Made and kept current by `engine/facts`; part of every revision.
struct ModelFacts
{
    Children<FabricId, SegmentId> segmentsOfFabric;
    Children<SegmentId, SubnetId> subnetsOfSegment;
    /// Subnets by effective space (model-and-workers 2.3).
    Children<SpaceId, SubnetId> subnetsOfSpace;
    Children<SubnetId, SubnetId> overlaysOfSubnet;
    /// The underlay of an overlay, where it is known.
    IdMap<SubnetId, SubnetId> underlayOfSubnet;
    Children<SubnetId, RangeId> rangesOfSubnet;
    Children<RoutingDomainId, SubnetId> subnetsOfDomain;
    Children<MachineId, MachineId> containersOfMachine;
    Children<MachineId, DeviceId> devicesOfMachine;
    Children<DeviceId, AddressId> addressesOfDevice;
    Children<DeviceId, DeviceId> childrenOfDevice;
    Children<MachineId, UnitId> unitsOfMachine;
    Children<ApplicationId, UnitId> unitsOfApplication;
    Children<ApplicationId, EndpointId> endpointsOfApplication;
    Children<ApplicationId, BindingId> bindingsOfApplication;
    Children<ApplicationId, ConstraintId> constraintsOfApplication;

    IdMap<SubnetId, SpaceId> spaceOfSubnet;
    IdMap<SubnetId, RoutingDomainId> domainOfSubnet;
    /// Provider network ids that no row describes: each stands for a routing domain without a row,
    /// inside the default one (14.2 rule 5, 14.3). Compare by `areInOneDomain`.
    IdMap<SubnetId, std::string> unknownNetworkOfSubnet;
    /// The subnet of a device address by 2.8; absent where none is known.
    IdMap<AddressId, SubnetId> subnetOfAddress;
    Children<SubnetId, AddressId> addressesOfSubnet;
    /// Addresses that should lie in a subnet and fit none or cannot be told (loopback ones aside).
    IdMap<AddressId, bool> addressesWithoutSubnet;
    std::shared_ptr<const SubnetBlocks> blocks = std::make_shared<const SubnetBlocks>();

    TextIndex<SpaceId> spacesByName;
    TextIndex<SubnetId> subnetsByNetwork; ///< by the canonical text of the network
    TextIndex<SubnetId> subnetsByProviderId;
    TextIndex<MachineId> machinesByNumber;
    TextIndex<ApplicationId> applicationsByName;
    TextIndex<UnitId> unitsByName;

    /// Whether equal or overlapping blocks of both are a conflict (14.2 rule 2). Both are there.
    bool areInOneDomain(SubnetId a, SubnetId b) const
    {
        const std::string* unknown = unknownNetworkOfSubnet.find(a);
        const std::string* other = unknownNetworkOfSubnet.find(b);
        return domainOfSubnet.at(a) == domainOfSubnet.at(b) &&
               (unknown && other ? *unknown == *other : unknown == other);
    }
};

/// One model of one revision: its rows and what follows from them. A value that may be read on
/// any thread.
struct Model
{
    ModelRow row;
    ModelState state;
    ModelFacts facts;

    template <class Row>
    const Table<Row>& table() const
    {
        return state.table<Row>();
    }
    /// The row, which must be there.
    template <class Row>
    const Row& at(decltype(Row::id) id) const
    {
        return state.table<Row>().at(id);
    }
    template <class Row>
    const Row* find(decltype(Row::id) id) const
    {
        return state.table<Row>().find(id);
    }
    template <class Row>
    const Row* find(std::optional<decltype(Row::id)> id) const
    {
        return id ? state.table<Row>().find(*id) : nullptr;
    }

    ObjectRef ref(ObjectKind kind, std::uint32_t number) const { return {row.id, kind, number}; }
    template <class Row>
    ObjectRef refOf(const Row& of) const
    {
        return {row.id, Row::kKind, of.id.number()};
    }
};

} // namespace netatlas::domain
