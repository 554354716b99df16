// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/field.h"
#include "model/domain/ids.h"
#include "model/net/cidr.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace netatlas::engine::edits {

/// Each action is what a user asks for, by ids; `fields()` names its arguments for the journal.
/// Edits of one model only (user-experience 7.1, rule 8).

/// Moves subnets, and the overlays on them, to a space (model-and-workers 5.5).
struct MoveSubnets
{
    static constexpr std::string_view kName = "move-subnets";
    std::vector<domain::SubnetId> subnets;
    domain::SpaceId space = domain::kAlpha;

    bool operator==(const MoveSubnets&) const = default;
    static constexpr auto fields()
    {
        using Row = MoveSubnets;
        return domain::fieldList(domain::Field{"subnets", &Row::subnets},
                                 domain::Field{"space", &Row::space});
    }
};

/// Creates a space, with subnets moved into it (5.1). `id` is given when the edit is made again
/// (redo, a draft that follows live), so that the same space comes back.
struct AddSpace
{
    static constexpr std::string_view kName = "add-space";
    std::string name;
    std::string providerId;
    bool isPublic = false;
    std::vector<domain::SubnetId> subnets;
    std::optional<domain::SpaceId> id;

    bool operator==(const AddSpace&) const = default;
    static constexpr auto fields()
    {
        using Row = AddSpace;
        return domain::fieldList(
            domain::Field{"name", &Row::name}, domain::Field{"provider-id", &Row::providerId},
            domain::Field{"public", &Row::isPublic}, domain::Field{"subnets", &Row::subnets},
            domain::Field{"id", &Row::id});
    }
};

/// Renames a space and every constraint and setting that names it (5.2).
struct RenameSpace
{
    static constexpr std::string_view kName = "rename-space";
    domain::SpaceId space = domain::kAlpha;
    std::string name;

    bool operator==(const RenameSpace&) const = default;
    static constexpr auto fields()
    {
        using Row = RenameSpace;
        return domain::fieldList(domain::Field{"space", &Row::space},
                                 domain::Field{"name", &Row::name});
    }
};

/// Removes a space; its subnets go to alpha (5.3).
struct RemoveSpace
{
    static constexpr std::string_view kName = "remove-space";
    domain::SpaceId space = domain::kAlpha;

    bool operator==(const RemoveSpace&) const = default;
    static constexpr auto fields()
    {
        using Row = RemoveSpace;
        return domain::fieldList(domain::Field{"space", &Row::space});
    }
};

/// Binds one endpoint (the empty one is the default binding) to a space (5.6).
struct BindEndpoint
{
    static constexpr std::string_view kName = "bind-endpoint";
    domain::ApplicationId application{0};
    std::string endpoint;
    domain::SpaceId space = domain::kAlpha;

    bool operator==(const BindEndpoint&) const = default;
    static constexpr auto fields()
    {
        using Row = BindEndpoint;
        return domain::fieldList(domain::Field{"application", &Row::application},
                                 domain::Field{"endpoint", &Row::endpoint},
                                 domain::Field{"space", &Row::space});
    }
};

/// Replaces the space constraint of one level; an empty list removes it (2.11).
struct SetConstraint
{
    static constexpr std::string_view kName = "set-constraint";
    domain::ConstraintLevel level = domain::ConstraintLevel::Model;
    std::uint32_t target = 0;
    std::vector<std::string> spaces;

    bool operator==(const SetConstraint&) const = default;
    static constexpr auto fields()
    {
        using Row = SetConstraint;
        return domain::fieldList(domain::Field{"level", &Row::level},
                                 domain::Field{"target", &Row::target},
                                 domain::Field{"spaces", &Row::spaces});
    }
};

/// Sets a controller or model setting; an empty value unsets it (2.14, 5.7).
struct SetSetting
{
    static constexpr std::string_view kName = "set-setting";
    bool isController = false;
    std::string key;
    std::string value;

    bool operator==(const SetSetting&) const = default;
    static constexpr auto fields()
    {
        using Row = SetSetting;
        return domain::fieldList(domain::Field{"controller", &Row::isController},
                                 domain::Field{"key", &Row::key},
                                 domain::Field{"value", &Row::value});
    }
};

/// Adds a subnet by hand (5.4).
struct AddSubnet
{
    static constexpr std::string_view kName = "add-subnet";
    std::string cidr; ///< as typed
    domain::SpaceId space = domain::kAlpha;
    std::string providerId;
    std::string providerNetworkId;
    std::uint32_t vlanTag = 0;
    std::vector<std::string> zones;
    std::optional<domain::SegmentId> segment;
    bool isPublic = false;
    std::optional<net::Cidr> fanLocalUnderlay; ///< makes it an overlay, in the underlay's space
    std::optional<net::Cidr> fanOverlay;
    std::optional<domain::SubnetId> id; ///< given when the edit is made again

    bool operator==(const AddSubnet&) const = default;
    static constexpr auto fields()
    {
        using Row = AddSubnet;
        return domain::fieldList(
            domain::Field{"cidr", &Row::cidr}, domain::Field{"space", &Row::space},
            domain::Field{"provider-id", &Row::providerId},
            domain::Field{"provider-network-id", &Row::providerNetworkId},
            domain::Field{"vlan-tag", &Row::vlanTag}, domain::Field{"zones", &Row::zones},
            domain::Field{"segment", &Row::segment}, domain::Field{"public", &Row::isPublic},
            domain::Field{"fan-local-underlay", &Row::fanLocalUnderlay},
            domain::Field{"fan-overlay", &Row::fanOverlay}, domain::Field{"id", &Row::id});
    }
};

/// Removes a subnet that no device address needs (5.10).
struct RemoveSubnet
{
    static constexpr std::string_view kName = "remove-subnet";
    domain::SubnetId subnet{0};

    bool operator==(const RemoveSubnet&) const = default;
    static constexpr auto fields()
    {
        using Row = RemoveSubnet;
        return domain::fieldList(domain::Field{"subnet", &Row::subnet});
    }
};

/// Puts new subnets in the place of others, since a block cannot change (5.10): one becomes several
/// (split), several become one (merge), or one gets another block (resize).
struct ReplaceSubnets
{
    static constexpr std::string_view kName = "replace-subnets";
    std::vector<domain::SubnetId> subnets;
    std::vector<std::string> cidrs;    ///< as typed
    std::vector<domain::SubnetId> ids; ///< of each block; given when the edit is made again

    bool operator==(const ReplaceSubnets&) const = default;
    static constexpr auto fields()
    {
        using Row = ReplaceSubnets;
        return domain::fieldList(domain::Field{"subnets", &Row::subnets},
                                 domain::Field{"cidrs", &Row::cidrs},
                                 domain::Field{"ids", &Row::ids});
    }
};

/// Says whether a subnet is meant to hold other subnets (2.3, V01).
struct MarkSupernet
{
    static constexpr std::string_view kName = "mark-supernet";
    domain::SubnetId subnet{0};
    bool isSupernet = true;

    bool operator==(const MarkSupernet&) const = default;
    static constexpr auto fields()
    {
        using Row = MarkSupernet;
        return domain::fieldList(domain::Field{"subnet", &Row::subnet},
                                 domain::Field{"supernet", &Row::isSupernet});
    }
};

/// Puts a subnet on another segment (5.10).
struct RehomeSubnet
{
    static constexpr std::string_view kName = "rehome-subnet";
    domain::SubnetId subnet{0};
    domain::SegmentId segment{0};

    bool operator==(const RehomeSubnet&) const = default;
    static constexpr auto fields()
    {
        using Row = RehomeSubnet;
        return domain::fieldList(domain::Field{"subnet", &Row::subnet},
                                 domain::Field{"segment", &Row::segment});
    }
};

/// Removes an address from its device (V06: release one).
struct RemoveAddress
{
    static constexpr std::string_view kName = "remove-address";
    domain::AddressId address{0};

    bool operator==(const RemoveAddress&) const = default;
    static constexpr auto fields()
    {
        using Row = RemoveAddress;
        return domain::fieldList(domain::Field{"address", &Row::address});
    }
};

/// Corrects the block that an address claims, and frees it from a wrong subnet id (V07).
struct CorrectAddress
{
    static constexpr std::string_view kName = "correct-address";
    domain::AddressId address{0};
    net::Cidr cidr = net::Cidr::ofHost(net::IpAddress::ofIpv4(0));

    bool operator==(const CorrectAddress&) const = default;
    static constexpr auto fields()
    {
        using Row = CorrectAddress;
        return domain::fieldList(domain::Field{"address", &Row::address},
                                 domain::Field{"cidr", &Row::cidr});
    }
};

/// Removes an address that no machine has (V05).
struct RemoveLooseAddress
{
    static constexpr std::string_view kName = "remove-loose-address";
    domain::LooseAddressId address{0};

    bool operator==(const RemoveLooseAddress&) const = default;
    static constexpr auto fields()
    {
        using Row = RemoveLooseAddress;
        return domain::fieldList(domain::Field{"address", &Row::address});
    }
};

/// Puts a VLAN or untagged segment into another fabric (5.10).
struct RehomeSegment
{
    static constexpr std::string_view kName = "rehome-segment";
    domain::SegmentId segment{0};
    domain::FabricId fabric{0};

    bool operator==(const RehomeSegment&) const = default;
    static constexpr auto fields()
    {
        using Row = RehomeSegment;
        return domain::fieldList(domain::Field{"segment", &Row::segment},
                                 domain::Field{"fabric", &Row::fabric});
    }
};

/// Gives an address of one device to another (5.10); what the provider calls it stays.
struct MoveAddress
{
    static constexpr std::string_view kName = "move-address";
    domain::AddressId address{0};
    domain::DeviceId device{0};

    bool operator==(const MoveAddress&) const = default;
    static constexpr auto fields()
    {
        using Row = MoveAddress;
        return domain::fieldList(domain::Field{"address", &Row::address},
                                 domain::Field{"device", &Row::device});
    }
};

/// Gives a device an address that no machine has yet (5.10, V05).
struct AttachLooseAddress
{
    static constexpr std::string_view kName = "attach-loose-address";
    domain::LooseAddressId address{0};
    domain::DeviceId device{0};

    bool operator==(const AttachLooseAddress&) const = default;
    static constexpr auto fields()
    {
        using Row = AttachLooseAddress;
        return domain::fieldList(domain::Field{"address", &Row::address},
                                 domain::Field{"device", &Row::device});
    }
};

/// A member of a row by its name in the streams, with the text to give it (`mtu`, `9000`).
struct MemberText
{
    std::string name;
    std::string value;

    bool operator==(const MemberText&) const = default;
    static constexpr auto fields()
    {
        using Row = MemberText;
        return domain::fieldList(domain::Field{"name", &Row::name},
                                 domain::Field{"value", &Row::value});
    }
};

/// Adds a fabric, segment, range, loose address, machine, device, address, application, unit or
/// endpoint (5.10); which members each kind takes says `objectMembers`.
struct AddObject
{
    static constexpr std::string_view kName = "add-object";
    domain::ObjectKind kind = domain::ObjectKind::Fabric;
    std::vector<MemberText> members;
    std::optional<std::uint32_t> id; ///< given when the edit is made again

    bool operator==(const AddObject&) const = default;
    static constexpr auto fields()
    {
        using Row = AddObject;
        return domain::fieldList(domain::Field{"kind", &Row::kind},
                                 domain::Field{"members", &Row::members},
                                 domain::Field{"id", &Row::id});
    }
};

/// Changes members of such a row, or of a subnet what its block does not say: name, gateway,
/// limits of use.
struct ChangeObject
{
    static constexpr std::string_view kName = "change-object";
    domain::ObjectKind kind = domain::ObjectKind::Fabric;
    std::uint32_t object = 0;
    std::vector<MemberText> members;

    bool operator==(const ChangeObject&) const = default;
    static constexpr auto fields()
    {
        using Row = ChangeObject;
        return domain::fieldList(domain::Field{"kind", &Row::kind},
                                 domain::Field{"object", &Row::object},
                                 domain::Field{"members", &Row::members});
    }
};

/// Removes such a row with what belongs to it alone; `in-use` while something stands on it.
struct RemoveObject
{
    static constexpr std::string_view kName = "remove-object";
    domain::ObjectKind kind = domain::ObjectKind::Fabric;
    std::uint32_t object = 0;

    bool operator==(const RemoveObject&) const = default;
    static constexpr auto fields()
    {
        using Row = RemoveObject;
        return domain::fieldList(domain::Field{"kind", &Row::kind},
                                 domain::Field{"object", &Row::object});
    }
};

using Action =
    std::variant<MoveSubnets, AddSpace, RenameSpace, RemoveSpace, BindEndpoint, SetConstraint,
                 SetSetting, AddSubnet, RemoveSubnet, MarkSupernet, RehomeSubnet, RemoveAddress,
                 CorrectAddress, RemoveLooseAddress, ReplaceSubnets, RehomeSegment, MoveAddress,
                 AttachLooseAddress, AddObject, ChangeObject, RemoveObject>;

/// What a user wants done in one model, as one undo step: the act, then the fix-ups chosen for
/// what it breaks.
struct Intent
{
    domain::ModelId model{0};
    std::vector<Action> actions;
    std::string reason; ///< why broken things are accepted; empty when nothing is

    bool operator==(const Intent&) const = default;
};

/// The word of an action in the journal, such as `move-subnets`.
std::string_view actionName(const Action& action);

} // namespace netatlas::engine::edits
