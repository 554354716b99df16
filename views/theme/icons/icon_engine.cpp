// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/icons/icon.h"
#include "views/theme/theme.h"

#include <QIconEngine>
#include <QImage>
#include <QPainter>

#include <algorithm>

namespace netatlas::views::theme {

namespace {

/// Colours the drawing when it is painted, so that a change of theme needs no new icons.
class IconEngine : public QIconEngine
{
public:
    IconEngine(Icon icon, QColor Tokens::* atRest) : m_icon(icon), m_atRest(atRest) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const int side = std::min(rect.width(), rect.height());
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect).center());
        paintIcon(*painter, square, m_icon, colour(mode, state));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override
    {
        // The size comes in device pixels; the stroke rule wants logical ones.
        const int side = std::min(size.width(), size.height());
        const int logical = std::max(1, qRound(side / scale));
        QImage image = iconImage(m_icon, logical, colour(mode, state), scale);
        return QPixmap::fromImage(std::move(image));
    }

    QIconEngine* clone() const override { return new IconEngine(*this); }
    QString key() const override { return QStringLiteral("netatlas"); }
    QString iconName() override { return QLatin1String(theme::iconName(m_icon)); }
    bool isNull() override { return false; }

private:
    QColor colour(QIcon::Mode mode, QIcon::State state) const
    {
        const Tokens& tokens = ActiveTheme::instance().tokens();
        if (mode == QIcon::Disabled)
            return tokens.textOff;
        return state == QIcon::On ? tokens.accent : tokens.*m_atRest;
    }

    Icon m_icon;
    QColor Tokens::* m_atRest;
};

} // namespace

QIcon icon(Icon icon)
{
    return theme::icon(icon, &Tokens::text2);
}

QIcon icon(Icon icon, QColor Tokens::* atRest)
{
    return QIcon(new IconEngine(icon, atRest));
}

} // namespace netatlas::views::theme
