// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/docks/problems_panel.h"

#include "model/engine/rules/rule.h"
#include "views/bridge/selection.h"
#include "views/itemmodels/problems_model.h"
#include "views/theme/metrics.h"
#include "views/widgets/look.h"
#include "views/widgets/row_delegate.h"
#include "views/widgets/text_growth.h"
#include "views/wording/edit_text.h"
#include "views/wording/words.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace netatlas::views {

using engine::rules::Severity;

ProblemsPanel::ProblemsPanel(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , m_project(context.project)
    , m_selection(context.selection)
    , m_model(new ProblemsModel(context.project, this))
    , m_table(new QTableView)
    , m_empty(new QLabel)
    , m_pages(new QStackedWidget)
{
    m_table->setObjectName(QStringLiteral("table.problems"));
    m_table->setAccessibleName(tr("Problems"));
    m_table->setModel(m_model);
    auto* delegate = new widgets::RowDelegate(m_table);
    m_table->setItemDelegate(delegate);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    widgets::growRows(m_table);
    QHeaderView* head = m_table->horizontalHeader();
    head->setSectionResizeMode(ProblemsModel::RuleColumn, QHeaderView::Fixed);
    widgets::growSection(head, ProblemsModel::RuleColumn, 72);
    head->setSectionResizeMode(ProblemsModel::TextColumn, QHeaderView::Stretch);
    widgets::growSection(head, ProblemsModel::ObjectColumn, 220);
    head->setHighlightSections(false);
    m_table->setTabKeyNavigation(false);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);

    m_empty->setObjectName(QStringLiteral("problems.empty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    setFocusProxy(m_table);

    connect(delegate, &widgets::RowDelegate::actionTriggered, this,
            [this](const QModelIndex& index, int action) {
                if (action == 0)
                    showFinding(index.row());
                else
                    offerFixes(index.row(), QCursor::pos());
            });
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { showFinding(index.row()); });
    connect(m_table, &QTableView::customContextMenuRequested, this, [this](const QPoint& position) {
        const QModelIndex index = m_table->indexAt(position);
        if (index.isValid())
            offerFixes(index.row(), m_table->viewport()->mapToGlobal(position));
    });
    connect(&m_project, &ProjectBridge::findingsChanged, this, &ProblemsPanel::updateState);
    updateState();
}

int ProblemsPanel::problemCount() const
{
    return m_model->rowCount();
}

QString ProblemsPanel::countsText() const
{
    const QStringList parts{
        wording::counted("1 error", "%Ln errors", m_model->countOf(Severity::Error)),
        wording::counted("1 warning", "%Ln warnings", m_model->countOf(Severity::Warning)),
        wording::counted("1 notice", "%Ln notices", m_model->countOf(Severity::Info))};
    return parts.join(QStringLiteral(" · "));
}

void ProblemsPanel::step(int by)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const QModelIndex current = m_table->currentIndex();
    const int row = current.isValid() && !m_table->selectionModel()->selectedRows().isEmpty()
                        ? (current.row() + by + count) % count
                        : (by > 0 ? 0 : count - 1);
    m_table->selectRow(row);
    m_table->scrollTo(m_model->index(row, 0));
    showFinding(row);
}

void ProblemsPanel::showFinding(int row)
{
    const auto& finding = m_model->findingAt(row);
    std::vector<domain::ObjectRef> objects = finding.others;
    objects.push_back(finding.object);
    m_selection.select(std::move(objects));
    Q_EMIT m_selection.showRequested(finding.object);
}

void ProblemsPanel::offerFixes(int row, const QPoint& globalPosition)
{
    const auto finding = m_model->findingAt(row);
    QMenu menu(this);
    connect(menu.addAction(tr("Show")), &QAction::triggered, this,
            [this, row] { showFinding(row); });
    if (!finding.fixUps.empty())
        menu.addSeparator();
    for (const auto& fixUp : finding.fixUps) {
        QAction* action = menu.addAction(wording::fixUpText(fixUp));
        connect(action, &QAction::triggered, this, [this, fixUp, model = finding.object.model] {
            Q_EMIT fixRequested({model, fixUp.actions, {}});
        });
    }
    menu.exec(globalPosition);
}

void ProblemsPanel::updateState()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_empty->setText(wording::counted("No problems. 1 rule was checked.",
                                      "No problems. %Ln rules were checked.",
                                      static_cast<qint64>(engine::rules::catalogue().size())));
    m_pages->setCurrentWidget(isEmpty ? static_cast<QWidget*>(m_empty) : m_table);
    Q_EMIT countsChanged();
}

} // namespace netatlas::views
