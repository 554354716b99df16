// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/tile_store.h"

#include <QPainter>

#include <set>

namespace netatlas::views::canvas {
namespace {

/// Two at a time keep the pool busy and leave little to throw away when the view moves on.
constexpr std::size_t kMostRunning = 2;
constexpr std::size_t kMostBytes = 96U << 20U;

} // namespace

QImage paintTile(const Scene& scene, const theme::Theme& theme, const TileKey& key, double ratio)
{
    const int side = static_cast<int>(std::ceil(kTileSide * ratio));
    QImage image(side, side, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::TextAntialiasing, true);
    const QRectF area = tileRect(key);
    painter.translate(-area.topLeft());
    ScenePainter(scene, theme, scaleOf(key.level), key.isDimmed).paint(painter, area);
    return image;
}

TileStore::TileStore(workers::JobRunner& jobs, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_theme(std::make_shared<theme::Theme>(theme::ActiveTheme::instance().theme()))
{
}

TileStore::~TileStore() = default;

void TileStore::drop(const std::function<bool(const TileKey&)>& isTouched)
{
    std::erase_if(m_tiles, [&](const auto& entry) { return isTouched(entry.first); });
    for (auto& [key, running] : m_running)
        if (isTouched(key))
            running.isStale = true;
}

void TileStore::setScene(ScenePtr scene, const std::optional<std::vector<graph::Rect>>& changed)
{
    m_scene = std::move(scene);
    if (!changed)
        return drop([](const TileKey&) { return true; });
    drop([&](const TileKey& key) {
        const double scale = scaleOf(key.level);
        const bool isFar = detailAt(scale) == Detail::Far;
        return std::any_of(changed->begin(), changed->end(), [&](const graph::Rect& area) {
            // Far blocks are pressed down by the head of their lane, and pills reach over links.
            const double reach = isFar ? 40 : 20;
            const QRectF touched(area.x * scale - reach, area.y * scale - reach,
                                 area.width * scale + 2 * reach, area.height * scale + 2 * reach);
            return touched.intersects(tileRect(key));
        });
    });
}

void TileStore::setTheme(const theme::Theme& theme)
{
    m_theme = std::make_shared<theme::Theme>(theme);
    drop([](const TileKey&) { return true; });
}

void TileStore::setDevicePixelRatio(double ratio)
{
    if (ratio == m_ratio)
        return;
    m_ratio = ratio;
    drop([](const TileKey&) { return true; });
}

const QImage* TileStore::find(const TileKey& key)
{
    const auto found = m_tiles.find(key);
    if (found == m_tiles.end())
        return nullptr;
    found->second.lastUse = ++m_clock;
    return &found->second.image;
}

std::vector<ZoomLevel> TileStore::levels() const
{
    std::vector<ZoomLevel> levels;
    for (const auto& [key, tile] : m_tiles)
        if (levels.empty() || levels.back() != key.level)
            levels.push_back(key.level);
    return levels;
}

void TileStore::want(std::vector<TileKey> keys)
{
    std::reverse(keys.begin(), keys.end());
    m_wanted = std::move(keys);
    startMore();
}

void TileStore::startMore()
{
    while (m_running.size() < kMostRunning && !m_wanted.empty() && m_scene) {
        const TileKey key = m_wanted.back();
        m_wanted.pop_back();
        if (!m_tiles.contains(key) && !m_running.contains(key))
            start(key);
    }
}

void TileStore::start(const TileKey& key)
{
    m_running[key].job =
        m_jobs.run([scene = m_scene, theme = m_theme, key, ratio = m_ratio](
                       workers::JobControl&) { return paintTile(*scene, *theme, key, ratio); },
                   [this, key](QImage image) { take(key, std::move(image)); });
}

void TileStore::take(const TileKey& key, QImage image)
{
    ++m_painted;
    const bool isStale = m_running.at(key).isStale;
    m_running.erase(key);
    if (isStale) {
        m_wanted.push_back(key);
    } else {
        m_tiles[key] = {std::move(image), ++m_clock};
        trim();
    }
    startMore();
    if (!isStale)
        Q_EMIT tileReady(key);
}

void TileStore::trim()
{
    const auto bytes = static_cast<std::size_t>(kTileSide * kTileSide * 4 * m_ratio * m_ratio);
    const std::size_t most = std::max<std::size_t>(64, kMostBytes / bytes);
    if (m_tiles.size() <= most)
        return;
    std::vector<std::pair<std::uint64_t, TileKey>> byUse;
    for (const auto& [key, tile] : m_tiles)
        byUse.emplace_back(tile.lastUse, key);
    const auto surplus = static_cast<std::ptrdiff_t>(m_tiles.size() - most * 3 / 4);
    std::nth_element(byUse.begin(), byUse.begin() + surplus, byUse.end());
    for (auto it = byUse.begin(); it != byUse.begin() + surplus; ++it)
        m_tiles.erase(it->second);
}

} // namespace netatlas::views::canvas
