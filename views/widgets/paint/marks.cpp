// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/paint/marks.h"

#include "views/theme/metrics.h"
#include "views/widgets/paint/text.h"

#include <QPainter>

#include <cmath>
#include <numbers>

namespace netatlas::views::paint {

namespace metrics = theme::metrics;

namespace {

/// Marks are drawn on a grid of 16, as large as the rectangle allows.
constexpr double kGrid = 16.0;

class OnGrid
{
public:
    OnGrid(QPainter& painter, const QRectF& rect) : m_painter(painter)
    {
        const QRectF target = onPixels(painter, rect);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.translate(target.topLeft());
        painter.scale(target.width() / kGrid, target.height() / kGrid);
    }
    ~OnGrid() { m_painter.restore(); }
    OnGrid(const OnGrid&) = delete;
    OnGrid& operator=(const OnGrid&) = delete;

private:
    QPainter& m_painter;
};

void fill(QPainter& painter, const QPainterPath& path, const QColor& colour)
{
    painter.fillPath(path, colour);
}

void stroke(QPainter& painter, const QPainterPath& path, const QColor& colour, double width)
{
    painter.strokePath(path, QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

QPainterPath polygon(const QPolygonF& points)
{
    QPainterPath path;
    path.addPolygon(points);
    path.closeSubpath();
    return path;
}

QPainterPath octagon()
{
    QPolygonF points;
    for (int i = 0; i < 8; ++i) {
        const double angle = (i + 0.5) * std::numbers::pi / 4.0;
        points << QPointF(8 + 7.2 * std::cos(angle), 8 + 7.2 * std::sin(angle));
    }
    return polygon(points);
}

QPainterPath line(const QPolygonF& points)
{
    QPainterPath path;
    path.addPolygon(points);
    return path;
}

/// A stroke and its dot, in the colour that reads on the mark.
void exclamation(QPainter& painter, double top, double bottom, const QColor& colour)
{
    fill(
        painter,
        [&] {
            QPainterPath bar;
            bar.addRoundedRect(QRectF(7.05, top, 1.9, bottom - top - 2.9), 0.6, 0.6);
            return bar;
        }(),
        colour);
    QPainterPath dot;
    dot.addEllipse(QPointF(8, bottom - 0.9), 1.1, 1.1);
    fill(painter, dot, colour);
}

void paintOctagon(QPainter& painter, const theme::Tokens& tokens)
{
    fill(painter, octagon(), tokens.error);
    exclamation(painter, 4.1, 12.1, tokens.isDark ? tokens.groundSide : QColor(Qt::white));
}

void paintTriangle(QPainter& painter, const theme::Tokens& tokens)
{
    const QPainterPath shape = polygon({{8, 2.2}, {14.6, 13.6}, {1.4, 13.6}});
    fill(painter, shape, tokens.warning);
    stroke(painter, shape, tokens.warning, 1.2);
    exclamation(painter, 5.6, 12.7, tokens.isDark ? tokens.groundSide : QColor(Qt::white));
}

void paintInfoCircle(QPainter& painter, const theme::Tokens& tokens)
{
    QPainterPath circle;
    circle.addEllipse(QPointF(8, 8), 6.7, 6.7);
    fill(painter, circle, tokens.info);
    const QColor ink = tokens.isDark ? tokens.groundSide : QColor(Qt::white);
    QPainterPath dot;
    dot.addEllipse(QPointF(8, 4.9), 1.1, 1.1);
    fill(painter, dot, ink);
    QPainterPath bar;
    bar.addRoundedRect(QRectF(7.05, 7.0, 1.9, 5.0), 0.6, 0.6);
    fill(painter, bar, ink);
}

} // namespace

void paintSeverity(QPainter& painter, const QRectF& rect, Severity severity,
                   const theme::Tokens& tokens)
{
    if (severity == Severity::None)
        return;
    const OnGrid grid(painter, rect);
    switch (severity) {
    case Severity::None: break;
    case Severity::Info: paintInfoCircle(painter, tokens); break;
    case Severity::Warning: paintTriangle(painter, tokens); break;
    case Severity::Error: paintOctagon(painter, tokens); break;
    }
}

void paintVerdict(QPainter& painter, const QRectF& rect, Verdict verdict,
                  const theme::Tokens& tokens)
{
    if (verdict == Verdict::Checking)
        return;
    const OnGrid grid(painter, rect);
    const QColor colour = verdictColour(verdict, tokens);
    switch (verdict) {
    case Verdict::Checking: break;
    case Verdict::AlreadyHere:
        stroke(painter, line({{3.5, 6}, {12.5, 6}}), tokens.text2, 1.6);
        stroke(painter, line({{3.5, 10}, {12.5, 10}}), tokens.text2, 1.6);
        break;
    case Verdict::Allowed:
        stroke(painter, line({{3, 8.5}, {6.5, 12}, {13, 4.5}}), colour, 2.0);
        break;
    case Verdict::AllowedWithEffects: {
        stroke(painter, line({{1.5, 8}, {5, 11.5}, {11.5, 4}}), colour, 2.0);
        QPainterPath dot;
        dot.addEllipse(QPointF(13.2, 12.2), 1.9, 1.9);
        fill(painter, dot, colour);
        break;
    }
    case Verdict::Breaks: paintOctagon(painter, tokens); break;
    case Verdict::NotPossible: {
        QPainterPath circle;
        circle.addEllipse(QPointF(8, 8), 5.9, 5.9);
        stroke(painter, circle, colour, 1.6);
        stroke(painter, line({{4, 12}, {12, 4}}), colour, 1.6);
        break;
    }
    }
}

void paintChange(QPainter& painter, const QRectF& rect, Change change, const theme::Tokens& tokens)
{
    if (change == Change::None)
        return;
    const QColor colour = changeColour(change, tokens);
    paintBox(
        painter, rect,
        {.ground = tokens.groundCard, .line = colour, .radius = double(metrics::kRadiusMachine)});
    const OnGrid grid(painter, rect);
    QPainterPath sign;
    if (change == Change::Changed) {
        sign.moveTo(4, 9);
        sign.cubicTo(5.6, 4.6, 7, 5.6, 8, 8);
        sign.cubicTo(9, 10.4, 10.4, 11.4, 12, 7);
    } else {
        sign.moveTo(4, 8);
        sign.lineTo(12, 8);
        if (change == Change::Added) {
            sign.moveTo(8, 4);
            sign.lineTo(8, 12);
        }
    }
    stroke(painter, sign, colour, 1.7);
}

void paintLetterMark(QPainter& painter, const QRectF& rect, QChar letter, const theme::Theme& theme)
{
    paintBox(painter, rect,
             {.ground = theme.tokens.groundCard,
              .line = theme.tokens.line3,
              .radius = double(metrics::kRadiusMachine)});
    QFont font = theme.fonts.of(theme::TextRole::Caption, theme::TextWeight::Strong);
    font.setPixelSize(std::max(6, static_cast<int>(rect.height() * 0.68)));
    paintText(painter, rect, QString(letter), font, theme.tokens.text1, Align::Centre,
              Elide::Never);
}

QColor severityColour(Severity severity, const theme::Tokens& tokens)
{
    switch (severity) {
    case Severity::None: return tokens.text3;
    case Severity::Info: return tokens.info;
    case Severity::Warning: return tokens.warning;
    case Severity::Error: return tokens.error;
    }
    return tokens.text3;
}

QColor severityTint(Severity severity, const theme::Tokens& tokens)
{
    switch (severity) {
    case Severity::None: return tokens.noneTint;
    case Severity::Info: return tokens.infoTint;
    case Severity::Warning: return tokens.warningTint;
    case Severity::Error: return tokens.errorTint;
    }
    return tokens.noneTint;
}

QColor verdictColour(Verdict verdict, const theme::Tokens& tokens)
{
    switch (verdict) {
    case Verdict::Checking:
    case Verdict::AlreadyHere: return tokens.line3;
    case Verdict::Allowed: return tokens.info;
    case Verdict::AllowedWithEffects: return tokens.effects;
    case Verdict::Breaks: return tokens.error;
    case Verdict::NotPossible: return tokens.notPossible;
    }
    return tokens.line3;
}

QColor verdictTint(Verdict verdict, const theme::Tokens& tokens)
{
    switch (verdict) {
    case Verdict::Checking:
    case Verdict::AlreadyHere:
    case Verdict::NotPossible: return tokens.noneTint;
    case Verdict::Allowed: return tokens.infoTint;
    case Verdict::AllowedWithEffects: return tokens.effectsTint;
    case Verdict::Breaks: return tokens.errorTint;
    }
    return tokens.noneTint;
}

QColor changeColour(Change change, const theme::Tokens& tokens)
{
    switch (change) {
    case Change::None: return tokens.text3;
    case Change::Added: return tokens.added;
    case Change::Changed: return tokens.changed;
    case Change::Removed: return tokens.error;
    }
    return tokens.text3;
}

Box verdictBox(Verdict verdict, const theme::Tokens& tokens, double radius)
{
    Box box{.line = verdictColour(verdict, tokens),
            .width = double(metrics::kLineStrong),
            .radius = radius};
    switch (verdict) {
    case Verdict::Checking: box.line = QColor(); break;
    case Verdict::Allowed:
    case Verdict::AllowedWithEffects: break;
    case Verdict::AlreadyHere:
        box.width = 1.0;
        box.dash = Dash::Dotted;
        break;
    case Verdict::Breaks: box.dash = Dash::Added; break;
    case Verdict::NotPossible:
        // The hatched ground is what says it; the line only closes the shape.
        box.width = 1.0;
        box.line = tokens.line2;
        break;
    }
    return box;
}

} // namespace netatlas::views::paint
