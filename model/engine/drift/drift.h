// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "model/domain/revision.h"
#include "model/engine/edits/intent.h"

namespace netatlas::engine::drift {

/// The field of an item that is about whether a side shows the object at all.
inline constexpr std::string_view kPresence = "presence";

/// Why no edit takes the observed value.
enum class WhyNot : std::uint8_t {
    None,
    IdOfSource,      ///< ids are given by sources and only read
    Identity,        ///< what makes the object this one: another value is another object
    FollowsUnderlay, ///< an overlay is where its underlay is
    NoSuchSegment,   ///< its fabric has no VLAN of that tag
    OfMachine,       ///< machines, their devices and routes only follow observations
    StillNeeded,     ///< addresses or other things hang on it
};

/// One difference between what one side shows and what the model keeps.
struct Item
{
    domain::ObjectRef object;
    std::string source; ///< its name; empty where only the side is known
    domain::Origin side = domain::Origin::Provider; ///< who shows it otherwise
    std::string field;                              ///< of the row, or `kPresence`
    std::string kept;                               ///< what the model has; of presence nothing
    std::string seen; ///< what the side shows; of presence nothing: it does not
    Timestamp since{};
    std::vector<edits::Action> take; ///< makes the model agree; empty when nothing can
    WhyNot whyNot = WhyNot::None;
    std::string key; ///< by which it is accepted; the same while it lasts
    const domain::AcceptedFindingRow* acceptance = nullptr; ///< of the revision

    bool isOpen() const { return !acceptance; }
};

/// All drift of a revision, by model, object and field. The rows it points at live as long as the
/// revision.
std::vector<Item> driftOf(const domain::Revision& revision);
/// How much of it nobody has accepted.
std::size_t openCount(const domain::Revision& revision);

/// The value that the model keeps of the field of a drift, as text; nothing for a field that it
/// does not know, or where the object is gone.
std::optional<std::string> keptValue(const domain::Model& model, const domain::DriftRow& drift);

} // namespace netatlas::engine::drift
