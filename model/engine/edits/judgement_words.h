// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/edits/judgement.h"

/// The words of verdicts, effects and fix-ups for JSON and for the command line (`--fix KIND`;
/// user-experience 6.2, 16).
namespace netatlas::domain {

template <>
struct EnumWords<engine::edits::Verdict>
{
    using Value = engine::edits::Verdict;
    using Entry = WordTable<Value>;
    static constexpr std::array words{
        Entry{Value::AlreadyThere, "already-there"}, Entry{Value::Allowed, "allowed"},
        Entry{Value::AllowedWithEffects, "allowed-with-effects"}, Entry{Value::Breaks, "breaks"}};
};

template <>
struct EnumWords<engine::edits::EffectKind>
{
    using Value = engine::edits::EffectKind;
    using Entry = WordTable<Value>;
    static constexpr std::array words{
        Entry{Value::BindingBroken, "binding-broken"},
        Entry{Value::PositiveConstraintBroken, "positive-constraint-broken"},
        Entry{Value::NegativeConstraintBroken, "negative-constraint-broken"},
        Entry{Value::HaRoleLost, "ha-role-lost"},
        Entry{Value::ManagementRoleLost, "management-role-lost"},
        Entry{Value::HaRoleAmbiguous, "ha-role-ambiguous"},
        Entry{Value::SpaceStillNamed, "space-still-named"},
        Entry{Value::BindingStaysBroken, "binding-stays-broken"},
        Entry{Value::ConstraintStaysBroken, "constraint-stays-broken"},
        Entry{Value::OverlayTravels, "overlay-travels"},
        Entry{Value::SiblingTravels, "sibling-travels"},
        Entry{Value::AddressesChangeSpace, "addresses-change-space"},
        Entry{Value::MachinesTouched, "machines-touched"},
        Entry{Value::UnitsLoseSpace, "units-lose-space"},
        Entry{Value::MachineConstraintUnmet, "machine-constraint-unmet"},
        Entry{Value::HaAddressChanges, "ha-address-changes"},
        Entry{Value::PreferredAddressChanges, "preferred-address-changes"},
        Entry{Value::AgentEndpointsChange, "agent-endpoints-change"},
        Entry{Value::BridgeChoiceChanges, "bridge-choice-changes"},
        Entry{Value::EqualCidrElsewhere, "equal-cidr-elsewhere"},
        Entry{Value::ProviderOwnsSpaces, "provider-owns-spaces"},
        Entry{Value::UseThresholdCrossed, "use-threshold-crossed"},
        Entry{Value::OverlapArises, "overlap-arises"},
        Entry{Value::ReferencesRewritten, "references-rewritten"},
        Entry{Value::SubnetsToAlpha, "subnets-to-alpha"},
        Entry{Value::SpaceRunsEmpty, "space-runs-empty"},
        Entry{Value::UnmatchedAddress, "unmatched-address"},
        Entry{Value::ContentsPass, "contents-pass"},
        Entry{Value::GatewayDropped, "gateway-dropped"},
        Entry{Value::ProviderIdEnds, "provider-id-ends"}};
};

template <>
struct EnumWords<engine::edits::FixUpKind>
{
    using Value = engine::edits::FixUpKind;
    using Entry = WordTable<Value>;
    static constexpr std::array words{Entry{Value::Rebind, "rebind"},
                                      Entry{Value::TakeAlong, "take-along"},
                                      Entry{Value::RemoveConstraint, "remove-constraint"},
                                      Entry{Value::SetHaSpace, "set-ha-space"},
                                      Entry{Value::SetManagementSpace, "set-management-space"},
                                      Entry{Value::MarkSupernet, "mark-supernet"},
                                      Entry{Value::CreateSubnet, "create-subnet"},
                                      Entry{Value::RemoveSubnet, "remove-subnet"},
                                      Entry{Value::ReleaseAddress, "release-address"},
                                      Entry{Value::CorrectAddress, "correct-address"},
                                      Entry{Value::RemoveLooseAddress, "remove-loose-address"},
                                      Entry{Value::RemoveSpace, "remove-space"},
                                      Entry{Value::RenameSpace, "rename-space"},
                                      Entry{Value::MoveSubnet, "move-subnet"},
                                      Entry{Value::ChangeDefaultSpace, "change-default-space"},
                                      Entry{Value::SetGateway, "set-gateway"},
                                      Entry{Value::RemoveObject, "remove-object"},
                                      Entry{Value::MarkShadow, "mark-shadow"},
                                      Entry{Value::ReserveAddress, "reserve-address"},
                                      Entry{Value::FollowUnderlay, "follow-underlay"},
                                      Entry{Value::MergeSubnets, "merge-subnets"},
                                      Entry{Value::AttachAddress, "attach-address"},
                                      Entry{Value::TrimRange, "trim-range"},
                                      Entry{Value::Renumber, "renumber"},
                                      Entry{Value::ResizeSubnet, "resize-subnet"}};
};

} // namespace netatlas::domain
