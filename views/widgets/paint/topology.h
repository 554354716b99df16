// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/icons/icon.h"
#include "views/theme/theme.h"
#include "views/widgets/paint/marks.h"
#include "views/widgets/paint/subnet_card.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace netatlas::views::paint {

/// Selection, focus and dimming of what is not a card.
struct BlockState
{
    bool isHovered = false;
    bool isSelected = false;
    bool isFocused = false;
    bool isDimmed = false;
    /// The place that something left which is in the hand.
    bool isGhost = false;
};

/// The box of one fabric, with its head of 32.
struct FabricLane
{
    QString name;
    /// "3 VLANs · 3 subnets · 27 machines"; when far, only the number of machines.
    QString counts;
    theme::Icon icon = theme::Icon::Fabric;
    /// The lane of what has no fabric is dashed.
    bool isReal = true;
    /// Far lanes show name and number without an icon.
    bool isFar = false;
    Severity worst = Severity::None;
};
void paintFabricLane(QPainter& painter, const QRectF& rect, const FabricLane& lane,
                     const BlockState& state, const theme::Theme& theme);

/// The bar of one VLAN across its lane.
struct VlanBus
{
    /// "VLAN 120"
    QString name;
    /// "MTU 9000 · DHCP"
    QString detail;
    /// "27 machines"
    QString count;
    bool isFolded = false;
    Change change = Change::None;
    Severity worst = Severity::None;
};
void paintVlanBus(QPainter& painter, const QRectF& rect, const VlanBus& bus,
                  const BlockState& state, const theme::Theme& theme);

/// The line of 12 px from a bus to a card, `top` on the lower edge of the bus.
enum class DropState { Rest, Chain, Dimmed };
void paintDrop(QPainter& painter, const QPointF& top, double length, DropState state,
               const theme::Tokens& tokens);

/// The dotted row under a bus without subnets; returns the rectangle of its action.
QRectF paintEmptyRow(QPainter& painter, const QRectF& rect, const QString& text,
                     const QString& action, const theme::Theme& theme);

/// How much of a machine can be seen (visual design 6).
enum class MachineDetail {
    /// Over 90 %: id and NIC ticks.
    Full,
    /// 45 to 90 %: id only.
    Plain,
    /// 25 to 45 %: a square with the worst mark.
    Square,
    /// Under 25 %: a dot.
    Dot,
};
MachineDetail machineDetail(double zoom);

struct MachineBlock
{
    QString id;
    /// One tick for each NIC, in the colour of its space.
    std::vector<theme::SpaceMark> nics;
    bool hasContainers = false;
    Severity worst = Severity::None;
    Presence presence = Presence::Both;
    Change change = Change::None;
};
void paintMachine(QPainter& painter, const QRectF& rect, const MachineBlock& machine,
                  MachineDetail detail, const BlockState& state, const theme::Theme& theme);

/// A subnet's machines as dots.
struct FarBlock
{
    theme::SpaceMark space;
    int hosts = 0;
    int machines = 0;
    /// Places of machines with a problem, counted from the first dot, hosts first.
    std::vector<int> troubles;
    Severity worst = Severity::None;
    /// Fills the block with its step when dots would be smaller than 3 px.
    std::optional<double> use;
};
/// How many dots a block of this size (in the painter's units, like `rect`) holds.
int farCapacity(const QSizeF& size);
/// `zoom` is the painter's own scale: 1 when `rect` is in pixels of the screen.
void paintFarBlock(QPainter& painter, const QRectF& rect, const FarBlock& block, double zoom,
                   const BlockState& state, const theme::Theme& theme);

enum class LinkKind {
    Plain,
    /// Relay and routes: dotted, with a word in the pill.
    Routed,
    /// The way of a move that breaks something: dashed, in error.
    Broken,
    /// From a ghost to its new place.
    Ghost,
};

/// One link or a bundle of them, right-angled.
struct Link
{
    std::vector<QPointF> points;
    /// Links in the bundle; decides the width.
    int count = 1;
    LinkKind kind = LinkKind::Plain;
    bool isChain = false;
    bool isDimmed = false;
    /// In the pill: the number, or a word; empty for none.
    QString label;
    /// The centre of the pill; without it the middle of the longest stretch.
    std::optional<QPointF> labelAt;
};
double linkWidth(int count);
void paintLink(QPainter& painter, const Link& link, const theme::Theme& theme);
/// Where its number or word stands.
QRectF linkLabelRect(const Link& link, const theme::Theme& theme);
/// The pill of a link, painted after all lines.
void paintLinkLabel(QPainter& painter, const Link& link, const theme::Theme& theme);
/// Centre of the longest stretch, where the pill is.
QPointF labelPoint(const std::vector<QPointF>& points);

/// One row of the space strip at the edge of the canvas.
struct StripRow
{
    QString name;
    QString count;
    theme::SpaceMark space;
    bool isSelected = false;
    bool isHovered = false;
    bool isFocused = false;
    /// While something is dragged; stands where the count was.
    std::optional<Verdict> verdict;
    /// Under the drag.
    bool isTarget = false;
};
void paintStripRow(QPainter& painter, const QRectF& rect, const StripRow& row,
                   const theme::Theme& theme);

} // namespace netatlas::views::paint
