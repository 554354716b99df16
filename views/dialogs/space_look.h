// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"
#include "views/theme/space_mark.h"

namespace netatlas::views::dialogs {

/// The mark of a space: the place in the palette that the user gave it, else that of its creation.
inline theme::SpaceMark markOfSpace(const domain::Revision& revision, domain::ModelId model,
                                    domain::SpaceId space, const theme::Tokens& tokens)
{
    for (const auto& row : revision.project().table<domain::SpaceColourRow>())
        if (row.model == model && row.space == space)
            return theme::chosenSpaceMark(tokens, static_cast<int>(row.colour));
    return theme::spaceMark(tokens, static_cast<int>(space.number()));
}

} // namespace netatlas::views::dialogs
