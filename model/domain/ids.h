// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/id.h"
#include "model/domain/enums.h"

namespace netatlas::domain {

using ModelId = Id<struct ModelTag>;
using RoutingDomainId = Id<struct RoutingDomainTag>;
using FabricId = Id<struct FabricTag>;
using SegmentId = Id<struct SegmentTag>;
using ProviderNetworkId = Id<struct ProviderNetworkTag>;
using ZoneId = Id<struct ZoneTag>;
using SpaceId = Id<struct SpaceTag>;
using SubnetId = Id<struct SubnetTag>;
using RangeId = Id<struct RangeTag>;
using StaticRouteId = Id<struct StaticRouteTag>;
using MachineId = Id<struct MachineTag>;
using DeviceId = Id<struct DeviceTag>;
using AddressId = Id<struct AddressTag>;
using LooseAddressId = Id<struct LooseAddressTag>;
using ApplicationId = Id<struct ApplicationTag>;
using UnitId = Id<struct UnitTag>;
using EndpointId = Id<struct EndpointTag>;
using BindingId = Id<struct BindingTag>;
using ConstraintId = Id<struct ConstraintTag>;
using RelationId = Id<struct RelationTag>;
using CloudServiceId = Id<struct CloudServiceTag>;
using CloudContainerId = Id<struct CloudContainerTag>;
using ControllerNodeId = Id<struct ControllerNodeTag>;
using HostPortsId = Id<struct HostPortsTag>;
using SettingId = Id<struct SettingTag>;
using ProviderId = Id<struct ProviderTag>;
using AbsenceId = Id<struct AbsenceTag>;
using DriftId = Id<struct DriftTag>;

/// The default space of every model (model-and-workers 2.2).
inline constexpr SpaceId kAlpha{0};
inline constexpr std::string_view kAlphaName = "alpha";
/// The routing domain that every model has (2.1).
inline constexpr RoutingDomainId kDefaultDomain{0};
inline constexpr std::string_view kDefaultDomainName = "default";

/// What a row is, for references that may point at any of them.
enum class ObjectKind : std::uint8_t {
    Model,
    RoutingDomain,
    Fabric,
    Segment,
    ProviderNetwork,
    Zone,
    Space,
    Subnet,
    Range,
    Machine,
    Device,
    Address,
    LooseAddress,
    Application,
    Unit,
    Endpoint,
    Binding,
    Constraint,
    CloudService,
    CloudContainer,
    ControllerNode,
};

template <>
struct EnumWords<ObjectKind>
{
    using Entry = WordTable<ObjectKind>;
    static constexpr std::array words{Entry{ObjectKind::Model, "model"},
                                      Entry{ObjectKind::RoutingDomain, "domain"},
                                      Entry{ObjectKind::Fabric, "fabric"},
                                      Entry{ObjectKind::Segment, "segment"},
                                      Entry{ObjectKind::ProviderNetwork, "network"},
                                      Entry{ObjectKind::Zone, "zone"},
                                      Entry{ObjectKind::Space, "space"},
                                      Entry{ObjectKind::Subnet, "subnet"},
                                      Entry{ObjectKind::Range, "range"},
                                      Entry{ObjectKind::Machine, "machine"},
                                      Entry{ObjectKind::Device, "device"},
                                      Entry{ObjectKind::Address, "address"},
                                      Entry{ObjectKind::LooseAddress, "loose"},
                                      Entry{ObjectKind::Application, "application"},
                                      Entry{ObjectKind::Unit, "unit"},
                                      Entry{ObjectKind::Endpoint, "endpoint"},
                                      Entry{ObjectKind::Binding, "binding"},
                                      Entry{ObjectKind::Constraint, "constraint"},
                                      Entry{ObjectKind::CloudService, "service"},
                                      Entry{ObjectKind::CloudContainer, "container"},
                                      Entry{ObjectKind::ControllerNode, "controller"}};
};

/// One object of a project: ids are unique in a model only (architecture 3).
struct ObjectRef
{
    ModelId model{0};
    ObjectKind kind = ObjectKind::Model;
    std::uint32_t number = 0;

    friend auto operator<=>(const ObjectRef&, const ObjectRef&) = default;
};

} // namespace netatlas::domain

template <>
struct std::hash<netatlas::domain::ObjectRef>
{
    std::size_t operator()(const netatlas::domain::ObjectRef& ref) const noexcept
    {
        const auto kind = static_cast<std::size_t>(ref.kind);
        const std::size_t table = std::size_t{ref.model.number()} * 31U + kind;
        return (table * 0x9E3779B97F4A7C15ULL) ^ ref.number;
    }
};
