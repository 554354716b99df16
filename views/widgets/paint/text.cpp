// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/paint/text.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <memory>

namespace netatlas::views::paint {

namespace {

std::unique_ptr<QTextLayout> layoutOf(const std::vector<TextRun>& runs, const QFont& font,
                                      const QColor& strongColour)
{
    QString text;
    QList<QTextLayout::FormatRange> formats;
    for (const TextRun& run : runs) {
        if (run.isStrong) {
            QTextLayout::FormatRange range;
            range.start = static_cast<int>(text.size());
            range.length = static_cast<int>(run.text.size());
            range.format.setFontWeight(QFont::DemiBold);
            if (strongColour.isValid())
                range.format.setForeground(strongColour);
            formats.append(range);
        }
        text += run.text;
    }
    auto layout = std::make_unique<QTextLayout>(text, font);
    layout->setFormats(formats);
    return layout;
}

double breakLines(QTextLayout& layout, double width)
{
    double height = 0.0;
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, height));
        height += std::ceil(line.height());
    }
    layout.endLayout();
    return height;
}

} // namespace

double baselineIn(const QRectF& rect, const QFont& font)
{
    return rect.center().y() + QFontMetricsF(font).capHeight() / 2.0;
}

double textWidth(const QString& text, const QFont& font)
{
    return QFontMetricsF(font).horizontalAdvance(text);
}

QString elided(const QString& text, const QFont& font, double width, Elide elide)
{
    switch (elide) {
    case Elide::Never: return text;
    case Elide::Middle: return QFontMetricsF(font).elidedText(text, Qt::ElideMiddle, width);
    case Elide::End: return QFontMetricsF(font).elidedText(text, Qt::ElideRight, width);
    }
    return text;
}

CidrWithNote fitted(const CidrWithNote& wanted, const QFont& cidrFont, const QFont& noteFont,
                    double width, double gap)
{
    const double both = textWidth(wanted.cidr, cidrFont) + gap + textWidth(wanted.note, noteFont);
    return both <= width ? wanted : CidrWithNote{wanted.cidr, QString()};
}

QString lastParts(const QString& id, const QFont& font, double width)
{
    QString rest = id;
    while (textWidth(rest, font) > width) {
        const qsizetype slash = rest.indexOf(QLatin1Char('/'));
        if (slash < 0)
            return QString();
        rest = rest.mid(slash + 1);
    }
    return rest;
}

void paintText(QPainter& painter, const QPointF& baseline, const QString& text, const QFont& font,
               const QColor& colour, Align align)
{
    if (text.isEmpty())
        return;
    double left = baseline.x();
    if (align != Align::Left) {
        const double width = textWidth(text, font);
        left -= align == Align::Right ? width : width / 2.0;
    }
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(QPointF(std::round(left), std::round(baseline.y())), text);
}

void paintText(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font,
               const QColor& colour, Align align, Elide elide)
{
    const double baseline = baselineIn(rect, font);
    const QString shown = elided(text, font, rect.width(), elide);
    double x = rect.left();
    if (align == Align::Right)
        x = rect.right();
    else if (align == Align::Centre)
        x = rect.center().x();
    paintText(painter, QPointF(x, baseline), shown, font, colour, align);
}

namespace {

/// The last line that fits, with an ellipsis for those that do not.
void drawCut(QPainter& painter, const QRectF& rect, const QTextLine& line, const QFont& font)
{
    const QString more = QStringLiteral("…");
    const double end = std::min(line.naturalTextWidth(), rect.width() - textWidth(more, font));
    painter.save();
    painter.setClipRect(QRectF(rect.left(), rect.top() + line.y(), end, line.height()),
                        Qt::IntersectClip);
    line.draw(&painter, rect.topLeft());
    painter.restore();
    painter.setFont(font);
    painter.drawText(QPointF(rect.left() + end, rect.top() + line.y() + line.ascent()), more);
}

} // namespace

double paintRuns(QPainter& painter, const QRectF& rect, const std::vector<TextRun>& runs,
                 const QFont& font, const QColor& colour, const QColor& strongColour)
{
    const auto layout = layoutOf(runs, font, strongColour);
    breakLines(*layout, rect.width());
    painter.setPen(colour);
    double used = 0.0;
    for (int i = 0; i < layout->lineCount(); ++i) {
        const QTextLine line = layout->lineAt(i);
        const double bottom = line.y() + line.height();
        if (bottom > rect.height() + 0.5)
            break;
        const bool isCut =
            i + 1 < layout->lineCount() && bottom + line.height() > rect.height() + 0.5;
        if (isCut)
            drawCut(painter, rect, line, font);
        else
            line.draw(&painter, rect.topLeft());
        used = bottom;
    }
    return used;
}

double runsHeight(const std::vector<TextRun>& runs, const QFont& font, double width)
{
    return breakLines(*layoutOf(runs, font, QColor()), width);
}

QString percentText(double share)
{
    int percent = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * 100.0));
    if (share > 0.0 && percent == 0)
        percent = 1;
    if (share < 1.0 && percent == 100)
        percent = 99;
    return QLocale().toString(percent) + QChar(QChar::Nbsp) + QLocale().percent();
}

QString countText(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace netatlas::views::paint
