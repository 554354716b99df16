// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/docks/outline_panel.h"

#include "views/bridge/selection.h"
#include "views/itemmodels/outline_model.h"
#include "views/widgets/row_delegate.h"

#include <QItemSelectionModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace netatlas::views {

OutlinePanel::OutlinePanel(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , m_selection(context.selection)
    , m_model(new OutlineModel(context.project, this))
    , m_tree(new QTreeView(this))
{
    m_tree->setObjectName(QStringLiteral("outline.tree"));
    m_tree->setAccessibleName(tr("Outline"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new widgets::RowDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setExpandsOnDoubleClick(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tree);
    setFocusProxy(m_tree);

    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &OutlinePanel::giveSelection);
    connect(&m_selection, &Selection::changed, this, &OutlinePanel::takeSelection);
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const auto object = m_model->objectAt(index))
            Q_EMIT openRequested(*object);
    });
    connect(m_tree, &QTreeView::customContextMenuRequested, this, [this](const QPoint& position) {
        Q_EMIT menuRequested(m_tree->viewport()->mapToGlobal(position));
    });
    // The first two levels stand open: an outline that shows nothing helps nobody.
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex top = m_model->index(row, 0);
        if (m_model->objectAt(top))
            m_tree->expand(top);
        for (int below = 0; m_tree->isExpanded(top) && below < m_model->rowCount(top); ++below)
            m_tree->expand(m_model->index(below, 0, top));
    }
    takeSelection();
}

void OutlinePanel::giveSelection()
{
    if (m_isTaking)
        return;
    std::vector<domain::ObjectRef> objects;
    for (const QModelIndex& index : m_tree->selectionModel()->selectedIndexes())
        if (const auto object = m_model->objectAt(index))
            objects.push_back(*object);
    m_isTaking = true;
    m_selection.select(std::move(objects));
    m_isTaking = false;
}

void OutlinePanel::takeSelection()
{
    if (m_isTaking)
        return;
    m_isTaking = true;
    QItemSelection rows;
    QModelIndex last;
    for (const domain::ObjectRef& object : m_selection.objects()) {
        const QModelIndex index = m_model->indexOf(object);
        if (!index.isValid())
            continue;
        rows.select(index, index);
        last = index;
    }
    m_tree->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (last.isValid()) {
        m_tree->selectionModel()->setCurrentIndex(last, QItemSelectionModel::NoUpdate);
        m_tree->scrollTo(last);
    }
    m_isTaking = false;
}

} // namespace netatlas::views
