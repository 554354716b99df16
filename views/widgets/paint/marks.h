// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"
#include "views/widgets/paint/strokes.h"

#include <QRectF>

class QPainter;

namespace netatlas::views::paint {

/// Of a finding; each has a shape of its own.
enum class Severity { None, Info, Warning, Error };

/// Of a drop target or a decision.
enum class Verdict {
    /// Not yet known: no outline, the word "Checking".
    Checking,
    AlreadyHere,
    Allowed,
    AllowedWithEffects,
    Breaks,
    NotPossible,
};

/// Against live.
enum class Change { None, Added, Changed, Removed };

/// A circle with i, a triangle with !, an octagon with !; nothing for `None`.
void paintSeverity(QPainter& painter, const QRectF& rect, Severity severity,
                   const theme::Tokens& tokens);

/// Tick, tick with a dot, octagon with !, barred circle, =; nothing while checking.
void paintVerdict(QPainter& painter, const QRectF& rect, Verdict verdict,
                  const theme::Tokens& tokens);

/// An outlined box with +, ~ or -; nothing for `None`.
void paintChange(QPainter& painter, const QRectF& rect, Change change, const theme::Tokens& tokens);

/// A single letter in an outlined box, as P, U, H and A on addresses and G on the gateway.
void paintLetterMark(QPainter& painter, const QRectF& rect, QChar letter,
                     const theme::Theme& theme);

QColor severityColour(Severity severity, const theme::Tokens& tokens);
QColor severityTint(Severity severity, const theme::Tokens& tokens);
QColor verdictColour(Verdict verdict, const theme::Tokens& tokens);
QColor verdictTint(Verdict verdict, const theme::Tokens& tokens);
QColor changeColour(Change change, const theme::Tokens& tokens);

/// The outline of a drop target: 2 px in the line style of the verdict; no line while checking.
Box verdictBox(Verdict verdict, const theme::Tokens& tokens, double radius);

} // namespace netatlas::views::paint
