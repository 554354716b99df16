// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/type.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace netatlas::views::theme {

namespace {

constexpr double kFixedFactor = 0.92;
/// Body text the measures are drawn for: 9.75 pt, 13 px at 96 dpi.
constexpr double kDesignBodyPixels = 13.0;

TextWeight usualWeight(TextRole role)
{
    switch (role) {
    case TextRole::Caption:
    case TextRole::Small:
    case TextRole::Body: return TextWeight::Regular;
    case TextRole::Name:
    case TextRole::Heading:
    case TextRole::Title:
    case TextRole::Page: return TextWeight::Strong;
    }
    return TextWeight::Regular;
}

double growthOf(double bodyPixels)
{
    // One pixel more still fits the drawn measures, so the usual 10 pt keeps them.
    return bodyPixels <= kDesignBodyPixels + 1.0 ? 1.0 : bodyPixels / kDesignBodyPixels;
}

} // namespace

double typeFactor(TextRole role)
{
    switch (role) {
    case TextRole::Caption: return 0.85;
    case TextRole::Small: return 0.92;
    case TextRole::Body:
    case TextRole::Name: return 1.0;
    case TextRole::Heading: return 1.15;
    case TextRole::Title: return 1.23;
    case TextRole::Page: return 1.54;
    }
    return 1.0;
}

bool hasTabularDigits(const QFont& font)
{
    const QFontMetricsF metrics(font);
    const double zero = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '1'; digit <= '9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QLatin1Char(digit)) - zero) > 0.01)
            return false;
    }
    return true;
}

Fonts::Fonts(const QFont& system, const QFont& fixed, double scale)
    : m_system(system)
    , m_fixed(fixed)
    , m_scale(std::clamp(scale, kLeastTextScale, kMostTextScale))
    , m_growth(growthOf(QFontInfo(system).pixelSize() * m_scale))
    , m_tabular(hasTabularDigits(system))
{
}

Fonts Fonts::fromSystem(double scale)
{
    return Fonts(QFontDatabase::systemFont(QFontDatabase::GeneralFont),
                 QFontDatabase::systemFont(QFontDatabase::FixedFont), scale);
}

QFont Fonts::sized(const QFont& base, double factor, TextWeight weight) const
{
    QFont font = base;
    // The fixed font follows the size of the interface font, not its own.
    if (m_system.pixelSize() > 0)
        font.setPixelSize(static_cast<int>(std::lround(m_system.pixelSize() * factor * m_scale)));
    else
        font.setPointSizeF(m_system.pointSizeF() * factor * m_scale);
    font.setWeight(static_cast<QFont::Weight>(weight));
    return font;
}

QFont Fonts::of(TextRole role) const
{
    return of(role, usualWeight(role));
}

QFont Fonts::of(TextRole role, TextWeight weight) const
{
    return sized(m_system, typeFactor(role), weight);
}

QFont Fonts::address(TextRole role) const
{
    return address(role, usualWeight(role));
}

QFont Fonts::address(TextRole role, TextWeight weight) const
{
    return m_tabular ? of(role, weight) : sized(m_fixed, typeFactor(role) * kFixedFactor, weight);
}

QFont Fonts::fixed(TextRole role) const
{
    return sized(m_fixed, typeFactor(role) * kFixedFactor, usualWeight(role));
}

int Fonts::scaled(int measure) const
{
    return static_cast<int>(std::lround(measure * m_growth));
}

} // namespace netatlas::views::theme
