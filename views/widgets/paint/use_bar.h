// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"

#include <QRectF>

class QPainter;

namespace netatlas::views::paint {

enum class UseBarState { Rest, Dimmed };

/// Track, fill and the ticks at 80 and 95 % (only 80 under 100 px). `rect` is the track; ticks
/// stand 2 px over both sides. One colour at every level: the number beside it says the rest.
void paintUseBar(QPainter& painter, const QRectF& rect, double share, const theme::Tokens& tokens,
                 UseBarState state = UseBarState::Rest);

/// The same with a further part, for what children or a plan add, at half strength.
void paintUseBar(QPainter& painter, const QRectF& rect, double share, double further,
                 const theme::Tokens& tokens);

/// A bar that only tells progress.
void paintProgressBar(QPainter& painter, const QRectF& rect, double share,
                      const theme::Tokens& tokens);

} // namespace netatlas::views::paint
