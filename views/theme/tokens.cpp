// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/tokens.h"

#include <QPalette>

#include <algorithm>
#include <cmath>

namespace netatlas::views::theme {

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

} // namespace

double contrastRatio(const QColor& one, const QColor& other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

QColor textOn(const QColor& fill)
{
    const QColor black(0, 0, 0);
    const QColor white(255, 255, 255);
    return contrastRatio(black, fill) >= contrastRatio(white, fill) ? black : white;
}

bool isDarkPalette(const QPalette& palette)
{
    return luminance(palette.color(QPalette::WindowText)) >
           luminance(palette.color(QPalette::Window));
}

QColor blend(const QColor& colour, const QColor& ground, double share)
{
    const auto mix = [share](int over, int under) {
        return static_cast<int>(std::lround(over * share + under * (1.0 - share)));
    };
    return QColor(mix(colour.red(), ground.red()), mix(colour.green(), ground.green()),
                  mix(colour.blue(), ground.blue()));
}

const QColor& useStep(const Tokens& tokens, double share)
{
    const int step = static_cast<int>(std::ceil(std::clamp(share, 0.0, 1.0) * 4.0));
    return tokens.useSteps[static_cast<std::size_t>(step)];
}

Tokens highContrastTokens(const QPalette& system)
{
    Tokens tokens = isDarkPalette(system) ? kDarkTokens : kLightTokens;
    const QColor ground = system.color(QPalette::Window);
    const QColor text = system.color(QPalette::WindowText);
    for (QColor* each :
         {&tokens.groundSide, &tokens.groundWindow, &tokens.groundPanel, &tokens.groundCanvas,
          &tokens.groundLane, &tokens.groundCard, &tokens.groundBus, &tokens.groundSunk,
          &tokens.groundTip, &tokens.hover, &tokens.errorTint, &tokens.warningTint,
          &tokens.infoTint, &tokens.effectsTint, &tokens.noneTint, &tokens.useTrack})
        *each = ground;
    for (QColor* each :
         {&tokens.text1, &tokens.text2, &tokens.text3, &tokens.line1, &tokens.line2, &tokens.line3,
          &tokens.link, &tokens.useFill, &tokens.machine, &tokens.machineHost, &tokens.hatch})
        *each = text;
    tokens.textOff = system.color(QPalette::Disabled, QPalette::WindowText);
    tokens.accent = system.color(QPalette::Highlight);
    tokens.accentText = system.color(QPalette::HighlightedText);
    // Accent is the colour of links and of text on primary buttons, too.
    if (contrastRatio(tokens.accent, ground) < 4.5 ||
        contrastRatio(tokens.accentText, tokens.accent) < 4.5) {
        tokens.accent = text;
        tokens.accentText = ground;
    }
    tokens.select = blend(tokens.accent, ground, 0.2);
    tokens.lineWidth = 2;
    tokens.isHighContrast = true;
    return tokens;
}

QPalette paletteOf(const Tokens& tokens)
{
    QPalette palette;
    palette.setColor(QPalette::Window, tokens.groundWindow);
    palette.setColor(QPalette::WindowText, tokens.text1);
    palette.setColor(QPalette::Base, tokens.groundPanel);
    palette.setColor(QPalette::AlternateBase, tokens.groundPanel);
    palette.setColor(QPalette::Text, tokens.text1);
    palette.setColor(QPalette::PlaceholderText, tokens.text3);
    palette.setColor(QPalette::Button, tokens.groundPanel);
    palette.setColor(QPalette::ButtonText, tokens.text1);
    palette.setColor(QPalette::BrightText, tokens.error);
    palette.setColor(QPalette::Light, tokens.groundPanel);
    palette.setColor(QPalette::Midlight, tokens.line1);
    palette.setColor(QPalette::Mid, tokens.line2);
    palette.setColor(QPalette::Dark, tokens.line3);
    palette.setColor(QPalette::Shadow, tokens.line3);
    palette.setColor(QPalette::Highlight, tokens.select);
    palette.setColor(QPalette::HighlightedText, tokens.text1);
    palette.setColor(QPalette::Link, tokens.accent);
    palette.setColor(QPalette::LinkVisited, tokens.accent);
    palette.setColor(QPalette::ToolTipBase, tokens.groundTip);
    palette.setColor(QPalette::ToolTipText, tokens.text1);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText,
          QPalette::Link, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, tokens.textOff);
    return palette;
}

} // namespace netatlas::views::theme
