// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/facts.h"
#include "model/engine/edits/judgement.h"

namespace netatlas::engine::edits {

/// What one action works on: the model as all earlier actions of the intent left it, and the rows
/// to change.
struct Workplace
{
    const domain::Model& now;
    domain::ChangeRecorder& rows;
    OwnedSpaces owned;
    Details& result;
};

/// Carries out one action, with the checks of model-and-workers 5 in their order. On failure what
/// has been recorded is worthless.
Status carryOut(const Workplace& place, const MoveSubnets& action);
Status carryOut(const Workplace& place, const AddSpace& action);
Status carryOut(const Workplace& place, const RenameSpace& action);
Status carryOut(const Workplace& place, const RemoveSpace& action);
Status carryOut(const Workplace& place, const BindEndpoint& action);
Status carryOut(const Workplace& place, const SetConstraint& action);
Status carryOut(const Workplace& place, const SetSetting& action);
Status carryOut(const Workplace& place, const AddSubnet& action);
Status carryOut(const Workplace& place, const RemoveSubnet& action);
Status carryOut(const Workplace& place, const MarkSupernet& action);
Status carryOut(const Workplace& place, const RehomeSubnet& action);
Status carryOut(const Workplace& place, const RemoveAddress& action);
Status carryOut(const Workplace& place, const CorrectAddress& action);
Status carryOut(const Workplace& place, const RemoveLooseAddress& action);
Status carryOut(const Workplace& place, const ReplaceSubnets& action);
Status carryOut(const Workplace& place, const RehomeSegment& action);
Status carryOut(const Workplace& place, const MoveAddress& action);
Status carryOut(const Workplace& place, const AttachLooseAddress& action);
Status carryOut(const Workplace& place, const AddObject& action);
Status carryOut(const Workplace& place, const ChangeObject& action);
Status carryOut(const Workplace& place, const RemoveObject& action);

/// `not-found` with `what` and `key`.
tl::unexpected<Error> notFound(std::string_view what, std::string key);

/// Whether the provider lets spaces be created at all (5.1), or renamed, removed and filled by
/// hand (5.2, "mutable"); else `not-supported`.
Status requireSpaces(const domain::Model& model);
Status requireMutableSpaces(const domain::Model& model, OwnedSpaces owned);

/// `not-valid` for a text that is no name of a space, `already-exists` for one that is taken.
Status requireFreeSpaceName(const domain::Model& model, const std::string& name);

/// The space to be renamed or removed, by its name, for those who have no id: `not-found` comes
/// only after the checks that 5.2 and 5.3 put before it.
Result<domain::SpaceId> spaceToRename(const domain::Model& model, const std::string& from,
                                      const std::string& to, OwnedSpaces owned);
Result<domain::SpaceId> spaceToRemove(const domain::Model& model, const std::string& name,
                                      OwnedSpaces owned);

/// `fan-overlay-immovable` or `not-found` when the subnet cannot be moved by itself.
Status requireMovable(const domain::Model& model, domain::SubnetId subnet);

/// The subnets that a move takes (5.5, step 4): those asked for and, where the provider ties the
/// space to the VLAN, the others of their segments; overlays follow by themselves. In the order
/// asked for, siblings behind.
std::vector<domain::SubnetId> travellers(const domain::Model& model,
                                         const std::vector<domain::SubnetId>& subnets);

/// Takes a space away: its subnets, and what is bound to it or said to lie in it, go to alpha;
/// constraints and settings lose its name.
void eraseSpace(const domain::Model& now, domain::ChangeRecorder& rows,
                const domain::SpaceRow& space);

/// Takes a subnet away, with its ranges and static routes; addresses that name it keep their value
/// alone.
void eraseSubnet(const domain::Model& now, domain::ChangeRecorder& rows, domain::SubnetId subnet);

/// Sets a setting of the model or controller; an empty value removes its row.
void putSetting(domain::ChangeRecorder& rows, bool isController, std::string_view key,
                const std::string& value);

} // namespace netatlas::engine::edits
