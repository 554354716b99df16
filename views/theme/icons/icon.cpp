// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/icons/icon.h"

#include <QByteArray>
#include <QCache>
#include <QFile>
#include <QImage>
#include <QPaintEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <array>
#include <cmath>
#include <cstring>

// Outside every namespace, as the macro asks; a static library would otherwise lose the resource.
static void registerIconResource()
{
    Q_INIT_RESOURCE(resources);
}

namespace netatlas::views::theme {

namespace {

constexpr std::array kNames = {
    "house",
    "network",
    "square-kanban",
    "waypoints",
    "grid-3x3",
    "chart-column",
    "server",
    "activity",
    "history",
    "list-checks",
    "undo-2",
    "redo-2",
    "mouse-pointer-2",
    "hand",
    "spline",
    "maximize",
    "zoom-out",
    "zoom-in",
    "minus",
    "plus",
    "layout-dashboard",
    "palette",
    "table",
    "chevron-right",
    "chevron-down",
    "chevron-left",
    "chevron-up",
    "arrow-left",
    "arrow-right",
    "arrow-up",
    "arrow-down",
    "x",
    "list-filter",
    "search",
    "lock",
    "lock-open",
    "pin",
    "pin-off",
    "sticky-note",
    "copy",
    "scissors",
    "clipboard-paste",
    "trash-2",
    "pencil",
    "settings",
    "download",
    "upload",
    "file-plus",
    "folder-open",
    "save",
    "printer",
    "refresh-cw",
    "camera",
    "eye",
    "eye-off",
    "focus",
    "unlink",
    "tag",
    "external-link",
    "ellipsis",
    "grip-vertical",
    "layers",
    "map",
    "git-branch",
    "split",
    "merge",
    "move-horizontal",
    "brackets",
    "play",
    "square",
    "pause",
    "book-open",
    "keyboard",
    "circle-question-mark",
    "info",
    "check",
    "cloud",
    "boxes",
    "app-window",
    "route",
    "list",
    "list-tree",
    "clock",
    "star",
    "user",
    "terminal",
    "calculator",
    "database",
    "file-text",
    "chart-line",
    "fold-vertical",
    "unfold-vertical",
    "columns-2",
    "rotate-ccw",
    "align-start-vertical",
    "align-horizontal-distribute-center",
    "magnet",
    "git-compare",
    "stethoscope",
    "fullscreen",
    "crosshair",
    "circle-check",
    "circle-dashed",
    "log-out",
    "arrow-right-left",
    "group",
    "globe",
    "fabric",
    "vlan",
    "subnet",
    "space",
    "nic",
    "endpoint",
    "machine",
    "container",
    "overlay",
};
static_assert(kNames.size() == kIcons);

constexpr double kGrid = 24.0;
constexpr double kStroke = 1.5;
constexpr double kStrokeLarge = 2.0;
constexpr double kLargestWithThinStroke = 20.0;
constexpr int kImagesKept = 1024;

struct ImageKey
{
    Icon icon;
    QRgb colour;
    int pixels;
    int logicalTenths;

    friend bool operator==(const ImageKey&, const ImageKey&) = default;
};

std::size_t qHash(const ImageKey& key, std::size_t seed)
{
    return qHashMulti(seed, static_cast<int>(key.icon), key.colour, key.pixels, key.logicalTenths);
}

QByteArray source(Icon icon)
{
    static const bool isRegistered = (registerIconResource(), true);
    Q_UNUSED(isRegistered)
    QFile file(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(iconName(icon))));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The drawing with the stroke of the rule (visual design 3) at `size` logical pixels.
QByteArray tinted(Icon icon, const QColor& colour, double size)
{
    const double stroke = size <= kLargestWithThinStroke ? kStroke : kStrokeLarge;
    QByteArray svg = source(icon);
    svg.replace("stroke-width=\"2\"",
                "stroke-width=\"" + QByteArray::number(stroke * kGrid / size, 'f', 3) + '"');
    svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
    return svg;
}

QImage rendered(Icon icon, const QColor& colour, double size, int pixels)
{
    thread_local QCache<ImageKey, QImage> images(kImagesKept);
    const ImageKey key{icon, colour.rgb(), pixels, static_cast<int>(std::lround(size * 10.0))};
    if (const QImage* known = images.object(key))
        return *known;
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    QSvgRenderer renderer(tinted(icon, colour, size));
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    images.insert(key, new QImage(image));
    return image;
}

bool isRaster(const QPainter& painter)
{
    return painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::Raster;
}

/// Paints a whole number of device pixels at a whole device pixel.
void paintPixels(QPainter& painter, const QRectF& rect, Icon icon, const QColor& colour)
{
    const QTransform device = painter.deviceTransform();
    const QRectF target = device.mapRect(rect);
    const int pixels = std::max(1, static_cast<int>(std::lround(target.width())));
    const QPointF corner(std::round(target.x()), std::round(target.y()));
    const QPointF origin = device.inverted().map(corner);
    const double side = pixels / device.m11();
    painter.drawImage(QRectF(origin, QSizeF(side, side)),
                      rendered(icon, colour, rect.width(), pixels));
}

} // namespace

const char* iconName(Icon icon)
{
    return kNames[static_cast<std::size_t>(icon)];
}

QImage iconImage(Icon icon, int size, const QColor& colour, double scale)
{
    QImage image =
        rendered(icon, colour, size, std::max(1, static_cast<int>(std::lround(size * scale))));
    image.setDevicePixelRatio(scale);
    return image;
}

void paintIcon(QPainter& painter, const QRectF& rect, Icon icon, const QColor& colour)
{
    if (rect.isEmpty())
        return;
    if (isRaster(painter) && painter.deviceTransform().type() <= QTransform::TxScale) {
        paintPixels(painter, rect, icon, colour);
        return;
    }
    QSvgRenderer renderer(tinted(icon, colour, rect.width()));
    renderer.render(&painter, rect);
}

} // namespace netatlas::views::theme
