// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/tokens.h"
#include "views/theme/type.h"

#include <QObject>
#include <QPalette>

namespace netatlas::views::theme {

enum class ThemeChoice { Light, Dark, System, HighContrast };

/// All a paint function needs to know about the look. A value: copy it to another thread.
struct Theme
{
    Tokens tokens;
    Fonts fonts;
    /// No animation, by setting or by the desktop's wish.
    bool reducedMotion = false;

    /// What export and print use, whatever is on screen.
    static Theme forPaper(const Fonts& fonts) { return {kLightTokens, fonts, true}; }
    /// A duration of `metrics.h`, nothing with reduced motion.
    int motion(int milliseconds) const { return reducedMotion ? 0 : milliseconds; }
};

/// The theme of the running program, global as palette and style are in Qt.
///
/// Keeps the application's palette in step with the choice; with `System` and
/// `HighContrast` it follows the desktop while the program runs. Lives on the GUI thread.
class ActiveTheme : public QObject
{
    Q_OBJECT

public:
    static ActiveTheme& instance();

    const Theme& theme() const { return m_theme; }
    const Tokens& tokens() const { return m_theme.tokens; }
    const Fonts& fonts() const { return m_theme.fonts; }
    ThemeChoice choice() const { return m_choice; }

    void setChoice(ThemeChoice choice);
    /// The user's own text size, 0.8 to 2.
    void setTextScale(double scale);
    void setReducedMotion(bool reduced);

Q_SIGNALS:
    /// Everything painted from the theme is out of date.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    ActiveTheme();
    void takeSystemPalette();
    Tokens chosenTokens() const;
    void apply();

    QPalette m_system;
    ThemeChoice m_choice = ThemeChoice::System;
    Theme m_theme;
    bool m_applying = false;
};

} // namespace netatlas::views::theme
