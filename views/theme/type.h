// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace netatlas::views::theme {

/// What a piece of text is (visual design 2); it decides the size and the usual weight.
enum class TextRole { Caption, Small, Body, Name, Heading, Title, Page };

/// The only weights in use.
enum class TextWeight { Regular = QFont::Normal, Medium = QFont::Medium, Strong = QFont::DemiBold };

inline constexpr double kLeastTextScale = 0.8;
inline constexpr double kMostTextScale = 2.0;

/// Size of a role against the system font.
double typeFactor(TextRole role);

/// Whether 0 to 9 are equally wide in `font`, so that addresses stand under each other.
bool hasTabularDigits(const QFont& font);

/// The fonts of the program, all derived from the system's two and the user's own scale.
class Fonts
{
public:
    /// `scale` outside 0.8 to 2 is brought inside.
    Fonts(const QFont& system, const QFont& fixed, double scale = 1.0);

    /// From the fonts the platform names for interface and fixed text.
    static Fonts fromSystem(double scale = 1.0);

    QFont of(TextRole role) const;
    QFont of(TextRole role, TextWeight weight) const;
    /// For addresses, prefixes and number columns: the interface font, or the fixed one at 0.92
    /// when the digits of the interface font differ in width.
    QFont address(TextRole role) const;
    QFont address(TextRole role, TextWeight weight) const;
    /// For commands and hardware addresses: always the fixed font.
    QFont fixed(TextRole role) const;

    Fonts withScale(double scale) const { return Fonts(m_system, m_fixed, scale); }
    double scale() const { return m_scale; }
    /// A measure of `metrics.h` for the size of text in use: it grows with the font, but below
    /// 100 % targets keep their size.
    int scaled(int measure) const;
    /// The factor behind `scaled`, for painting.
    double growth() const { return m_growth; }

private:
    QFont sized(const QFont& base, double factor, TextWeight weight) const;

    QFont m_system;
    QFont m_fixed;
    double m_scale;
    double m_growth;
    bool m_tabular;
};

} // namespace netatlas::views::theme
