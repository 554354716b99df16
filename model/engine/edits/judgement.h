// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/change_set.h"
#include "model/domain/revision.h"
#include "model/engine/edits/intent.h"

#include <stop_token>

namespace netatlas::engine::edits {

/// Result of judging an edit (user-experience 2, 6). "Not possible" is an `Error` instead.
enum class Verdict : std::uint8_t { AlreadyThere, Allowed, AllowedWithEffects, Breaks };

/// The consequences that must be named (user-experience 6.2). `facts` of an effect, with the names
/// that a sentence needs, are listed here; lists are sorted (model-and-workers 1).
enum class EffectKind : std::uint8_t {
    // These break something.
    BindingBroken,            ///< application, endpoint, space, units, groups
    PositiveConstraintBroken, ///< application, space, constraints, units, groups
    NegativeConstraintBroken, ///< application, space, constraints, units
    HaRoleLost,               ///< node, space, address
    ManagementRoleLost,       ///< node, space, address
    HaRoleAmbiguous,          ///< node, candidates: no HA space says which to take
    SpaceStillNamed,          ///< space, by (`binding`, `constraint`, `setting`), name
    // These are worth knowing.
    BindingStaysBroken,      ///< as BindingBroken: was so before
    ConstraintStaysBroken,   ///< as PositiveConstraintBroken: was so before
    OverlayTravels,          ///< cidr, underlay
    SiblingTravels,          ///< cidr, segment: the provider ties the space to the VLAN
    AddressesChangeSpace,    ///< count, machines (how many), from, to
    MachinesTouched,         ///< count, machines
    UnitsLoseSpace,          ///< application, space, units: of equal connectivity, nothing bound
    MachineConstraintUnmet,  ///< machine, space (`^name` when it is to be kept out of), constraints
    HaAddressChanges,        ///< node, space, from, to
    PreferredAddressChanges, ///< machine, which (`public`, `private`), from, to
    AgentEndpointsChange,    ///< count: addresses that agents are given for the controllers
    BridgeChoiceChanges,     ///< container, host, from, to: devices
    EqualCidrElsewhere,      ///< cidr, network, model
    ProviderOwnsSpaces,      ///< provider
    UseThresholdCrossed,     ///< cidr, use, limit: percent
    OverlapArises,           ///< cidr, other, network
    ReferencesRewritten,     ///< from, to, constraints, settings: how many follow a rename
    SubnetsToAlpha,          ///< space, cidrs
    SpaceRunsEmpty,          ///< space
    UnmatchedAddress,        ///< machine, address: fits no subnet, so it is not judged
    ContentsPass,   ///< cidr, addresses, ranges, loose, overlays: what a new subnet takes over
    GatewayDropped, ///< cidr, gateway: of several that were merged one is kept
    ProviderIdEnds, ///< cidr, provider-id: the provider does not know the new subnet yet
};

enum class FixUpKind : std::uint8_t {
    Rebind,           ///< facts: application, endpoint, space
    TakeAlong,        ///< facts: cidr, space, application, endpoint: moves it too, and rebinds
    RemoveConstraint, ///< facts: application, entry
    SetHaSpace,       ///< facts: space
    SetManagementSpace,
    MarkSupernet,       ///< facts: cidr
    CreateSubnet,       ///< facts: cidr
    RemoveSubnet,       ///< facts: cidr
    ReleaseAddress,     ///< facts: address, device
    CorrectAddress,     ///< facts: address, cidr
    RemoveLooseAddress, ///< facts: address
    RemoveSpace,        ///< facts: space
    RenameSpace,        ///< facts: space, name
    MoveSubnet,         ///< facts: cidr, space
    ChangeDefaultSpace, ///< facts: space
    SetGateway,         ///< facts: cidr, gateway
    RemoveObject,       ///< facts: kind, label
    MarkShadow,         ///< facts: address, device
    ReserveAddress,     ///< facts: address, cidr
    FollowUnderlay,     ///< facts: cidr, underlay, space
    MergeSubnets,       ///< facts: cidr
    AttachAddress,      ///< facts: address, device
    TrimRange,          ///< facts: range, to
    Renumber,           ///< facts: tag, to, fabric
    ResizeSubnet,       ///< facts: cidr, to
};

/// An extra edit that removes an effect or a finding; of an effect, its actions join the intent.
struct FixUp
{
    FixUpKind kind = FixUpKind::Rebind;
    std::vector<Action> actions;
    Details facts;

    bool operator==(const FixUp&) const = default;
};

/// One named consequence of an edit.
struct Effect
{
    EffectKind kind = EffectKind::OverlayTravels;
    Details facts;
    std::vector<domain::ObjectRef> objects; ///< what "Show on graph" selects
    std::vector<FixUp> fixUps;

    bool breaks() const { return kind <= EffectKind::SpaceStillNamed; }
    bool operator==(const Effect&) const = default;
};

/// What an edit would do, before anybody does it: all effects, never only the first, the broken
/// ones first, each group in a fixed order.
struct Judgement
{
    Verdict verdict = Verdict::Allowed;
    std::vector<Effect> effects;
    domain::ChangeSet changes;
    /// What the edit made or found, for those who asked: `id` of a new space or subnet; `moved`, a
    /// list of {id, cidr, from, to} in the order asked for, those already there included.
    Details result;

    /// How many effects break something.
    std::size_t breaks() const;
};

/// What to do where the provider owns the spaces of the model (the window plans such
/// edits, the original's verbs refuse them).
enum class OwnedSpaces : std::uint8_t {
    Plan,   ///< judge it like any other edit, with the effect `ProviderOwnsSpaces`
    Refuse, ///< `not-supported`
};

/// Judges an edit against a revision: pure, the same for window, command line, plan and tests.
/// An `Error` means that the edit is not possible at all, whatever is accepted.
///
/// The actions are carried out in order; effects are those of the outcome of all of them against
/// the start, so a fix-up that joins the intent takes the effect that it removes off the list.
Result<Judgement> judge(const domain::Revision& revision, const Intent& intent,
                        OwnedSpaces owned = OwnedSpaces::Plan);

/// The verdict of moving the subnets to each space of the revision, in the order of models and
/// spaces; spaces of other models are not possible (`refused`). Stops between targets when asked.
struct TargetVerdict
{
    domain::ModelId model{0};
    domain::SpaceId space = domain::kAlpha;
    Result<Judgement> judgement;
};
std::vector<TargetVerdict> judgeMoves(const domain::Revision& revision, domain::ModelId model,
                                      const std::vector<domain::SubnetId>& subnets,
                                      std::stop_token stop = {});

/// Which of these subnets cannot be moved by themselves (overlays), with the reason: asked when a
/// selection is lifted (user-experience 6, step 1).
std::vector<std::pair<domain::SubnetId, Error>>
immovable(const domain::Model& model, const std::vector<domain::SubnetId>& subnets);

} // namespace netatlas::engine::edits
