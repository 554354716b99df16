// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QRectF>
#include <QString>

#include <compare>
#include <optional>
#include <vector>

class QWidget;

namespace netatlas::views::widgets {

/// Tells the parts of one painted view apart, whatever their order: a part keeps its key when
/// others come and go, so that what a screen reader holds stays the same thing.
struct PartKey
{
    quint64 object = 0;
    quint32 kind = 0;

    friend auto operator<=>(const PartKey&, const PartKey&) = default;
};

/// What can be done with a part: its name for programs, its words for people, its key.
struct PartAction
{
    QString name;
    QString words;
    QString shortcut;
};

/// The names of actions that parts of all views share (user-experience 13).
namespace part_action {
inline constexpr QLatin1String kOpen("open");
inline constexpr QLatin1String kMove("move");
inline constexpr QLatin1String kMenu("menu");
inline constexpr QLatin1String kDrop("drop");
} // namespace part_action

PartAction openAction();
PartAction moveAction();
PartAction menuAction();
PartAction dropAction();

/// What a painted view says of its parts to assistive programs. A view that is this, is a widget,
/// and calls `installAccessibleParts()` has one accessible child for each part, in reading order.
class PaintedParts
{
public:
    PaintedParts() = default;
    PaintedParts(const PaintedParts&) = delete;
    PaintedParts& operator=(const PaintedParts&) = delete;
    virtual ~PaintedParts() = default;

    /// The widget that rectangles and points are relative to.
    virtual QWidget& partsArea() = 0;
    /// All parts in reading order.
    virtual std::vector<PartKey> partKeys() const = 0;
    virtual QAccessible::Role partRole(const PartKey& key) const = 0;
    virtual QString partName(const PartKey& key) const = 0;
    /// Its place among its like, its links, and what a drag says of it.
    virtual QString partDescription(const PartKey& key) const = 0;
    virtual QRectF partRect(const PartKey& key) const = 0;
    /// Selected, expanded and the like; focus and sight are found out by others.
    virtual QAccessible::State partState(const PartKey& key) const = 0;
    virtual std::vector<PartAction> partActions(const PartKey& key) const = 0;
    virtual void doPartAction(const PartKey& key, const QString& name) = 0;
    /// Gives the part the focus inside the view, and brings it into sight.
    virtual void focusPart(const PartKey& key) = 0;
    virtual std::optional<PartKey> focusedPart() const = 0;
    virtual std::optional<PartKey> partAt(const QPointF& point) const = 0;
};

/// Done once a program; further calls do nothing.
void installAccessibleParts();

/// Tells screen readers that another part of the view has the focus now.
void announcePartFocus(QWidget* view);

/// Parts came, went, or are called otherwise: what is gone is let go, new names are told.
void partsChanged(QWidget* view);

/// For the destructor of the view: nobody asks it for parts any more.
void partsGone(QWidget* view);

} // namespace netatlas::views::widgets
