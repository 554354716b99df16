// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>

class QPalette;

namespace netatlas::views::theme {

constexpr QColor rgb(unsigned hex)
{
    return QColor(static_cast<int>(hex >> 16 & 0xff), static_cast<int>(hex >> 8 & 0xff),
                  static_cast<int>(hex & 0xff));
}

inline constexpr int kSpaceColours = 8;
inline constexpr int kUseSteps = 5;

/// Every colour of one theme, by its name in the visual design (4).
///
/// A plain value: palette, style, delegates, canvas, charts and export all read it, and it may be
/// copied to another thread. Export and print take `kLightTokens`.
struct Tokens
{
    QColor groundSide;
    QColor groundWindow;
    QColor groundPanel;
    QColor groundCanvas;
    QColor groundLane;
    QColor groundCard;
    QColor groundBus;
    QColor groundSunk;
    QColor groundTip;

    QColor text1;
    QColor text2;
    QColor text3;
    QColor textOff;

    QColor line1;
    QColor line2;
    QColor line3;
    QColor link;

    QColor accent;
    QColor accentText;
    QColor select;
    QColor hover;

    QColor error;
    QColor warning;
    QColor info;
    QColor effects;
    QColor notPossible;
    QColor added;
    QColor changed;

    QColor useFill;
    QColor useTrack;

    QColor errorTint;
    QColor warningTint;
    QColor infoTint;
    QColor effectsTint;
    QColor noneTint;

    QColor machine;
    QColor machineHost;
    QColor hatch;

    /// Companions for edges, dots and ticks: blue, orange, green, purple, sky, vermilion, yellow,
    /// grey. Grey belongs to alpha.
    std::array<QColor, kSpaceColours> spaces;
    /// Fill of a use map or histogram at 0, to 25, to 50, to 75, to 100 %.
    std::array<QColor, kUseSteps> useSteps;

    /// Width of an ordinary line: 1, and 2 with high contrast.
    int lineWidth = 1;
    bool isDark = false;
    bool isHighContrast = false;
};

inline constexpr Tokens kLightTokens = {
    .groundSide = rgb(0xE4E7EB),
    .groundWindow = rgb(0xEDEFF2),
    .groundPanel = rgb(0xFFFFFF),
    .groundCanvas = rgb(0xF6F7F9),
    .groundLane = rgb(0xFCFCFD),
    .groundCard = rgb(0xFFFFFF),
    .groundBus = rgb(0xE3E7EC),
    .groundSunk = rgb(0xEEF1F4),
    .groundTip = rgb(0xFFFFFF),
    .text1 = rgb(0x1A1F24),
    .text2 = rgb(0x4A535C),
    .text3 = rgb(0x5C6670),
    .textOff = rgb(0x969EA6),
    .line1 = rgb(0xDEE2E7),
    .line2 = rgb(0xC3CAD1),
    .line3 = rgb(0x828C96),
    .link = rgb(0x7F8A95),
    .accent = rgb(0x4452C8),
    .accentText = rgb(0xFFFFFF),
    .select = rgb(0xE2E5FA),
    .hover = rgb(0xE7EAEE),
    .error = rgb(0xC65300),
    .warning = rgb(0xA66F00),
    .info = rgb(0x0072B2),
    .effects = rgb(0x2B86BC),
    .notPossible = rgb(0x767676),
    .added = rgb(0x00855F),
    .changed = rgb(0x8A5A00),
    .useFill = rgb(0x5F7285),
    .useTrack = rgb(0xE3E7EC),
    .errorTint = rgb(0xFCF0E8),
    .warningTint = rgb(0xFBF4E4),
    .infoTint = rgb(0xE8F2F9),
    .effectsTint = rgb(0xEAF4FA),
    .noneTint = rgb(0xF1F2F3),
    .machine = rgb(0x8A95A0),
    .machineHost = rgb(0x4F5A65),
    .hatch = rgb(0xC9CED4),
    .spaces = {rgb(0x0072B2), rgb(0xA66F00), rgb(0x00855F), rgb(0xB0588A), rgb(0x2B86BC),
               rgb(0xC65300), rgb(0x7D7300), rgb(0x767676)},
    .useSteps = {rgb(0xF3F5F8), rgb(0xCFDAE6), rgb(0x9FB6CE), rgb(0x6A8CB0), rgb(0x3D648F)},
};

inline constexpr Tokens kDarkTokens = {
    .groundSide = rgb(0x14171A),
    .groundWindow = rgb(0x191C20),
    .groundPanel = rgb(0x1E2226),
    .groundCanvas = rgb(0x1E2226),
    .groundLane = rgb(0x23282D),
    .groundCard = rgb(0x2B3137),
    .groundBus = rgb(0x333A41),
    .groundSunk = rgb(0x1A1D21),
    .groundTip = rgb(0x2A2F35),
    .text1 = rgb(0xE9ECEF),
    .text2 = rgb(0xB4BCC4),
    .text3 = rgb(0x9FA9B2),
    .textOff = rgb(0x646D76),
    .line1 = rgb(0x30363C),
    .line2 = rgb(0x474F57),
    .line3 = rgb(0x7C8690),
    .link = rgb(0x7C8792),
    .accent = rgb(0x9AA5FF),
    .accentText = rgb(0x14171A),
    .select = rgb(0x30365F),
    .hover = rgb(0x2A2F35),
    .error = rgb(0xF08A4B),
    .warning = rgb(0xF0B43C),
    .info = rgb(0x4DA8DC),
    .effects = rgb(0x8CCBF0),
    .notPossible = rgb(0xB5B5B5),
    .added = rgb(0x3CC79C),
    .changed = rgb(0xF0B43C),
    .useFill = rgb(0xA3B4C5),
    .useTrack = rgb(0x3A4148),
    .errorTint = rgb(0x3A2A20),
    .warningTint = rgb(0x38301E),
    .infoTint = rgb(0x1F303C),
    .effectsTint = rgb(0x213039),
    .noneTint = rgb(0x2A2D31),
    .machine = rgb(0x727D88),
    .machineHost = rgb(0xB0BAC4),
    .hatch = rgb(0x4A5159),
    .spaces = {rgb(0x4DA8DC), rgb(0xF0B43C), rgb(0x3CC79C), rgb(0xDE9CC0), rgb(0x8CCBF0),
               rgb(0xF08A4B), rgb(0xF5EC7A), rgb(0xB5B5B5)},
    .useSteps = {rgb(0x262B31), rgb(0x2F4256), rgb(0x44617F), rgb(0x6A8FB5), rgb(0xA9C8E6)},
    .isDark = true,
};

/// The pure palette, in the order of `Tokens::spaces`: fills of charts and swatches only, always
/// with an outline.
inline constexpr std::array<QColor, kSpaceColours> kPurePalette = {
    rgb(0x0072B2), rgb(0xE69F00), rgb(0x009E73), rgb(0xCC79A7),
    rgb(0x56B4E9), rgb(0xD55E00), rgb(0xF0E442), rgb(0x999999),
};

/// Text and lines in the system's text colour, grounds in its window colour, no tints; severity
/// and space colours from the table that suits the window's luminance.
Tokens highContrastTokens(const QPalette& system);

/// What Qt paints by itself, in the words of `tokens` (visual design 10).
QPalette paletteOf(const Tokens& tokens);

/// WCAG contrast of two opaque colours, 1 to 21.
double contrastRatio(const QColor& one, const QColor& other);

/// Black or white, whichever has more contrast on `fill`.
QColor textOn(const QColor& fill);

/// Whether the text of a palette is lighter than its window, as it is on dark themes.
bool isDarkPalette(const QPalette& palette);

/// `colour` at `share` (0 to 1) over an opaque `ground`, as an opaque colour: the look has no
/// translucency, and the result stays the same in every picture format.
QColor blend(const QColor& colour, const QColor& ground, double share);

/// Fill of the use map for a share of 0 to 1.
const QColor& useStep(const Tokens& tokens, double share);

} // namespace netatlas::views::theme
