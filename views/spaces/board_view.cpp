// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/spaces/board_view.h"

#include "model/domain/object_text.h"
#include "views/bridge/qt_text.h"
#include "views/export/picture.h"
#include "views/spaces/board_painter.h"
#include "views/theme/metrics.h"
#include "views/widgets/look.h"
#include "views/widgets/style/netatlas_style.h"
#include "views/widgets/text_growth.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace netatlas::views::spaces {

namespace metrics = theme::metrics;

BoardView::BoardView(const ViewContext& context, dialogs::MoveDrag& drag, QWidget* parent)
    : QWidget(parent)
    , m_project(context.project)
    , m_selection(context.selection)
    , m_canvas(new BoardCanvas(context, drag, this))
    , m_sort(new QComboBox(this))
    , m_caption(new QComboBox(this))
    , m_empty(new QCheckBox(tr("Empty spaces"), this))
    , m_new(new QToolButton(this))
    , m_hint(new QLabel(this))
{
    setObjectName(QStringLiteral("view.spaces"));
    auto* bar = new QWidget(this);
    makeBar(bar);
    m_hint->setWordWrap(true);
    m_hint->setContentsMargins(metrics::kSpace4, metrics::kSpace2, metrics::kSpace4,
                               metrics::kSpace2);
    m_hint->setText(tr("A space is a name for subnets that may reach each other. Applications are "
                       "bound to spaces, so moving a subnet decides who may use it. Make the first "
                       "one with New space, or drop a card on it."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m_hint);
    column->addWidget(m_canvas, 1);

    connect(m_canvas, &BoardCanvas::opened, this, &BoardView::opened);
    connect(m_canvas, &BoardCanvas::menuWanted, this, &BoardView::menuWanted);
    connect(m_canvas, &BoardCanvas::newSpaceWanted, this, &BoardView::newSpaceWanted);
    connect(m_canvas, &BoardCanvas::moveWanted, this, &BoardView::moveWanted);
    connect(&m_project, &ProjectBridge::revisionChanged, this, &BoardView::updateHint);
    updateHint();
    QWidget* before = m_sort;
    for (QWidget* next : std::initializer_list<QWidget*>{m_caption, m_empty, m_new, m_canvas}) {
        setTabOrder(before, next);
        before = next;
    }
}

// No focus proxy: Qt would leave what stands before the canvas out of the tab order.
void BoardView::focusInEvent(QFocusEvent* event)
{
    m_canvas->setFocus(event->reason());
}

void BoardView::makeBar(QWidget* bar)
{
    widgets::growHeight(bar, metrics::kViewBar);
    bar->setBackgroundRole(QPalette::Base);
    bar->setAutoFillBackground(true);
    m_sort->setObjectName(QStringLiteral("board.sort"));
    m_sort->addItems({tr("Name"), tr("Id"), tr("Subnets"), tr("Fullest subnet")});
    m_caption->setObjectName(QStringLiteral("board.caption"));
    m_caption->addItems({tr("CIDR, VLAN, use"), tr("CIDR, zone, use"), tr("CIDR, machines, use")});
    m_empty->setObjectName(QStringLiteral("board.empty"));
    m_empty->setChecked(true);
    m_new->setObjectName(QStringLiteral("board.new-space"));
    m_new->setText(tr("New space"));
    m_new->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_new->setIcon(theme::icon(theme::Icon::Plus, &theme::Tokens::accent));
    widgets::setButtonKind(m_new, widgets::ButtonKind::Plain);
    auto* sortLabel = new QLabel(tr("Sort"), bar);
    auto* captionLabel = new QLabel(tr("Card"), bar);
    sortLabel->setBuddy(m_sort);
    captionLabel->setBuddy(m_caption);

    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::kCanvasMargin, 0, metrics::kCanvasMargin, 0);
    row->setSpacing(metrics::kSpace2);
    row->addWidget(sortLabel);
    row->addWidget(m_sort);
    row->addSpacing(metrics::kSpace2);
    row->addWidget(captionLabel);
    row->addWidget(m_caption);
    row->addSpacing(metrics::kSpace2);
    row->addWidget(m_empty);
    row->addStretch(1);
    row->addWidget(m_new);

    connect(m_sort, &QComboBox::currentIndexChanged, this, &BoardView::readOptions);
    connect(m_caption, &QComboBox::currentIndexChanged, this, &BoardView::readOptions);
    connect(m_empty, &QCheckBox::toggled, this, &BoardView::readOptions);
    connect(m_new, &QToolButton::clicked, this,
            [this] { Q_EMIT newSpaceWanted(modelForNewSpace()); });
}

void BoardView::readOptions()
{
    m_canvas->setOptions({static_cast<BoardSort>(m_sort->currentIndex()),
                          static_cast<CardCaption>(m_caption->currentIndex()),
                          m_empty->isChecked()});
}

void BoardView::updateHint()
{
    std::size_t spaces = 0;
    bool canAdd = false;
    for (const auto& model : m_project.shown().models()) {
        spaces += model->table<domain::SpaceRow>().size() - 1;
        canAdd = canAdd || domain::providerOf(*model).supportsSpaces;
    }
    m_hint->setVisible(spaces == 0);
    m_new->setEnabled(canAdd && !m_project.isReadOnly());
    m_new->setToolTip(m_new->isEnabled() ? tr("Add a space to the model")
                      : m_project.isReadOnly()
                          ? tr("The project is open read-only")
                          : tr("No model here has a provider that knows spaces"));
}

domain::ModelId BoardView::modelForNewSpace() const
{
    if (const auto current = m_selection.current())
        return current->model;
    for (const auto& model : m_project.shown().models())
        if (domain::providerOf(*model).supportsSpaces)
            return model->row.id;
    return domain::ModelId(0);
}

namespace {

/// The board as a picture on paper.
class PaintedBoard final : public PaintedView
{
public:
    PaintedBoard(const BoardScene& scene, const QSizeF& size, const theme::Theme& paper)
        : m_scene(scene)
        , m_size(size)
        , m_paper(paper)
    {
    }

    QString title() const override { return BoardView::tr("Spaces"); }
    QRectF extent() const override { return {QPointF(), m_size}; }
    void paint(QPainter& painter, const QRectF& area, const theme::Theme& /*theme*/) const override
    {
        // The layout was made with the fonts of this one.
        painter.setRenderHint(QPainter::Antialiasing);
        paintBoard(painter, area, m_scene, m_paper);
    }

private:
    const BoardScene& m_scene;
    QSizeF m_size;
    const theme::Theme& m_paper;
};

} // namespace

Status BoardView::exportPicture(const QString& path) const
{
    const theme::Theme paper = theme::Theme::forPaper(widgets::look().fonts);
    const auto columns = [&] {
        auto content = boardContent(m_project, m_canvas->options(), paper);
        std::erase_if(content, [](const BoardColumn& column) { return column.column.isNew; });
        return content;
    }();
    // Rows show every card whatever the height, which columns on paper could not.
    const BoardLayout layout(columns, QSizeF(1400, 900), true, {}, paper.fonts);
    const dialogs::MoveDrag idle(m_project);
    const BoardScene scene{columns, layout, idle, [](const BoardPlace&) { return false; },
                           {},      {},     {},   false};
    const auto format = pictureFormatOf(path);
    if (!format)
        return fail(ErrorKind::NotValid, {{"what", "format"},
                                          {"value", toStd(QFileInfo(path).suffix())},
                                          {"cause", "svg, pdf or png"}});
    return writePicture(PaintedBoard(scene, layout.size(), paper), path,
                        {.format = *format, .scale = 2});
}

} // namespace netatlas::views::spaces
