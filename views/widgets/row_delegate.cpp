// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/row_delegate.h"

#include "views/theme/icons/icon.h"
#include "views/theme/metrics.h"
#include "views/theme/space_mark.h"
#include "views/widgets/look.h"
#include "views/widgets/paint/marks.h"
#include "views/widgets/paint/strokes.h"
#include "views/widgets/paint/text.h"
#include "views/widgets/paint/use_bar.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace netatlas::views::widgets {

namespace metrics = theme::metrics;
using paint::Align;
using paint::Elide;
using theme::TextRole;
using theme::TextWeight;

namespace {

constexpr int kUseBarWidth = 64;
constexpr int kCellPadding = metrics::kIconTextGap;

/// The part of a cell that is not yet used, eaten from both ends. Mirrored at the last moment.
class Cell
{
public:
    Cell(const QStyleOptionViewItem& option)
        : m_option(option)
        , m_free(QRectF(option.rect).adjusted(kCellPadding, 0, -kCellPadding, 0))
    {
    }

    QRectF fromLeft(double width, double gap)
    {
        const QRectF part(m_free.left(), m_free.top(), width, m_free.height());
        m_free.setLeft(std::min(part.right() + gap, m_free.right()));
        return mirrored(part);
    }
    QRectF fromRight(double width, double gap)
    {
        const QRectF part(m_free.right() - width, m_free.top(), width, m_free.height());
        m_free.setRight(std::max(part.left() - gap, m_free.left()));
        return mirrored(part);
    }
    QRectF rest() const { return mirrored(m_free); }
    double room() const { return m_free.width(); }

private:
    QRectF mirrored(const QRectF& part) const
    {
        return QStyle::visualRect(m_option.direction, m_option.rect, part.toAlignedRect());
    }

    const QStyleOptionViewItem& m_option;
    QRectF m_free;
};

QRectF squareIn(const QRectF& part, double side)
{
    return QRectF(part.center().x() - side / 2, part.center().y() - side / 2, side, side);
}

Align mirrored(Align align, Qt::LayoutDirection direction)
{
    if (direction == Qt::LeftToRight || align == Align::Centre)
        return align;
    return align == Align::Left ? Align::Right : Align::Left;
}

QFont textFont(const QModelIndex& index)
{
    const bool isStrong = index.data(StrongRole).toBool();
    const TextWeight weight = isStrong ? TextWeight::Strong : TextWeight::Regular;
    return index.data(AddressRole).toBool() ? look().fonts.address(TextRole::Body, weight)
                                            : look().fonts.of(TextRole::Body, weight);
}

QColor textColour(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const theme::Tokens& tokens = look().tokens;
    const bool isHeading = index.data(StrongRole).toBool() && index.flags() == Qt::NoItemFlags;
    if (isHeading)
        return tokens.text2;
    if (!option.state.testFlag(QStyle::State_Enabled) || !(index.flags() & Qt::ItemIsEnabled))
        return tokens.textOff;
    return index.data(QuietRole).toBool() ? tokens.text3 : tokens.text1;
}

bool showsActions(const QStyleOptionViewItem& option)
{
    return option.state.testFlag(QStyle::State_MouseOver) ||
           option.state.testFlag(QStyle::State_Selected) ||
           option.state.testFlag(QStyle::State_HasFocus);
}

void paintLead(QPainter& painter, Cell& cell, const QModelIndex& index, bool isEnabled)
{
    const theme::Tokens& tokens = look().tokens;
    const QVariant space = index.data(SpaceOrderRole);
    if (const QVariant icon = index.data(IconRole); icon.isValid() && !space.isValid()) {
        const QRectF part = cell.fromLeft(scaled(metrics::kIconRow), metrics::kTreeGap);
        theme::paintIcon(painter, squareIn(part, scaled(metrics::kIconRow)),
                         static_cast<theme::Icon>(icon.toInt()),
                         isEnabled ? tokens.text2 : tokens.textOff);
    }
    if (space.isValid()) {
        const QRectF part = cell.fromLeft(scaled(metrics::kDot), metrics::kSpace2);
        paint::paintSpaceDot(painter, part.center(), scaled(metrics::kDot),
                             theme::spaceMark(tokens, space.toInt()));
    }
}

/// Rows say nothing where there is no finding; the enumerations differ by that one value.
paint::Severity severityOf(const QModelIndex& index)
{
    const QVariant severity = index.data(SeverityRole);
    return severity.isValid() ? static_cast<paint::Severity>(severity.toInt() + 1)
                              : paint::Severity::None;
}

void paintBadges(QPainter& painter, Cell& cell, const QModelIndex& index)
{
    const paint::Severity severity = severityOf(index);
    const auto change = static_cast<paint::Change>(index.data(ChangeRole).toInt());
    if (severity != paint::Severity::None)
        paint::paintSeverity(painter,
                             squareIn(cell.fromRight(scaled(metrics::kBadge), metrics::kSpace1),
                                      scaled(metrics::kBadge)),
                             severity, look().tokens);
    if (change != paint::Change::None)
        paint::paintChange(painter,
                           squareIn(cell.fromRight(scaled(metrics::kBadge), metrics::kSpace1),
                                    scaled(metrics::kBadge)),
                           change, look().tokens);
}

void paintUse(QPainter& painter, Cell& cell, double share, Qt::LayoutDirection direction)
{
    const QFont font = look().fonts.of(TextRole::Body);
    const QString percent = paint::percentText(share);
    const double width =
        std::ceil(paint::textWidth(QStringLiteral("100") + percent.right(2), font));
    const QRectF number = cell.fromRight(width, metrics::kSpace2);
    paint::paintText(painter, number, percent, font, look().tokens.text2,
                     mirrored(Align::Right, direction), Elide::Never);
    const double room = std::min<double>(scaled(kUseBarWidth), cell.room());
    QRectF bar = cell.fromLeft(room, 0);
    bar.setTop(bar.center().y() - scaled(metrics::kUseBar) / 2.0);
    bar.setHeight(scaled(metrics::kUseBar));
    paint::paintUseBar(painter, bar, share, look().tokens);
}

double noteWidth(const QString& note)
{
    return note.isEmpty()
               ? 0.0
               : paint::textWidth(note, look().fonts.of(TextRole::Caption)) + metrics::kSpace2;
}

void paintValue(QPainter& painter, Cell& cell, const QStyleOptionViewItem& option,
                const QModelIndex& index)
{
    const QString value = index.data(ValueRole).toString();
    const QFont font = look().fonts.of(TextRole::Caption);
    const double width = std::ceil(paint::textWidth(value, font));
    // A CIDR is never cut: what stands beside it goes instead.
    const double text =
        index.data(AddressRole).toBool()
            ? paint::textWidth(index.data(Qt::DisplayRole).toString(), textFont(index))
            : 0.0;
    if (value.isEmpty() || text + metrics::kSpace2 + width > cell.room())
        return;
    const QRectF part = cell.fromRight(width, metrics::kSpace2);
    const bool isLeft = option.direction == Qt::LeftToRight;
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    paint::paintText(
        painter,
        QPointF(isLeft ? part.right() : part.left(), paint::baselineIn(part, textFont(index))),
        value, font, isEnabled ? look().tokens.text3 : look().tokens.textOff,
        isLeft ? Align::Right : Align::Left);
}

void paintWords(QPainter& painter, Cell& cell, const QStyleOptionViewItem& option,
                const QModelIndex& index)
{
    const QFont font = textFont(index);
    const QString text = index.data(Qt::DisplayRole).toString();
    const QString note = index.data(NoteRole).toString();
    const bool isAddress = index.data(AddressRole).toBool();
    const auto given = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    Align align = given & Qt::AlignRight ? Align::Right : Align::Left;
    align = mirrored(align, option.direction);
    const double width = paint::textWidth(text, font);
    const bool hasNote = !note.isEmpty() && width + noteWidth(note) <= cell.room();
    if (!hasNote) {
        // An address that has no room is hidden by the edge of the cell or by its marks.
        if (isAddress)
            painter.setClipRect(cell.rest(), Qt::IntersectClip);
        paint::paintText(painter, cell.rest(), text, font, textColour(option, index), align,
                         isAddress ? Elide::Never : Elide::End);
        return;
    }
    const QRectF part = cell.fromLeft(std::ceil(width), metrics::kSpace2);
    paint::paintText(painter, part, text, font, textColour(option, index), align, Elide::Never);
    const QRectF rest = cell.rest();
    const double baseline = paint::baselineIn(rest, font);
    const bool isLeft = option.direction == Qt::LeftToRight;
    paint::paintText(painter, QPointF(isLeft ? rest.left() : rest.right(), baseline), note,
                     look().fonts.of(TextRole::Caption), look().tokens.text3,
                     isLeft ? Align::Left : Align::Right);
}

} // namespace

RowDelegate::RowDelegate(QObject* parent) : QStyledItemDelegate(parent) {}

QRect RowDelegate::actionRect(const QStyleOptionViewItem& option, const QModelIndex& index,
                              int number) const
{
    // Actions that would cover what leads the row are left out, and those that would cover a state:
    // the words beside an icon, with their badge.
    double first = option.rect.left() + kCellPadding + scaled(metrics::kIconRow) + metrics::kSpace2;
    if (index.data(IconRole).isValid())
        first += paint::textWidth(index.data(Qt::DisplayRole).toString(), textFont(index)) +
                 (index.data(SeverityRole).isValid() ? scaled(metrics::kBadge) : 0) +
                 metrics::kSpace2;
    const QStringList words = index.data(ActionsRole).toStringList();
    const QFont font = look().fonts.of(TextRole::Body);
    double right = option.rect.right() - kCellPadding + 1;
    for (int i = static_cast<int>(words.size()) - 1; i >= 0; --i) {
        const double width = std::ceil(paint::textWidth(words.at(i), font));
        const QRectF place(right - width - metrics::kSpace1, option.rect.top(),
                           width + 2 * metrics::kSpace1, option.rect.height());
        if (place.left() < first)
            return {};
        if (i == number)
            return QStyle::visualRect(option.direction, option.rect, place.toRect());
        right = place.left() - metrics::kSpace2;
    }
    return {};
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle* style = item.widget ? item.widget->style() : QApplication::style();
    painter->save();
    painter->setClipRect(item.rect, Qt::IntersectClip);
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    const bool isEnabled = item.state.testFlag(QStyle::State_Enabled);

    Cell cell(item);
    if (item.features.testFlag(QStyleOptionViewItem::HasCheckIndicator)) {
        QStyleOptionViewItem check = item;
        check.rect =
            style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &item, item.widget);
        check.state.setFlag(QStyle::State_On, item.checkState == Qt::Checked);
        check.state.setFlag(QStyle::State_NoChange, item.checkState == Qt::PartiallyChecked);
        style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &check, painter, item.widget);
        cell.fromLeft(check.rect.width(), metrics::kSpace2);
    }
    paintLead(*painter, cell, index, isEnabled);
    const QStringList words = index.data(ActionsRole).toStringList();
    if (!words.isEmpty() && showsActions(item)) {
        for (int i = 0; i < words.size(); ++i) {
            const QRect place = actionRect(item, index, i);
            if (place.isEmpty())
                continue;
            paint::paintText(*painter, place, words.at(i), look().fonts.of(TextRole::Body),
                             look().tokens.accent, Align::Centre, Elide::Never);
            cell.fromRight(place.width() + (i ? metrics::kSpace2 : 0), 0);
        }
    }
    paintBadges(*painter, cell, index);
    if (const QVariant use = index.data(UseRole); use.isValid())
        paintUse(*painter, cell, use.toDouble(), item.direction);
    paintValue(*painter, cell, item, index);
    paintWords(*painter, cell, item, index);
    painter->restore();

    if (item.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(item);
        focus.rect = item.rect;
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, item.widget);
    }
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    double width = 2 * kCellPadding +
                   paint::textWidth(index.data(Qt::DisplayRole).toString(), textFont(index));
    width += noteWidth(index.data(NoteRole).toString());
    width += noteWidth(index.data(ValueRole).toString());
    if (index.data(SpaceOrderRole).isValid())
        width += scaled(metrics::kDot) + metrics::kSpace2;
    else if (index.data(IconRole).isValid())
        width += scaled(metrics::kIconRow) + metrics::kTreeGap;
    for (const int role : {SeverityRole, ChangeRole})
        width += index.data(role).isValid() ? scaled(metrics::kBadge) + metrics::kSpace1 : 0;
    if (index.data(UseRole).isValid())
        width += scaled(kUseBarWidth) + metrics::kSpace2 + scaled(40);
    return QSize(static_cast<int>(std::ceil(width)), look().fonts.scaled(metrics::kRow));
}

bool RowDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                              const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const auto count = index.data(ActionsRole).toStringList().size();
        for (int i = 0; i < count; ++i) {
            if (mouse->button() == Qt::LeftButton &&
                actionRect(option, index, i).contains(mouse->position().toPoint())) {
                Q_EMIT actionTriggered(index, i);
                return true;
            }
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace netatlas::views::widgets
