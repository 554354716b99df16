// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace netatlas::views::paint {

/// Where a text is cut when it has no room (visual design 2). A CIDR is never cut.
enum class Elide { Never, Middle, End };

enum class Align { Left, Centre, Right };

/// A piece of text of one weight.
struct TextRun
{
    QString text;
    bool isStrong = false;
};

double textWidth(const QString& text, const QFont& font);

QString elided(const QString& text, const QFont& font, double width, Elide elide);

/// Which of a CIDR and the note beside it fit: the CIDR stays whole, and the note goes when less
/// than `gap` would be left between them.
struct CidrWithNote
{
    QString cidr;
    QString note;
};
CidrWithNote fitted(const CidrWithNote& wanted, const QFont& cidrFont, const QFont& noteFont,
                    double width, double gap);

/// The last parts of an id such as `2/lxd/0` that fit, or nothing.
QString lastParts(const QString& id, const QFont& font, double width);

/// Baseline of a line that is centred upright in `rect` by the height of its capitals.
double baselineIn(const QRectF& rect, const QFont& font);

/// One line on a baseline; for `Align::Right` the text ends at `point`, for `Centre` it straddles
/// it. The text starts at a whole pixel.
void paintText(QPainter& painter, const QPointF& baseline, const QString& text, const QFont& font,
               const QColor& colour, Align align = Align::Left);

/// One line on `baselineIn(rect)`, cut when it is too long.
void paintText(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font,
               const QColor& colour, Align align = Align::Left, Elide elide = Elide::End);

/// Several lines from the top of `rect`, broken at words; what does not fit is left out whole.
/// Returns the height that was used.
double paintRuns(QPainter& painter, const QRectF& rect, const std::vector<TextRun>& runs,
                 const QFont& font, const QColor& colour, const QColor& strongColour);

/// Height that `runs` take when broken at `width`.
double runsHeight(const std::vector<TextRun>& runs, const QFont& font, double width);

/// `61 %` with a no-break space; a small use is never told as 0, nor nearly full as 100.
QString percentText(double share);

/// A number with the thousands of the locale.
QString countText(qint64 number);

} // namespace netatlas::views::paint
