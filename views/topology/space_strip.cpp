// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/topology/space_strip.h"

#include "views/bridge/qt_text.h"
#include "views/bridge/selection.h"
#include "views/theme/metrics.h"
#include "views/widgets/paint/text.h"
#include "views/widgets/paint/topology.h"

#include <QStyledItemDelegate>

namespace netatlas::views::topology {

namespace metrics = theme::metrics;
using domain::ObjectKind;
using domain::ObjectRef;

namespace {

enum Role { kModel = Qt::UserRole, kSpace, kColour, kIsChosen, kCount };

class StripDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const theme::Theme& theme = theme::ActiveTheme::instance().theme();
        const int colour = index.data(kColour).toInt();
        paint::paintStripRow(*painter, option.rect,
                             {.name = index.data(Qt::DisplayRole).toString(),
                              .count = index.data(kCount).toString(),
                              .space = index.data(kIsChosen).toBool()
                                           ? theme::chosenSpaceMark(theme.tokens, colour)
                                           : theme::spaceMark(theme.tokens, colour),
                              .isSelected = bool(option.state & QStyle::State_Selected),
                              .isHovered = bool(option.state & QStyle::State_MouseOver),
                              .isFocused = bool(option.state & QStyle::State_HasFocus)},
                             theme);
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        const auto& fonts = theme::ActiveTheme::instance().fonts();
        return {fonts.scaled(metrics::kStripWidth), fonts.scaled(metrics::kStripPitch)};
    }
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

SpaceStrip::SpaceStrip(ViewContext context, QWidget* parent)
    : QListWidget(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("spaceStrip"));
    setAccessibleName(tr("Spaces"));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new StripDelegate(this));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(&m_context.project, &ProjectBridge::revisionChanged, this, &SpaceStrip::refresh);
    connect(&m_context.selection, &Selection::changed, this, &SpaceStrip::markSelected);
    connect(this, &QListWidget::itemPressed, this, [this](const QListWidgetItem* item) {
        m_context.selection.select(ObjectRef{domain::ModelId(item->data(kModel).toUInt()),
                                             ObjectKind::Space, item->data(kSpace).toUInt()});
    });
    connect(this, &QListWidget::itemActivated, this, &QListWidget::itemPressed);
    refresh();
}

QSize SpaceStrip::sizeHint() const
{
    return {theme::ActiveTheme::instance().fonts().scaled(metrics::kStripWidth), 200};
}

void SpaceStrip::refresh()
{
    const QSignalBlocker blocker(this);
    clear();
    const domain::Revision& shown = m_context.project.shown();
    const bool hasSeveral = shown.models().size() > 1;
    for (const auto& model : shown.models())
        for (const auto& space : model->table<domain::SpaceRow>()) {
            const QString name = toQt(space.name);
            const auto subnets = model->facts.subnetsOfSpace.of(space.id).size();
            auto* item = new QListWidgetItem(
                hasSeveral ? tr("%1 : %2").arg(toQt(model->row.name), name) : name, this);
            item->setData(kModel, model->row.id.number());
            item->setData(kSpace, space.id.number());
            item->setData(kColour, space.id.number());
            for (const auto& colour : shown.project().table<domain::SpaceColourRow>())
                if (colour.model == model->row.id && colour.space == space.id) {
                    item->setData(kColour, colour.colour);
                    item->setData(kIsChosen, true);
                }
            item->setData(kCount, paint::countText(static_cast<qint64>(subnets)));
            item->setToolTip(name);
            item->setData(Qt::AccessibleTextRole,
                          subnets == 1 ? tr("space %1, 1 subnet").arg(name)
                                       : tr("space %1, %2 subnets").arg(name).arg(subnets));
        }
    markSelected();
}

void SpaceStrip::markSelected()
{
    const auto current = m_context.selection.current();
    const auto space = current ? spaceOf(m_context.project.shown(), *current) : std::nullopt;
    const QSignalBlocker blocker(this);
    clearSelection();
    for (int row = 0; space && row < count(); ++row)
        if (item(row)->data(kModel).toUInt() == space->model.number() &&
            item(row)->data(kSpace).toUInt() == space->number)
            item(row)->setSelected(true);
    viewport()->update();
}

} // namespace netatlas::views::topology
