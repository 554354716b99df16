// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/node_look.h"

#include <QFontInfo>

#include <cmath>

namespace netatlas::views::canvas {

paint::Severity severityOf(const graph::Node& node)
{
    if (!node.problem)
        return paint::Severity::None;
    switch (*node.problem) {
    case engine::rules::Severity::Info: return paint::Severity::Info;
    case engine::rules::Severity::Warning: return paint::Severity::Warning;
    case engine::rules::Severity::Error: return paint::Severity::Error;
    }
    return paint::Severity::None;
}

paint::Change changeOf(graph::Change change)
{
    switch (change) {
    case graph::Change::None: return paint::Change::None;
    case graph::Change::Added: return paint::Change::Added;
    case graph::Change::Changed: return paint::Change::Changed;
    }
    return paint::Change::None;
}

QFont zoomed(QFont font, double scale)
{
    constexpr double kLeast = 9;
    const double wanted = QFontInfo(font).pixelSize() * scale;
    font.setPixelSize(static_cast<int>(std::lround(std::max(kLeast, wanted))));
    return font;
}

} // namespace netatlas::views::canvas
