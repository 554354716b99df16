// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/machine_rows.h"

namespace netatlas::domain {

/// An application (model-and-workers 2.9).
struct ApplicationRow
{
    ApplicationId id{0};
    std::string name;
    ApplicationType type = ApplicationType::Iaas;
    Life life = Life::Alive;

    bool operator==(const ApplicationRow&) const = default;
    static constexpr std::string_view kTable = "application";
    static constexpr ObjectKind kKind = ObjectKind::Application;
    static constexpr auto fields()
    {
        using Row = ApplicationRow;
        return fieldList(Field{"id", &Row::id}, Field{"name", &Row::name},
                         Field{"type", &Row::type}, Field{"life", &Row::life});
    }
};

/// One running part of an application (2.9); `machine` is empty for units in a cluster.
struct UnitRow
{
    UnitId id{0};
    SharedText name; ///< `mysql/2`
    ApplicationId application{0};
    std::optional<MachineId> machine;

    bool operator==(const UnitRow&) const = default;
    static constexpr std::string_view kTable = "unit";
    static constexpr ObjectKind kKind = ObjectKind::Unit;
    static constexpr auto fields()
    {
        using Row = UnitRow;
        return fieldList(Field{"id", &Row::id}, Field{"name", &Row::name},
                         Field{"application_id", &Row::application},
                         Field{"machine_id", &Row::machine});
    }
};

/// An endpoint of an application's charm (2.9).
struct EndpointRow
{
    EndpointId id{0};
    ApplicationId application{0};
    SharedText name;
    EndpointKind kind = EndpointKind::Relation;

    bool operator==(const EndpointRow&) const = default;
    static constexpr std::string_view kTable = "endpoint";
    static constexpr ObjectKind kKind = ObjectKind::Endpoint;
    static constexpr auto fields()
    {
        using Row = EndpointRow;
        return fieldList(Field{"id", &Row::id}, Field{"application_id", &Row::application},
                         Field{"name", &Row::name}, Field{"kind", &Row::kind});
    }
};

/// The space of one endpoint; the empty endpoint is the application's default (2.10).
struct BindingRow
{
    BindingId id{0};
    ApplicationId application{0};
    SharedText endpoint;
    SpaceId space = kAlpha;

    bool operator==(const BindingRow&) const = default;
    static constexpr std::string_view kTable = "endpoint_binding";
    static constexpr ObjectKind kKind = ObjectKind::Binding;
    static constexpr auto fields()
    {
        using Row = BindingRow;
        return fieldList(Field{"id", &Row::id}, Field{"application_id", &Row::application},
                         Field{"endpoint", &Row::endpoint}, Field{"space_id", &Row::space});
    }
};

/// The `spaces` constraint of one level (2.11). `target` is the number of the application, unit
/// or machine; 0 for the model. Entries are `name`, or `^name` for a space to stay out of.
struct ConstraintRow
{
    ConstraintId id{0};
    ConstraintLevel level = ConstraintLevel::Model;
    std::uint32_t target = 0;
    std::vector<std::string> spaces;

    bool operator==(const ConstraintRow&) const = default;
    static constexpr std::string_view kTable = "constraints";
    static constexpr ObjectKind kKind = ObjectKind::Constraint;
    static constexpr auto fields()
    {
        using Row = ConstraintRow;
        return fieldList(Field{"id", &Row::id}, Field{"level", &Row::level},
                         Field{"target", &Row::target}, Field{"spaces", &Row::spaces});
    }
};

/// A relation of two endpoints, `app:endpoint` each (2.11).
struct RelationRow
{
    RelationId id{0};
    std::vector<std::string> endpoints;
    bool isCrossModel = false;
    std::vector<std::string> egress;

    bool operator==(const RelationRow&) const = default;
    static constexpr std::string_view kTable = "relation";
    static constexpr auto fields()
    {
        using Row = RelationRow;
        return fieldList(Field{"id", &Row::id}, Field{"endpoints", &Row::endpoints},
                         Field{"cross_model", &Row::isCrossModel}, Field{"egress", &Row::egress});
    }
};

/// The cluster's service of an application; without application the controller's own (2.12).
struct CloudServiceRow
{
    CloudServiceId id{0};
    std::optional<ApplicationId> application;
    std::string providerId;
    std::vector<ListedAddress> addresses;
    bool desiredScaleProtected = false;
    bool isExposedOutside = false;
    std::int64_t generation = 0; ///< never falls

    bool operator==(const CloudServiceRow&) const = default;
    static constexpr std::string_view kTable = "cloud_service";
    static constexpr ObjectKind kKind = ObjectKind::CloudService;
    static constexpr auto fields()
    {
        using Row = CloudServiceRow;
        return fieldList(Field{"id", &Row::id}, Field{"application_id", &Row::application},
                         Field{"provider_id", &Row::providerId},
                         Field{"addresses", &Row::addresses},
                         Field{"desired_scale_protected", &Row::desiredScaleProtected},
                         Field{"exposed_outside", &Row::isExposedOutside},
                         Field{"generation", &Row::generation});
    }
};

/// The pod of a unit (2.12).
struct CloudContainerRow
{
    CloudContainerId id{0};
    UnitId unit{0};
    std::string providerId;
    std::optional<ListedAddress> address;
    std::vector<std::string> ports;

    bool operator==(const CloudContainerRow&) const = default;
    static constexpr std::string_view kTable = "cloud_container";
    static constexpr ObjectKind kKind = ObjectKind::CloudContainer;
    static constexpr auto fields()
    {
        using Row = CloudContainerRow;
        return fieldList(Field{"id", &Row::id}, Field{"unit_id", &Row::unit},
                         Field{"provider_id", &Row::providerId}, Field{"address", &Row::address},
                         Field{"ports", &Row::ports});
    }
};

} // namespace netatlas::domain
