// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/canvas.h"
#include "views/canvas/far_geometry.h"

#include <QCursor>
#include <QPainter>

#include <cmath>

namespace netatlas::views::canvas {

std::vector<TileKey> Canvas::visibleTiles(ZoomLevel level, bool isDimmed) const
{
    const double factor = scaleOf(level) / scale();
    const QRectF area(m_origin * factor, QSizeF(size()) * factor);
    const QRectF whole = scaled(m_scene->bounds(), scaleOf(level)).adjusted(-64, -64, 64, 64);
    const QRectF wanted = area.intersected(whole);
    std::vector<TileKey> keys;
    if (wanted.isEmpty())
        return keys;
    const auto tile = [](double value) { return static_cast<int>(std::floor(value / kTileSide)); };
    for (int y = tile(wanted.top()); y <= tile(wanted.bottom() - 1e-6); ++y)
        for (int x = tile(wanted.left()); x <= tile(wanted.right() - 1e-6); ++x)
            keys.push_back({level, x, y, isDimmed});
    const QPointF pointer =
        (underMouse() ? QPointF(mapFromGlobal(QCursor::pos())) : QRectF(rect()).center());
    const QPointF centre = (pointer + m_origin) * factor;
    const auto far = [&](const TileKey& key) {
        const QPointF step = tileRect(key).center() - centre;
        return step.x() * step.x() + step.y() * step.y();
    };
    std::sort(keys.begin(), keys.end(),
              [&](const TileKey& a, const TileKey& b) { return far(a) < far(b); });
    return keys;
}

void Canvas::requestTiles()
{
    if (m_scene->isEmpty() || !isVisible())
        return;
    m_tiles.setDevicePixelRatio(devicePixelRatioF());
    const bool isDimmed = m_chain.has_value();
    const ZoomLevel level = m_isZooming ? nearestHalfOctave(m_level) : m_level;
    std::vector<TileKey> keys = visibleTiles(level, isDimmed);
    // The whole picture in a few tiles stands in for everything that is not there yet.
    const auto bounds = m_scene->bounds();
    const ZoomLevel overview = std::min(
        level,
        nearestHalfOctave(levelFitting(2.0 * kTileSide / std::max(bounds.width, bounds.height))));
    if (overview < level) {
        const QRectF whole = scaled(bounds, scaleOf(overview));
        for (int y = static_cast<int>(std::floor(whole.top() / kTileSide));
             y <= static_cast<int>(whole.bottom() / kTileSide); ++y)
            for (int x = static_cast<int>(std::floor(whole.left() / kTileSide));
                 x <= static_cast<int>(whole.right() / kTileSide); ++x)
                keys.push_back({overview, x, y, false});
    }
    std::erase_if(keys, [&](const TileKey& key) { return m_tiles.contains(key); });
    m_tiles.want(std::move(keys));
}

bool Canvas::isSharp() const
{
    const auto keys = visibleTiles(m_level, m_chain.has_value());
    return std::all_of(keys.begin(), keys.end(),
                       [&](const TileKey& key) { return m_tiles.contains(key); });
}

void Canvas::paintTiles(QPainter& painter)
{
    std::vector<ZoomLevel> levels = m_tiles.levels();
    std::sort(levels.begin(), levels.end(), [&](ZoomLevel a, ZoomLevel b) {
        return std::abs(a - m_level) < std::abs(b - m_level);
    });
    for (TileKey key : visibleTiles(m_level, m_chain.has_value())) {
        const QImage* image = m_tiles.find(key);
        if (!image && key.isDimmed) {
            key.isDimmed = false;
            image = m_tiles.find(key);
        }
        if (image)
            painter.drawImage(tileRect(key).topLeft() - m_origin, *image);
        else
            paintStandIn(painter, key, levels);
    }
}

void Canvas::paintStandIn(QPainter& painter, const TileKey& key,
                          const std::vector<ZoomLevel>& levels)
{
    const auto coverWith = [&](ZoomLevel level, bool onlyWhole) {
        const double factor = scaleOf(level) / scaleOf(key.level);
        // Far finer tiles would cost more to shrink than the picture is worth.
        if (factor > 4.1)
            return false;
        const QRectF area(tileRect(key).topLeft() * factor, tileRect(key).size() * factor);
        std::vector<std::pair<TileKey, const QImage*>> found;
        bool isWhole = true;
        for (int y = static_cast<int>(std::floor(area.top() / kTileSide));
             y * kTileSide < area.bottom() - 1e-6; ++y)
            for (int x = static_cast<int>(std::floor(area.left() / kTileSide));
                 x * kTileSide < area.right() - 1e-6; ++x) {
                const TileKey other{level, x, y, false};
                if (const QImage* image = m_tiles.find(other))
                    found.emplace_back(other, image);
                else
                    isWhole = false;
            }
        if (found.empty() || (onlyWhole && !isWhole))
            return false;
        for (const auto& [other, image] : found) {
            const QRectF part = tileRect(other).intersected(area);
            const QRectF target(part.topLeft() / factor - m_origin, part.size() / factor);
            const double ratio = image->devicePixelRatio();
            const QRectF source((part.topLeft() - tileRect(other).topLeft()) * ratio,
                                part.size() * ratio);
            painter.drawImage(target, *image, source);
        }
        return true;
    };
    for (const ZoomLevel level : levels)
        if (level != key.level && coverWith(level, true))
            return;
    for (auto level = levels.rbegin(); level != levels.rend(); ++level)
        if (*level != key.level)
            coverWith(*level, false);
}

} // namespace netatlas::views::canvas
