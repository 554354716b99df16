// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/topology/topology_view.h"

#include "model/graph/problem_marks.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/selection.h"
#include "views/theme/metrics.h"
#include "views/topology/drag_layer.h"
#include "views/topology/space_strip.h"
#include "views/topology/topology_picture.h"
#include "views/widgets/empty_state.h"
#include "views/widgets/text_growth.h"

#include <QComboBox>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

namespace netatlas::views::topology {

namespace metrics = theme::metrics;
using graph::NodeKind;

TopologyView::TopologyView(ViewContext context, dialogs::MoveDrag& drag, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("view.topology"));
    m_canvas = new TopologyCanvas(context, drag, this);
    m_minimap = new canvas::Minimap(this);
    m_minimap->setCanvas(m_canvas);
    m_minimap->hide();
    m_empty = new widgets::EmptyState(
        theme::Icon::Fabric, tr("No fabrics yet"),
        tr("This is the picture of fabrics, VLANs, subnets and machines. Import a site to see it."),
        this);
    connect(m_empty->setPrimary(tr("Import…")), &QPushButton::clicked, this,
            &TopologyView::importWanted);

    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_canvas);
    m_stack->addWidget(m_empty);
    m_strip = new SpaceStrip(context, drag, this);
    m_canvas->setTargets([strip = m_strip](const QPoint& point) { return strip->targetAt(point); });
    connect(m_strip, &SpaceStrip::newSpaceWanted, this, &TopologyView::newSpaceWanted);
    connect(m_canvas, &TopologyCanvas::moveWanted, this, &TopologyView::moveWanted);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_stack, 1);
    row->addWidget(m_strip);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeViewBar());
    column->addLayout(row, 1);
    new DragLayer(context.project, *m_canvas, drag, this);
    QWidget* before = m_models;
    for (QWidget* next : std::initializer_list<QWidget*>{m_depth, m_canvas, m_strip}) {
        setTabOrder(before, next);
        before = next;
    }

    connect(m_canvas, &canvas::Canvas::foldToggled, this, &TopologyView::toggleFold);
    connect(m_canvas, &canvas::Canvas::unfoldAllRequested, this, &TopologyView::unfoldAll);
    connect(m_canvas, &canvas::Canvas::opened, this, &TopologyView::opened);
    connect(m_canvas, &canvas::Canvas::contextMenuRequested, this,
            &TopologyView::contextMenuRequested);
    connect(m_canvas, &canvas::Canvas::laneMoved, this, &TopologyView::moveLane);
    connect(&context.project, &ProjectBridge::revisionChanged, this, &TopologyView::takeRevision);
    connect(&context.project, &ProjectBridge::findingsChanged, this,
            [this] { refresh(Places::Keep); });
    connect(&theme::ActiveTheme::instance(), &theme::ActiveTheme::changed, this, [this] {
        // Another text size needs other boxes; another colour only other tiles.
        if (sizesFor(theme::ActiveTheme::instance().fonts()) != m_canvas->scene()->sizes())
            refresh(Places::New);
    });
    m_pinned = storedPositions(context.project.shown().project());
    fillModels();
    refresh(Places::New);
}

// No focus proxy: Qt would leave what stands before the canvas out of the tab order.
void TopologyView::focusInEvent(QFocusEvent* event)
{
    m_canvas->setFocus(event->reason());
}

TopologyView::~TopologyView() = default;

void TopologyView::takeRevision()
{
    fillModels();
    auto pinned = storedPositions(m_context.project.shown().project());
    // Without any stored place the picture is that of the layout, as it was before the first one.
    const bool isReset = pinned.empty() && !m_pinned.empty();
    m_pinned = std::move(pinned);
    refresh(isReset ? Places::New : Places::Keep);
}

void TopologyView::moveLane(const graph::NodeKey& lane, const QPointF& to)
{
    const canvas::Scene& scene = *m_canvas->scene();
    graph::layout::Pinned places;
    // All lanes are stored, so that a layout from nothing puts none of them elsewhere.
    scene.graph().forEachLane([&](graph::NodeIndex node) {
        const graph::Rect& frame = scene.frameOf(node);
        places[scene.node(node).key] = {frame.x, frame.y};
    });
    places[lane] = {static_cast<float>(to.x()), static_cast<float>(to.y())};
    const auto changes = storePositions(m_context.project.shown().project(), places);
    // A project that cannot be written keeps its picture as it is.
    if (!m_context.project.isReadOnly())
        (void)m_context.project.session().commitProject(changes, session::Cause::Arrange,
                                                        "move-lane");
}

QWidget* TopologyView::makeViewBar()
{
    auto* bar = new QWidget(this);
    bar->setObjectName(QStringLiteral("viewBar"));
    widgets::growHeight(bar, metrics::kViewBar);
    bar->setAutoFillBackground(true);
    bar->setBackgroundRole(QPalette::Base);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::kSpace3, 0, metrics::kSpace3, 0);
    row->setSpacing(metrics::kSpace2);
    const auto label = [&](const QString& text, QComboBox* box) {
        auto* word = new QLabel(text, bar);
        word->setBuddy(box);
        row->addWidget(word);
        row->addWidget(box);
        return word;
    };
    m_models = new QComboBox(bar);
    m_models->setObjectName(QStringLiteral("modelChoice"));
    m_models->setAccessibleName(tr("Model"));
    m_modelLabel = label(tr("Model"), m_models);
    m_depth = new QComboBox(bar);
    m_depth->setObjectName(QStringLiteral("depthChoice"));
    m_depth->setAccessibleName(tr("Depth"));
    m_depth->addItems({tr("VLAN"), tr("Subnet"), tr("Machine")});
    m_depth->setCurrentIndex(static_cast<int>(m_options.depth));
    label(tr("Depth"), m_depth);
    row->addStretch(1);
    connect(m_models, &QComboBox::activated, this, &TopologyView::chooseModel);
    connect(m_depth, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_options.depth = static_cast<graph::Depth>(index);
        refresh(Places::New);
    });
    return bar;
}

void TopologyView::fillModels()
{
    const auto& models = m_context.project.shown().models();
    const bool isGone = m_options.model && !m_context.project.shown().model(*m_options.model);
    if (isGone)
        m_options.model.reset();
    m_models->clear();
    m_models->addItem(tr("All models"));
    for (const auto& model : models) {
        m_models->addItem(toQt(model->row.name), model->row.id.number());
        if (m_options.model == model->row.id)
            m_models->setCurrentIndex(m_models->count() - 1);
    }
    m_models->setVisible(models.size() > 1);
    m_modelLabel->setVisible(models.size() > 1);
    m_strip->setModel(m_options.model);
}

void TopologyView::chooseModel()
{
    const QVariant id = m_models->currentData();
    m_options.model = id.isValid() ? std::optional(domain::ModelId(id.toUInt()))
                                   : std::optional<domain::ModelId>();
    m_strip->setModel(m_options.model);
    refresh(Places::New);
}

void TopologyView::refresh(Places places)
{
    // A layout from nothing that is still on its way is not forgotten for a later small change.
    if (m_making.isRunning() && m_pending == Places::New)
        places = Places::New;
    m_pending = places;
    PictureRequest request{.source = {.shown = m_context.project.shown(),
                                      .live = m_context.project.live(),
                                      .findings = m_context.project.findings()},
                           .options = m_options,
                           .sizes = sizesFor(theme::ActiveTheme::instance().fonts()),
                           .pinned = m_pinned,
                           .shown = places == Places::Keep ? m_canvas->scene() : nullptr};
    m_making = m_context.project.jobs().run(
        [request = std::move(request)](workers::JobControl& control) {
            return makePicture(request, control.stop());
        },
        [this](Result<Picture> picture) { take(std::move(picture)); });
}

void TopologyView::take(Result<Picture> picture)
{
    if (!picture)
        return; // stopped: a later request is on its way
    m_stack->setCurrentWidget(picture->scene->isEmpty() ? static_cast<QWidget*>(m_empty)
                                                        : m_canvas);
    m_canvas->setScene(picture->scene, picture->changed);
    if (m_showNext) {
        const auto object = *m_showNext;
        m_showNext.reset();
        showObject(object);
    }
}

bool TopologyView::showObject(const domain::ObjectRef& object)
{
    const auto shown = graph::shownObject(m_context.project.shown(), object);
    const auto node = m_canvas->scene()->find(shown);
    if (!node) {
        // The first picture may still be on its way.
        if (m_making.isRunning() && m_canvas->scene()->isEmpty()) {
            m_showNext = object;
            return true;
        }
        return false;
    }
    m_context.selection.select(shown);
    m_canvas->focusNode(*node);
    m_canvas->bringIntoView(*node);
    return true;
}

void TopologyView::toggleFold(const graph::NodeKey& node)
{
    auto& keys = node.kind == NodeKind::Fold ? m_options.unfolded : m_options.folded;
    if (!keys.erase(node))
        keys.insert(node);
    refresh(Places::New);
}

void TopologyView::unfoldAll()
{
    m_options.folded.clear();
    for (const graph::Node& node : m_canvas->scene()->graph().nodes)
        if (node.key.kind == NodeKind::Fold)
            m_options.unfolded.insert(node.key);
    // What the depth hides comes back by the depth.
    if (m_options.depth == graph::Depth::Vlan)
        m_depth->setCurrentIndex(static_cast<int>(graph::Depth::Subnet));
    refresh(Places::New);
}

void TopologyView::layoutWhole()
{
    const auto changes = storePositions(m_context.project.shown().project(), {});
    if (changes.empty() || m_context.project.isReadOnly() ||
        !m_context.project.session().commitProject(changes, session::Cause::Arrange,
                                                   "layout-whole"))
        refresh(Places::New);
}

Status TopologyView::exportPicture(const QString& path) const
{
    return writePicture(TopologyPicture(m_canvas->scene()), path);
}

} // namespace netatlas::views::topology
