// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/spaces/board_canvas.h"

#include "model/domain/object_text.h"
#include "views/bridge/qt_text.h"
#include "views/dialogs/drag_words.h"
#include "views/dialogs/verdict_look.h"
#include "views/spaces/board_painter.h"
#include "views/spaces/board_text.h"
#include "views/theme/metrics.h"
#include "views/widgets/look.h"
#include "views/wording/verdict_text.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <set>

namespace netatlas::views::spaces {

using dialogs::DragState;
using dialogs::MoveTarget;
using domain::ObjectKind;
using domain::ObjectRef;
using Kind = BoardPlace::Kind;

namespace {

constexpr int kAutoScrollMs = 30;

} // namespace

BoardCanvas::BoardCanvas(const ViewContext& context, dialogs::MoveDrag& drag, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_project(context.project)
    , m_selection(context.selection)
    , m_drag(drag)
{
    widgets::installAccessibleParts();
    setObjectName(QStringLiteral("canvas.spaces"));
    setAccessibleName(tr("Spaces and their subnets"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    m_rest.setSingleShot(true);
    m_rest.setInterval(dialogs::kDragRestMs);
    m_autoScroll.setInterval(kAutoScrollMs);
    connect(&m_rest, &QTimer::timeout, this, [this] { m_drag.rested(); });
    connect(&m_autoScroll, &QTimer::timeout, this, &BoardCanvas::autoScroll);
    connect(&m_project, &ProjectBridge::revisionChanged, this, &BoardCanvas::refreshWhenShown);
    connect(&m_project, &ProjectBridge::findingsChanged, this, &BoardCanvas::refreshWhenShown);
    connect(&m_selection, &Selection::changed, this, [this] { viewport()->update(); });
    connect(&theme::ActiveTheme::instance(), &theme::ActiveTheme::changed, this,
            &BoardCanvas::refreshWhenShown);
    connect(&m_drag, &dialogs::MoveDrag::stateChanged, this, &BoardCanvas::followDrag);
    connect(&m_drag, &dialogs::MoveDrag::verdictsChanged, this, &BoardCanvas::followDrag);
    connect(&m_drag, &dialogs::MoveDrag::hoverChanged, this, &BoardCanvas::followDrag);
    m_focus = {Kind::Column, 0, 0, 0};
    refresh();
}

BoardCanvas::~BoardCanvas()
{
    widgets::partsGone(this);
}

void BoardCanvas::setOptions(const BoardOptions& options)
{
    if (options == m_options)
        return;
    m_options = options;
    refresh();
}

void BoardCanvas::refreshWhenShown()
{
    m_isStale = true;
    if (isVisible())
        refresh();
}

void BoardCanvas::refresh()
{
    const auto focused = m_columns.empty() ? std::nullopt : objectAt(m_focus);
    m_isStale = false;
    m_columns = boardContent(m_project, m_options, widgets::look());
    m_placeOfObject.clear();
    for (const BoardPlace& place : places())
        if (const auto object = objectAt(place))
            m_placeOfObject.emplace(*object, place);
    applyVerdicts();
    m_hover = {};
    m_pressed = {}; // places are those of a layout
    const auto kept = focused ? placeOf(*focused) : std::nullopt;
    m_focus = kept.value_or(BoardPlace{Kind::Column, 0, 0, 0});
    widgets::partsChanged(this);
    viewport()->update();
}

/// What the drag says about each column, and which names of the feet it would break.
void BoardCanvas::applyVerdicts()
{
    const bool isDragging = m_drag.isActive();
    const auto& hovered = m_drag.hovered();
    std::set<std::pair<std::string, std::string>> brokenBindings;
    std::set<std::string> brokenConstraints;
    const auto& proposal = m_drag.proposal();
    const auto* shown = isDragging && hovered ? m_drag.verdictOf(*hovered)
                        : proposal            ? &proposal->judgement
                                              : nullptr;
    if (shown && *shown)
        for (const engine::edits::Effect& effect : (*shown)->effects) {
            if (!effect.breaks())
                continue;
            const std::string application = detailOf(effect.facts, "application").text();
            if (effect.kind == engine::edits::EffectKind::BindingBroken)
                brokenBindings.emplace(application, detailOf(effect.facts, "endpoint").text());
            else
                brokenConstraints.insert(application);
        }
    for (BoardColumn& column : m_columns) {
        column.column.verdict.reset();
        column.column.isTarget =
            isDragging && hovered && *hovered == MoveTarget{column.model, column.space};
        if (isDragging) {
            const auto* verdict = m_drag.verdictOf({column.model, column.space});
            paint::ColumnVerdict& look = column.column.verdict.emplace();
            look.verdict = dialogs::verdictLook(verdict);
            look.word = verdict ? wording::verdictWord(*verdict) : tr("Checking");
            if (verdict && !*verdict)
                look.reason = wording::topEffectText(*verdict);
        } else if (proposal && proposal->model == column.model && proposal->space == column.space) {
            column.column.verdict = paint::ColumnVerdict{dialogs::verdictLook(shown),
                                                         wording::verdictWord(*shown), QString()};
        }
        column.column.bound = footRuns(column.bound, [&](const BoundName& name) {
            return brokenBindings.contains({name.application, name.endpoint});
        });
        column.column.constraint = footRuns(column.constraints, [&](const BoundName& name) {
            return brokenConstraints.contains(name.application);
        });
    }
    relayout();
}

void BoardCanvas::relayout()
{
    const std::size_t spaces = static_cast<std::size_t>(
        std::count_if(m_columns.begin(), m_columns.end(),
                      [](const BoardColumn& column) { return column.space.has_value(); }));
    const auto& fonts = widgets::look().fonts;
    const bool rows = spaces > BoardLayout::kMostColumns;
    m_layout = BoardLayout(m_columns, viewport()->size(), rows, scrollList(), fonts);
    const QSizeF size = m_layout.size();
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setRange(
        0, std::max(0, static_cast<int>(std::ceil(size.width())) - viewport()->width()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(40);
    verticalScrollBar()->setRange(
        0, std::max(0, static_cast<int>(std::ceil(size.height())) - viewport()->height()));
}

std::vector<double> BoardCanvas::scrollList() const
{
    std::vector<double> scrolls;
    for (const BoardColumn& column : m_columns) {
        const auto found =
            column.space ? m_scrolls.find({column.model, *column.space}) : m_scrolls.end();
        scrolls.push_back(found == m_scrolls.end() ? 0 : found->second);
    }
    return scrolls;
}

QPointF BoardCanvas::offset() const
{
    return QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value());
}

QPointF BoardCanvas::toBoard(QPointF position) const
{
    return position + offset();
}

void BoardCanvas::followDrag()
{
    const bool isDragging = m_drag.isActive();
    if (!isDragging) {
        m_rest.stop();
        m_autoScroll.stop();
        m_isOwnDrag = m_isOwnDrag && m_drag.state() == DragState::Armed;
    }
    viewport()->setCursor(isDragging ? Qt::ClosedHandCursor : Qt::ArrowCursor);
    if (const auto& hovered = m_drag.hovered(); isDragging && hovered) {
        if (const auto* verdict = m_drag.verdictOf(*hovered))
            m_lastVerdict = wording::verdictWord(*verdict);
        if (m_drag.isByKeyboard())
            if (const auto column = columnOf(*hovered))
                bringIntoSight({Kind::Column, *column, 0, 0});
    }
    applyVerdicts();
    widgets::partsChanged(this);
    viewport()->update();
}

QString BoardCanvas::dragState() const
{
    return QLatin1String(dialogs::dragStateWord(m_drag.state()));
}

std::optional<std::size_t> BoardCanvas::columnOf(const MoveTarget& target) const
{
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (MoveTarget{m_columns[i].model, m_columns[i].space} == target)
            return i;
    return std::nullopt;
}

std::optional<MoveTarget> BoardCanvas::targetAt(QPointF position) const
{
    if (!viewport()->rect().contains(position.toPoint()))
        return std::nullopt;
    const auto column = m_layout.columnAt(toBoard(position));
    if (!column)
        return std::nullopt;
    return MoveTarget{m_columns[*column].model, m_columns[*column].space};
}

std::optional<ObjectRef> BoardCanvas::objectAt(const BoardPlace& place) const
{
    if (place.kind == Kind::None || place.column >= m_columns.size())
        return std::nullopt;
    const BoardColumn& column = m_columns[place.column];
    const auto subnet = [&](domain::SubnetId id) {
        return ObjectRef{column.model, ObjectKind::Subnet, id.number()};
    };
    if (place.kind == Kind::Card)
        return subnet(column.cards[place.card].subnet);
    if (place.kind == Kind::Overlay)
        return subnet(column.cards[place.card].overlays[place.overlay].subnet);
    return column.space ? std::optional(column.ref()) : std::nullopt;
}

std::vector<BoardPlace> BoardCanvas::places() const
{
    std::vector<BoardPlace> all;
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        all.push_back({Kind::Column, c, 0, 0});
        for (std::size_t i = 0; i < m_columns[c].cards.size(); ++i) {
            all.push_back({Kind::Card, c, i, 0});
            for (std::size_t n = 0; n < m_columns[c].cards[i].overlays.size(); ++n)
                all.push_back({Kind::Overlay, c, i, n});
        }
    }
    return all;
}

std::optional<BoardPlace> BoardCanvas::placeOf(const ObjectRef& object) const
{
    const auto found = m_placeOfObject.find(object);
    return found == m_placeOfObject.end() ? std::nullopt : std::optional(found->second);
}

bool BoardCanvas::isLifted(const BoardPlace& place) const
{
    const auto object = objectAt(place);
    const auto& lifted = m_drag.subnets();
    return m_drag.isActive() && object && object->kind == ObjectKind::Subnet &&
           object->model == m_drag.model() &&
           std::find(lifted.begin(), lifted.end(), domain::SubnetId(object->number)) !=
               lifted.end();
}

QRectF BoardCanvas::rectOf(const BoardPlace& place) const
{
    if (place.column >= m_layout.count())
        return {};
    QRectF rect;
    switch (place.kind) {
    case Kind::None: return {};
    case Kind::Column:
    case Kind::Menu: rect = m_layout.target(place.column); break;
    case Kind::Card: rect = m_layout.card(place.column, place.card); break;
    case Kind::Overlay: rect = m_layout.overlay(place.column, place.card, place.overlay); break;
    }
    return rect.translated(-offset());
}

QString BoardCanvas::spokenName(const BoardPlace& place) const
{
    if (place.column >= m_columns.size())
        return {};
    const BoardColumn& column = m_columns[place.column];
    if (place.kind == Kind::Card)
        return spokenCard(column, column.cards[place.card]);
    if (place.kind == Kind::Overlay) {
        const BoardCard& card = column.cards[place.card];
        return spokenOverlay(column, card, card.overlays[place.overlay]);
    }
    return spokenColumn(column);
}

bool BoardCanvas::isSelected(const BoardPlace& place) const
{
    const auto object = objectAt(place);
    return object && m_selection.contains(*object);
}

QRect BoardCanvas::itemRect(const QString& objectId) const
{
    const auto object = domain::findObject(m_project.shown(), toStd(objectId));
    const auto place = object ? placeOf(*object) : std::nullopt;
    return place ? rectOf(*place).toRect() : QRect();
}

QVariantMap BoardCanvas::targetsFor(const QStringList& objectIds) const
{
    return dialogs::verdictWordsFor(m_project.shown(), objectIds);
}

QString BoardCanvas::textDump() const
{
    return boardText(m_columns);
}

bool BoardCanvas::showObject(const ObjectRef& object)
{
    if (m_isStale)
        refresh();
    const auto place = placeOf(object);
    if (!place)
        return false;
    focusPlace(*place);
    return true;
}

void BoardCanvas::focusPlace(const BoardPlace& place)
{
    m_focus = place;
    bringIntoSight(place);
    viewport()->update();
    widgets::announcePartFocus(this);
}

void BoardCanvas::scrollColumn(std::size_t column, double by)
{
    if (!m_columns[column].space)
        return;
    double& scroll = m_scrolls[{m_columns[column].model, *m_columns[column].space}];
    scroll = std::clamp(scroll + by, 0.0, m_layout.overflow(column));
    relayout();
    viewport()->update();
}

void BoardCanvas::bringIntoSight(const BoardPlace& place)
{
    if (place.column >= m_layout.count())
        return;
    if ((place.kind == Kind::Card || place.kind == Kind::Overlay) && !m_layout.isRows()) {
        const QRectF body = m_layout.body(place.column);
        const QRectF rect = rectOf(place).translated(offset());
        if (rect.top() < body.top())
            scrollColumn(place.column, rect.top() - body.top() - theme::metrics::kSpace2);
        else if (rect.bottom() > body.bottom())
            scrollColumn(place.column, rect.bottom() - body.bottom() + theme::metrics::kSpace2);
    }
    const QRectF rect = rectOf(place).adjusted(-16, -16, 16, 16);
    const QRectF view = viewport()->rect();
    if (rect.left() < view.left() || rect.width() > view.width())
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + int(rect.left()));
    else if (rect.right() > view.right())
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() +
                                        int(rect.right() - view.right()));
    if (!m_layout.isRows())
        return;
    if (rect.top() < view.top() || rect.height() > view.height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + int(rect.top()));
    else if (rect.bottom() > view.bottom())
        verticalScrollBar()->setValue(verticalScrollBar()->value() +
                                      int(rect.bottom() - view.bottom()));
}

void BoardCanvas::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-offset());
    const auto& theme = widgets::look();
    std::optional<std::size_t> target;
    if (m_drag.isActive() && m_drag.hovered())
        target = columnOf(*m_drag.hovered());
    const BoardScene scene{
        m_columns, m_layout, m_drag, [this](const BoardPlace& place) { return isSelected(place); },
        m_focus,   m_hover,  target, hasFocus()};
    paintBoard(painter, QRectF(event->rect()).translated(offset()), scene, theme);
    paintProposal(painter, scene, theme);
    if (m_drag.isActive() && !m_drag.isByKeyboard())
        paintLifted(painter, scene, m_project.shown(), toBoard(m_drag.position()),
                    QRectF(viewport()->rect()).translated(offset()), theme);
}

void BoardCanvas::resizeEvent(QResizeEvent*)
{
    relayout();
}

void BoardCanvas::showEvent(QShowEvent* event)
{
    if (m_isStale)
        refresh();
    QAbstractScrollArea::showEvent(event);
}

void BoardCanvas::scrollContentsBy(int, int)
{
    viewport()->update();
}

bool BoardCanvas::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave && m_hover.kind != Kind::None) {
        m_hover = {};
        for (BoardColumn& column : m_columns)
            column.column.isMenuHovered = false;
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace netatlas::views::spaces
