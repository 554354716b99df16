// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/topology/space_strip.h"

#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/selection.h"
#include "views/dialogs/space_look.h"
#include "views/dialogs/verdict_look.h"
#include "views/theme/metrics.h"
#include "views/widgets/look.h"
#include "views/widgets/paint/text.h"
#include "views/widgets/paint/topology.h"
#include "views/wording/verdict_text.h"
#include "views/wording/words.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace netatlas::views::topology {

namespace metrics = theme::metrics;
using dialogs::MoveTarget;
using domain::ObjectKind;
using domain::ObjectRef;
using theme::TextRole;
using theme::TextWeight;

namespace {

enum StripRole { kRow = Qt::UserRole, kModel, kSpace, kCount, kSaid };
enum class RowKind { Heading, Space, NewSpace };

constexpr int kAutoScrollMs = 30;
constexpr int kScrollEdge = 24;

RowKind kindOf(const QModelIndex& index)
{
    return static_cast<RowKind>(index.data(kRow).toInt());
}

MoveTarget targetOf(const QModelIndex& index)
{
    MoveTarget target{domain::ModelId(index.data(kModel).toUInt()), std::nullopt};
    if (kindOf(index) == RowKind::Space)
        target.space = domain::SpaceId(index.data(kSpace).toUInt());
    return target;
}

class StripDelegate final : public QStyledItemDelegate
{
public:
    StripDelegate(ViewContext context, const dialogs::MoveDrag& drag, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_context(context)
        , m_drag(drag)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const theme::Theme& theme = widgets::look();
        const QString text = index.data(Qt::DisplayRole).toString();
        const RowKind kind = kindOf(index);
        const QRectF inner = QRectF(option.rect).adjusted(metrics::kSpace3, 0, -4, 0);
        if (kind == RowKind::Heading)
            return paint::paintText(*painter, inner, text,
                                    theme.fonts.of(TextRole::Small, TextWeight::Strong),
                                    theme.tokens.text2);
        const MoveTarget target = targetOf(index);
        paint::StripRow row{.name = text,
                            .count = index.data(kCount).toString(),
                            .space = {},
                            .isSelected = bool(option.state & QStyle::State_Selected),
                            .isHovered = bool(option.state & QStyle::State_MouseOver),
                            .isFocused = bool(option.state & QStyle::State_HasFocus)};
        if (m_drag.isActive()) {
            row.verdict = dialogs::verdictLook(m_drag.verdictOf(target));
            row.isTarget = m_drag.hovered() == target;
        }
        if (kind == RowKind::Space)
            row.space = dialogs::markOfSpace(m_context.project.shown(), target.model, *target.space,
                                             theme.tokens);
        else if (!m_drag.isActive())
            return paintAction(*painter, option, inner, text);
        else
            row.space = {theme.tokens.line3, std::nullopt};
        paint::paintStripRow(*painter, option.rect, row, theme);
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {widgets::scaled(metrics::kStripWidth), widgets::scaled(metrics::kStripPitch)};
    }

private:
    static void paintAction(QPainter& painter, const QStyleOptionViewItem& option,
                            const QRectF& inner, const QString& text)
    {
        const theme::Theme& theme = widgets::look();
        if (option.state & QStyle::State_MouseOver)
            painter.fillRect(option.rect, theme.tokens.hover);
        paint::paintText(painter, inner, text, theme.fonts.of(TextRole::Small, TextWeight::Medium),
                         theme.tokens.accent);
        if (option.state & QStyle::State_HasFocus)
            paint::paintBox(painter, option.rect,
                            {.line = theme.tokens.accent,
                             .width = double(metrics::kLineStrong),
                             .radius = 0.0});
    }

    ViewContext m_context;
    const dialogs::MoveDrag& m_drag;
};

/// The space that an object lies in, for objects that lie in one.
std::optional<ObjectRef> spaceOf(const domain::Revision& revision, const ObjectRef& object)
{
    if (object.kind == ObjectKind::Space)
        return object;
    const domain::Model* model = revision.model(object.model);
    if (!model || object.kind != ObjectKind::Subnet)
        return std::nullopt;
    const auto* space = model->facts.spaceOfSubnet.find(domain::SubnetId(object.number));
    return space ? std::optional(ObjectRef{object.model, ObjectKind::Space, space->number()})
                 : std::nullopt;
}

} // namespace

SpaceStrip::SpaceStrip(ViewContext context, dialogs::MoveDrag& drag, QWidget* parent)
    : QListWidget(parent)
    , m_context(context)
    , m_drag(drag)
{
    setObjectName(QStringLiteral("spaceStrip"));
    setAccessibleName(tr("Spaces"));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new StripDelegate(context, drag, this));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    m_autoScroll.setInterval(kAutoScrollMs);
    connect(&m_autoScroll, &QTimer::timeout, this, &SpaceStrip::autoScroll);
    connect(&m_context.project, &ProjectBridge::revisionChanged, this, &SpaceStrip::refresh);
    connect(&m_context.selection, &Selection::changed, this, &SpaceStrip::markSelected);
    for (auto signal : {&dialogs::MoveDrag::stateChanged, &dialogs::MoveDrag::verdictsChanged,
                        &dialogs::MoveDrag::hoverChanged})
        connect(&drag, signal, this, &SpaceStrip::followDrag);
    connect(this, &QListWidget::itemPressed, this,
            [this](const QListWidgetItem* item) { press(*item); });
    connect(this, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem* item) { press(*item); });
    // A screen reader selects a row without pressing it.
    connect(this, &QListWidget::itemSelectionChanged, this, [this] {
        const auto rows = selectedItems();
        if (!rows.isEmpty() && kindOf(indexFromItem(rows.front())) == RowKind::Space &&
            !m_drag.isActive())
            press(*rows.front());
    });
    refresh();
}

void SpaceStrip::setModel(std::optional<domain::ModelId> model)
{
    if (m_model == model)
        return;
    m_model = model;
    refresh();
}

QSize SpaceStrip::sizeHint() const
{
    // Wider than usual where names need it, so that `space-1` and `space-2` stay two names.
    constexpr int kMostWidth = 144;
    const theme::Fonts& fonts = widgets::look().fonts;
    const QFont name = fonts.of(TextRole::Small, TextWeight::Strong);
    const QFont caption = fonts.of(TextRole::Caption);
    double widest = 0;
    for (int row = 0; row < count(); ++row)
        widest =
            std::max(widest, paint::textWidth(item(row)->text(), name) +
                                 paint::textWidth(item(row)->data(kCount).toString(), caption));
    const int wanted = static_cast<int>(widest) + widgets::scaled(metrics::kSpace6);
    return {std::clamp(wanted, widgets::scaled(metrics::kStripWidth), widgets::scaled(kMostWidth)),
            200};
}

void SpaceStrip::paintEvent(QPaintEvent* event)
{
    QListWidget::paintEvent(event);
    QPainter(viewport()).fillRect(QRect(0, 0, 1, height()), widgets::look().tokens.line2);
}

std::optional<MoveTarget> SpaceStrip::targetAt(const QPoint& globalPos) const
{
    const QPoint point = viewport()->mapFromGlobal(globalPos);
    if (!viewport()->rect().contains(point))
        return std::nullopt;
    const QModelIndex index = indexAt(point);
    if (!index.isValid() || kindOf(index) == RowKind::Heading)
        return std::nullopt;
    return targetOf(index);
}

void SpaceStrip::press(const QListWidgetItem& item)
{
    const QModelIndex index = indexFromItem(&item);
    const MoveTarget target = targetOf(index);
    if (m_drag.isActive())
        return m_drag.dropOn(target);
    if (kindOf(index) == RowKind::NewSpace)
        Q_EMIT newSpaceWanted(target.model);
    else if (target.space)
        m_context.selection.select(
            ObjectRef{target.model, ObjectKind::Space, target.space->number()});
}

void SpaceStrip::addHeading(const QString& text)
{
    auto* item = new QListWidgetItem(text, this);
    item->setData(kRow, static_cast<int>(RowKind::Heading));
    item->setFlags(Qt::NoItemFlags);
    item->setToolTip(text);
}

void SpaceStrip::addSpace(const domain::Model& model, const domain::SpaceRow& space)
{
    const QString name = toQt(space.name);
    const auto subnets = static_cast<qint64>(model.facts.subnetsOfSpace.of(space.id).size());
    auto* item = new QListWidgetItem(name, this);
    item->setData(kRow, static_cast<int>(RowKind::Space));
    item->setData(kModel, model.row.id.number());
    item->setData(kSpace, space.id.number());
    item->setData(kCount, paint::countText(subnets));
    const QString count = wording::counted("1 subnet", "%Ln subnets", subnets);
    item->setToolTip(tr("%1, %2").arg(name, count));
    item->setData(kSaid, tr("space %1, %2").arg(name, count));
    tell(*item);
}

void SpaceStrip::addNewSpace(const domain::Model& model)
{
    const auto& provider = domain::providerOf(model);
    if (!provider.supportsSpaces || !provider.hasNetworking || m_context.project.isReadOnly())
        return;
    auto* item = new QListWidgetItem(tr("+ New space"), this);
    item->setData(kRow, static_cast<int>(RowKind::NewSpace));
    item->setData(kModel, model.row.id.number());
    item->setToolTip(tr("New space in %1").arg(toQt(model.row.name)));
    item->setData(kSaid, tr("new space"));
    tell(*item);
}

void SpaceStrip::refresh()
{
    const QSignalBlocker blocker(this);
    clear();
    const domain::Revision& shown = m_context.project.shown();
    for (const auto& model : shown.models()) {
        if (m_model && model->row.id != *m_model)
            continue;
        addHeading(shown.models().size() > 1 ? toQt(model->row.name) : tr("Spaces"));
        std::vector<const domain::SpaceRow*> spaces;
        for (const auto& space : model->table<domain::SpaceRow>())
            spaces.push_back(&space);
        std::stable_sort(spaces.begin(), spaces.end(), [](const auto* a, const auto* b) {
            if ((a->id == domain::kAlpha) != (b->id == domain::kAlpha))
                return a->id == domain::kAlpha;
            return compareNaturally(a->name, b->name) < 0;
        });
        for (const auto* space : spaces)
            addSpace(*model, *space);
        addNewSpace(*model);
    }
    updateGeometry();
    markSelected();
}

void SpaceStrip::tell(QListWidgetItem& item) const
{
    QString said = item.data(kSaid).toString();
    if (m_drag.isActive()) {
        const auto* verdict = m_drag.verdictOf(targetOf(indexFromItem(&item)));
        said = tr("%1, %2").arg(said, verdict ? wording::verdictWord(*verdict) : tr("checking"));
    }
    item.setData(Qt::AccessibleTextRole, said);
}

void SpaceStrip::followDrag()
{
    for (int row = 0; row < count(); ++row)
        if (kindOf(indexFromItem(item(row))) != RowKind::Heading)
            tell(*item(row));
    if (m_drag.isActive() && !m_drag.isByKeyboard())
        m_autoScroll.start();
    else
        m_autoScroll.stop();
    if (m_drag.isActive() && m_drag.isByKeyboard() && m_drag.hovered())
        for (int row = 0; row < count(); ++row)
            if (const QModelIndex index = indexFromItem(item(row));
                kindOf(index) != RowKind::Heading && targetOf(index) == m_drag.hovered())
                scrollTo(index);
    viewport()->update();
}

/// Near its ends the strip moves under a drag.
void SpaceStrip::autoScroll()
{
    const QPoint point = viewport()->mapFromGlobal(QCursor::pos());
    if (!viewport()->rect().contains(point))
        return;
    if (point.y() < kScrollEdge)
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
    else if (point.y() > viewport()->height() - kScrollEdge)
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
}

void SpaceStrip::markSelected()
{
    const auto current = m_context.selection.current();
    const auto space = current ? spaceOf(m_context.project.shown(), *current) : std::nullopt;
    const QSignalBlocker blocker(this);
    clearSelection();
    for (int row = 0; space && row < count(); ++row) {
        const QModelIndex index = indexFromItem(item(row));
        if (kindOf(index) == RowKind::Space &&
            targetOf(index) == MoveTarget{space->model, domain::SpaceId(space->number)})
            item(row)->setSelected(true);
    }
    viewport()->update();
}

} // namespace netatlas::views::topology
