// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/spaces/board_painter.h"

#include "views/dialogs/drag_words.h"
#include "views/dialogs/verdict_look.h"
#include "views/spaces/board_words.h"
#include "views/theme/metrics.h"
#include "views/widgets/paint/strokes.h"
#include "views/widgets/paint/topology.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace netatlas::views::spaces {

namespace metrics = theme::metrics;
using dialogs::MoveTarget;

namespace {

bool isAmong(const std::vector<domain::SubnetId>& subnets, domain::SubnetId subnet)
{
    return std::find(subnets.begin(), subnets.end(), subnet) != subnets.end();
}

/// In the hand, or on its way by a move that waits for a decision.
bool isLifted(const BoardScene& scene, const BoardColumn& column, domain::SubnetId subnet)
{
    if (scene.drag.isActive())
        return scene.drag.model() == column.model && isAmong(scene.drag.subnets(), subnet);
    const auto& proposal = scene.drag.proposal();
    return proposal && proposal->model == column.model && isAmong(proposal->subnets, subnet);
}

paint::CardState stateOf(const BoardScene& scene, const BoardPlace& place, bool isGhost)
{
    paint::CardState state;
    state.isHovered = !scene.drag.isActive() && scene.hover == place;
    state.isSelected = !isGhost && scene.isSelected(place);
    state.isFocused = !isGhost && scene.hasFocus && scene.focus == place;
    state.isGhost = isGhost;
    return state;
}

void paintCards(QPainter& painter, const QRectF& clip, const BoardScene& scene, std::size_t index,
                const theme::Theme& theme)
{
    const BoardColumn& column = scene.columns[index];
    // Rings reach a little outside the cards.
    const QRectF body = scene.layout.body(index).adjusted(-4, -2, 4, 0);
    if (!body.intersects(clip))
        return;
    painter.save();
    painter.setClipRect(body, Qt::IntersectClip);
    QRectF tie;
    for (std::size_t i = 0; i < column.cards.size(); ++i) {
        const BoardCard& card = column.cards[i];
        const QRectF rect = scene.layout.card(index, i);
        const bool isGhost = isLifted(scene, column, card.subnet);
        if (card.tie != 0 && !scene.layout.isRows()) {
            const bool continues =
                i + 1 < column.cards.size() && column.cards[i + 1].tie == card.tie;
            tie = tie.isNull() ? rect : tie.united(rect);
            if (!continues) {
                const QColor line = theme.tokens.line3;
                const double x = rect.left() - 3.5;
                const QPointF top(x, tie.top() + rect.height() / 2);
                const QPointF bottom(x, tie.bottom() - rect.height() / 2);
                paint::paintStraight(painter, top, bottom, line, 1);
                paint::paintStraight(painter, top, top + QPointF(3, 0), line, 1);
                paint::paintStraight(painter, bottom, bottom + QPointF(3, 0), line, 1);
                tie = {};
            }
        }
        if (rect.top() <= clip.bottom() && rect.bottom() >= clip.top())
            paint::paintSubnetCard(painter, rect, card.card,
                                   stateOf(scene, {BoardPlace::Kind::Card, index, i, 0}, isGhost),
                                   theme);
        for (std::size_t n = 0; n < card.overlays.size(); ++n)
            paint::paintOverlayCard(
                painter, scene.layout.overlay(index, i, n), card.overlays[n].card,
                stateOf(scene, {BoardPlace::Kind::Overlay, index, i, n}, isGhost), theme);
    }
    painter.restore();
}

/// Tells that there is more than fits: a quiet bar at the right of the body.
void paintScrollHint(QPainter& painter, const BoardScene& scene, std::size_t index,
                     const theme::Theme& theme)
{
    const double overflow = scene.layout.overflow(index);
    const auto& cards = scene.columns[index].cards;
    if (overflow <= 0 || cards.empty())
        return;
    const QRectF body = scene.layout.body(index);
    const double scrolled = body.top() - scene.layout.card(index, 0).top();
    const double share = body.height() / (body.height() + overflow);
    const double length = std::max(24.0, body.height() * share);
    const double top =
        body.top() + (body.height() - length) * std::clamp(scrolled / overflow, 0.0, 1.0);
    paint::paintBox(painter, QRectF(body.right() + 3, top, 3, length),
                    {.ground = theme.tokens.line2, .radius = 1.5});
}

MoveTarget targetOf(const BoardColumn& column)
{
    return {column.model, column.space};
}

/// Where the next card of a column would stand.
double freeTop(const BoardScene& scene, std::size_t index)
{
    const auto& cards = scene.columns[index].cards;
    if (cards.empty() || scene.layout.isRows())
        return scene.layout.body(index).top();
    const std::size_t last = cards.size() - 1;
    const QRectF lowest = cards[last].overlays.empty()
                              ? scene.layout.card(index, last)
                              : scene.layout.overlay(index, last, cards[last].overlays.size() - 1);
    return lowest.bottom() + metrics::kCardGap;
}

void paintDrop(QPainter& painter, const BoardScene& scene, std::size_t index,
               const theme::Theme& theme)
{
    const auto* verdict = scene.drag.verdictOf(targetOf(scene.columns[index]));
    const paint::Verdict look = dialogs::verdictLook(verdict);
    if (look == paint::Verdict::NotPossible)
        return;
    const QRectF body = scene.layout.body(index);
    const double height = theme.fonts.scaled(metrics::kDropZone);
    double top = freeTop(scene, index);
    if (scene.columns[index].column.isNew)
        top = body.top() + metrics::kRow * 2;
    top = std::max(body.top(), std::min(top, body.bottom() - height - metrics::kSpace2));
    paint::paintDropZone(painter, QRectF(body.left(), top, body.width(), height), look,
                         theme.tokens);
}

const BoardCard* firstLifted(const BoardScene& scene)
{
    for (const BoardColumn& column : scene.columns)
        for (const BoardCard& card : column.cards)
            if (isLifted(scene, column, card.subnet))
                return &card;
    return nullptr;
}

} // namespace

void paintBoard(QPainter& painter, const QRectF& clip, const BoardScene& scene,
                const theme::Theme& theme)
{
    painter.fillRect(clip, theme.tokens.groundCanvas);
    for (std::size_t i = 0; i < scene.columns.size(); ++i) {
        const QRectF target = scene.layout.target(i);
        if (!target.adjusted(-8, -8, 8, 8).intersects(clip))
            continue;
        if (scene.layout.isRows())
            paint::paintBox(painter, target,
                            {.ground = theme.tokens.groundLane,
                             .line = theme.tokens.line2,
                             .radius = double(metrics::kRadiusSheet)});
        paint::paintSpaceColumn(painter, scene.layout.column(i), scene.columns[i].column, theme);
        if (scene.target == i)
            paintDrop(painter, scene, i, theme);
        paintCards(painter, clip, scene, i, theme);
        paintScrollHint(painter, scene, i, theme);
    }
}

void paintLifted(QPainter& painter, const BoardScene& scene, const domain::Revision& revision,
                 QPointF pointer, const QRectF& bounds, const theme::Theme& theme)
{
    if (const BoardCard* card = firstLifted(scene)) {
        const QSizeF size = paint::cardSize(paint::CardPlace::Board, theme.fonts);
        paint::CardState state;
        state.carried = static_cast<int>(scene.drag.subnets().size());
        // Held a little right of the grip, so that the card does not hide what is under it.
        paint::paintSubnetCard(
            painter, QRectF(pointer - QPointF(size.width() * 0.75, size.height() * 0.7), size),
            card->card, state, theme);
    }
    if (!scene.target)
        return;
    const QRectF column = scene.layout.column(*scene.target);
    const QRectF head(column.topLeft(),
                      QSizeF(column.width(), theme.fonts.scaled(metrics::kColumnHead)));
    dialogs::paintDragStrip(painter, revision, scene.drag, pointer, bounds, head, theme);
}

namespace {

struct PlaceInColumn
{
    std::size_t column = 0;
    QRectF rect;
};

/// From an old place to a new one through the gutters; columns between the two are passed above
/// their cards.
std::vector<QPointF> proposalPath(const BoardLayout& layout, const PlaceInColumn& from,
                                  const PlaceInColumn& to)
{
    const bool isRight = to.rect.left() > from.rect.left();
    const QPointF start(isRight ? from.rect.right() : from.rect.left(), from.rect.center().y());
    const QPointF end(isRight ? to.rect.left() : to.rect.right(), to.rect.center().y());
    const double aside = metrics::kSpace3 + metrics::kSpace1;
    const double arriving = isRight ? end.x() - aside : end.x() + aside;
    const bool isNext = (isRight ? to.column - from.column : from.column - to.column) == 1;
    if (isNext)
        return {start, {arriving, start.y()}, {arriving, end.y()}, end};
    const double leaving = isRight ? start.x() + aside : start.x() - aside;
    const double above = layout.body(from.column).top() - metrics::kSpace3 / 2.0;
    return {start, {leaving, start.y()}, {leaving, above}, {arriving, above}, {arriving, end.y()},
            end};
}

} // namespace

void paintProposal(QPainter& painter, const BoardScene& scene, const theme::Theme& theme)
{
    if (!scene.drag.proposal() || scene.layout.isRows())
        return;
    const auto& proposal = *scene.drag.proposal();
    const auto target =
        std::find_if(scene.columns.begin(), scene.columns.end(), [&](const BoardColumn& column) {
            return column.model == proposal.model && column.space == proposal.space;
        });
    if (target == scene.columns.end())
        return;
    const auto to = static_cast<std::size_t>(target - scene.columns.begin());
    const QRectF body = scene.layout.body(to);
    const paint::Box outline = paint::verdictBox(dialogs::verdictLook(&proposal.judgement),
                                                 theme.tokens, metrics::kRadiusControl);
    double top = freeTop(scene, to);
    for (std::size_t from = 0; from < scene.columns.size(); ++from)
        for (std::size_t i = 0; i < scene.columns[from].cards.size(); ++i) {
            const BoardCard& card = scene.columns[from].cards[i];
            if (from == to || !isLifted(scene, scene.columns[from], card.subnet))
                continue;
            const QRectF origin = scene.layout.card(from, i);
            const QRectF place(QPointF(body.left(), top), origin.size());
            if (place.bottom() > body.bottom())
                return; // what finds no room is told by the sheet
            paint::SubnetCard moved = card.card;
            moved.space = target->column.space;
            paint::paintSubnetCard(painter, place, moved, {}, theme);
            paint::paintBox(painter, place, outline);
            paint::paintLink(painter,
                             {.points = proposalPath(scene.layout, {from, origin}, {to, place}),
                              .kind = paint::LinkKind::Broken},
                             theme);
            top = place.bottom() + metrics::kCardGap;
        }
}

} // namespace netatlas::views::spaces
