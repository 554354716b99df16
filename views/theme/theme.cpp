// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QScopedValueRollback>

#include <algorithm>

namespace netatlas::views::theme {

ActiveTheme& ActiveTheme::instance()
{
    static ActiveTheme active;
    return active;
}

ActiveTheme::ActiveTheme()
    : m_system(QGuiApplication::palette())
    , m_theme{kLightTokens,
              Fonts(QGuiApplication::font(), QFontDatabase::systemFont(QFontDatabase::FixedFont))}
{
    qGuiApp->installEventFilter(this);
    apply();
}

void ActiveTheme::setChoice(ThemeChoice choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    apply();
}

void ActiveTheme::setTextScale(double scale)
{
    const double wanted = std::clamp(scale, kLeastTextScale, kMostTextScale);
    if (qFuzzyCompare(m_theme.fonts.scale(), wanted))
        return;
    m_theme.fonts = m_theme.fonts.withScale(wanted);
    apply();
}

void ActiveTheme::setReducedMotion(bool reduced)
{
    m_theme.reducedMotion = reduced;
}

bool ActiveTheme::eventFilter(QObject* watched, QEvent* event)
{
    if (m_applying)
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::ThemeChange) {
        // Our palette hides the desktop's; without it, the new one shows through.
        const QScopedValueRollback<bool> applying(m_applying, true);
        QGuiApplication::setPalette(QPalette());
        takeSystemPalette();
    } else if (watched == qGuiApp && event->type() == QEvent::ApplicationPaletteChange) {
        takeSystemPalette();
    }
    return QObject::eventFilter(watched, event);
}

void ActiveTheme::takeSystemPalette()
{
    // Our own palette comes round as an event, too; only another one is news.
    if (QGuiApplication::palette() == paletteOf(m_theme.tokens))
        return;
    m_system = QGuiApplication::palette();
    apply();
}

Tokens ActiveTheme::chosenTokens() const
{
    switch (m_choice) {
    case ThemeChoice::Light: return kLightTokens;
    case ThemeChoice::Dark: return kDarkTokens;
    case ThemeChoice::HighContrast: return highContrastTokens(m_system);
    case ThemeChoice::System: break;
    }
    return isDarkPalette(m_system) ? kDarkTokens : kLightTokens;
}

void ActiveTheme::apply()
{
    const QScopedValueRollback<bool> applying(m_applying, true);
    m_theme.tokens = chosenTokens();
    QGuiApplication::setPalette(paletteOf(m_theme.tokens));
    Q_EMIT changed();
}

} // namespace netatlas::views::theme
