// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workers/job_runner.h"
#include "views/canvas/scene_painter.h"

#include <QImage>
#include <QObject>
#include <QRectF>

#include <map>
#include <unordered_map>

namespace netatlas::views::canvas {

/// One square of the picture at one zoom, at rest or dimmed behind a chain.
struct TileKey
{
    ZoomLevel level = 0;
    int x = 0;
    int y = 0;
    bool isDimmed = false;

    friend auto operator<=>(const TileKey&, const TileKey&) = default;
};

inline constexpr int kTileSide = 256;

/// The square of a tile in logical pixels of its level.
inline QRectF tileRect(const TileKey& key)
{
    return {static_cast<double>(key.x) * kTileSide, static_cast<double>(key.y) * kTileSide,
            kTileSide, kTileSide};
}

/// Tiles of a scene, painted on the pool and kept while there is room.
///
/// Ask with `want`; `tileReady` tells of each that arrives. What is asked last counts: of wishes
/// that are not yet begun only the latest are painted, those nearest to the pointer first.
class TileStore : public QObject
{
    Q_OBJECT

public:
    explicit TileStore(workers::JobRunner& jobs, QObject* parent = nullptr);
    ~TileStore() override;

    /// Takes over a scene. Tiles that touch none of the areas stay; all go when nothing is said.
    void setScene(ScenePtr scene, const std::optional<std::vector<graph::Rect>>& changed);
    void setTheme(const theme::Theme& theme);
    void setDevicePixelRatio(double ratio);

    /// The finished tile, or nothing.
    const QImage* find(const TileKey& key);
    bool contains(const TileKey& key) const { return m_tiles.contains(key); }
    /// The levels that have tiles, for stand-ins while others are painted.
    std::vector<ZoomLevel> levels() const;

    /// The tiles that the picture needs now, most wanted first.
    void want(std::vector<TileKey> keys);
    bool isIdle() const { return m_running.empty() && m_wanted.empty(); }

    /// How many tiles were painted since the start, for tests that watch growth.
    int paintedCount() const { return m_painted; }

Q_SIGNALS:
    void tileReady(const netatlas::views::canvas::TileKey& key);

private:
    struct Tile
    {
        QImage image;
        std::uint64_t lastUse = 0;
    };
    struct Running
    {
        workers::Job job;
        bool isStale = false;
    };

    void drop(const std::function<bool(const TileKey&)>& isTouched);
    void startMore();
    void start(const TileKey& key);
    void take(const TileKey& key, QImage image);
    void trim();

    workers::JobRunner& m_jobs;
    ScenePtr m_scene;
    std::shared_ptr<const theme::Theme> m_theme;
    double m_ratio = 1;
    std::map<TileKey, Tile> m_tiles;
    std::vector<TileKey> m_wanted; ///< the most wanted last
    std::map<TileKey, Running> m_running;
    std::uint64_t m_clock = 0;
    int m_painted = 0;
};

/// Paints one tile; a plain function, so that it may run on the pool.
QImage paintTile(const Scene& scene, const theme::Theme& theme, const TileKey& key, double ratio);

} // namespace netatlas::views::canvas
