// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>

namespace netatlas::views::canvas {

/// Zoom in whole steps, 64 an octave, so that equal zooms are equal numbers and tiles can be kept
/// by them. 0 is 100 %.
using ZoomLevel = int;

inline constexpr int kStepsPerOctave = 64;
/// What tiles are painted at while the zoom is moving.
inline constexpr int kHalfOctave = kStepsPerOctave / 2;
inline constexpr ZoomLevel kLeastLevel = -8 * kStepsPerOctave;
inline constexpr ZoomLevel kMostLevel = 2 * kStepsPerOctave;

inline double scaleOf(ZoomLevel level)
{
    return std::exp2(static_cast<double>(level) / kStepsPerOctave);
}

inline ZoomLevel bounded(ZoomLevel level)
{
    return std::clamp(level, kLeastLevel, kMostLevel);
}

/// The highest level whose scale is not over `scale`.
inline ZoomLevel levelFitting(double scale)
{
    return bounded(static_cast<int>(std::floor(std::log2(scale) * kStepsPerOctave + 1e-6)));
}

inline ZoomLevel nearestHalfOctave(ZoomLevel level)
{
    return static_cast<int>(std::round(static_cast<double>(level) / kHalfOctave)) * kHalfOctave;
}

/// What can be seen at a zoom (user-experience 4.2).
enum class Detail {
    Far,    ///< under 25 %: blocks with dots and counts
    Short,  ///< to 45 %: short names
    Middle, ///< to 90 %: name, CIDR, badge
    Full,   ///< use bars and all labels
};

inline Detail detailAt(double scale)
{
    if (scale < 0.25)
        return Detail::Far;
    if (scale < 0.45)
        return Detail::Short;
    return scale <= 0.90 ? Detail::Middle : Detail::Full;
}

} // namespace netatlas::views::canvas
