// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/space_mark.h"

#include <algorithm>

namespace netatlas::views::theme {

namespace {

// Grey stays alpha's own, so the others walk through seven colours.
constexpr int kOwnColours = kSpaceColours - 1;

int roundOf(int order)
{
    return order <= 0 ? 0 : (order - 1) / kOwnColours;
}

std::size_t placeOf(int order)
{
    return order <= 0 ? kOwnColours : static_cast<std::size_t>((order - 1) % kOwnColours);
}

} // namespace

SpaceMark spaceMark(const Tokens& tokens, int order)
{
    const std::size_t place = placeOf(order);
    SpaceMark mark{tokens.spaces[place], std::nullopt};
    if (const int round = roundOf(order); round > 0) {
        // Another partner in each round, never the colour itself.
        const auto step = static_cast<std::size_t>((round - 1) % (kOwnColours - 1) + 1);
        mark.second = tokens.spaces[(place + step) % kOwnColours];
    }
    return mark;
}

SpaceMark chosenSpaceMark(const Tokens& tokens, int colour)
{
    const int place = std::clamp(colour, 0, kSpaceColours - 1);
    return {tokens.spaces[static_cast<std::size_t>(place)], std::nullopt};
}

QColor spaceFill(int order)
{
    return kPurePalette[placeOf(order)];
}

Qt::BrushStyle spacePattern(int order)
{
    constexpr std::array kPatterns = {Qt::SolidPattern, Qt::Dense5Pattern, Qt::BDiagPattern,
                                      Qt::DiagCrossPattern};
    return kPatterns[static_cast<std::size_t>(roundOf(order)) % kPatterns.size()];
}

} // namespace netatlas::views::theme
