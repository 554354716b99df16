// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/project_bridge.h"
#include "views/widgets/paint/board.h"
#include "views/widgets/paint/subnet_card.h"

#include <functional>
#include <optional>
#include <vector>

namespace netatlas::views::spaces {

enum class BoardSort { Name, Id, Subnets, Use };

/// What the card's second line says before the use bar.
enum class CardCaption { Vlan, Zone, Machines };

struct BoardOptions
{
    BoardSort sort = BoardSort::Name;
    CardCaption caption = CardCaption::Vlan;
    bool showsEmpty = true;

    bool operator==(const BoardOptions&) const = default;
};

struct BoardOverlay
{
    domain::SubnetId subnet{0};
    paint::OverlayCard card;
};

/// One subnet with the overlays that travel with it.
struct BoardCard
{
    domain::SubnetId subnet{0};
    paint::SubnetCard card;
    std::vector<BoardOverlay> overlays;
    int machines = 0;
    std::optional<int> usePercent;
    int findings = 0;
    bool isTwin = false; ///< the CIDR exists in another network too
    /// Cards of one number are tied by a bracket: dual-stack partners, or the subnets of a VLAN
    /// where the provider hangs spaces on VLANs. 0: not tied.
    int tie = 0;
};

struct BoundName
{
    std::string application;
    std::string endpoint; ///< empty in constraints, and for the default binding
    QString text;
};

/// One space.
struct BoardColumn
{
    domain::ModelId model{0};
    std::optional<domain::SpaceId> space; ///< nothing: the place that makes a new one
    paint::SpaceColumn column;
    std::vector<BoardCard> cards;
    std::vector<BoundName> bound;
    std::vector<BoundName> constraints;
    int machines = 0;

    domain::ObjectRef ref() const
    {
        return {model, domain::ObjectKind::Space, space ? space->number() : 0};
    }
};

/// What the board shows of a revision, as values that the painters take: columns by model, cards
/// by address, overlays behind their underlays. One pass over each table.
std::vector<BoardColumn> boardContent(const ProjectBridge& project, const BoardOptions& options,
                                      const theme::Theme& theme);

/// The names in the foot of a column, those that a drag would break strong.
std::vector<paint::TextRun> footRuns(const std::vector<BoundName>& names,
                                     const std::function<bool(const BoundName&)>& isBroken);

} // namespace netatlas::views::spaces
