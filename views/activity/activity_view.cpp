// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/activity/activity_view.h"

#include "views/activity/time_text.h"
#include "views/bridge/qt_text.h"
#include "views/theme/metrics.h"
#include "views/widgets/empty_state.h"
#include "views/widgets/look.h"
#include "views/widgets/row_delegate.h"
#include "views/widgets/search_edit.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace netatlas::views::activity {

namespace metrics = theme::metrics;
using workers::WorkerState;

namespace {

/// How often "12 s ago" is said anew while somebody looks.
constexpr int kTickMs = 1000;

QTableView* makeTable(const char* name, const QString& title, QAbstractItemModel* model)
{
    auto* table = new QTableView;
    table->setObjectName(QLatin1String(name));
    table->setAccessibleName(title);
    table->setModel(model);
    table->setItemDelegate(new widgets::RowDelegate(table));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    const int row = widgets::scaled(metrics::kRow);
    table->verticalHeader()->setMinimumSectionSize(row);
    table->verticalHeader()->setDefaultSectionSize(row);
    table->horizontalHeader()->setHighlightSections(false);
    return table;
}

QPushButton* makeButton(const char* name, const QString& text, QHBoxLayout* into)
{
    auto* button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    into->addWidget(button);
    return button;
}

/// A bar with a title at its left; what is added comes after it.
QHBoxLayout* addBar(QVBoxLayout* column, const QString& title)
{
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(metrics::kSpace4, metrics::kSpace2, metrics::kSpace4, metrics::kSpace2);
    bar->setSpacing(metrics::kSpace2);
    auto* label = new QLabel(title);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    bar->addWidget(label);
    column->addLayout(bar);
    return bar;
}

QString csvCell(QString text)
{
    // A spreadsheet would take such a cell for a formula.
    if (!text.isEmpty() && QLatin1String("=+-@").contains(text.front()))
        text.prepend(QLatin1Char('\''));
    text.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

} // namespace

ActivityView::ActivityView(const ViewContext& context, WorkerBridge& workers, const Clock& clock,
                           QWidget* parent)
    : QWidget(parent)
    , m_bridge(workers)
    , m_workers(new WorkerModel(workers, clock, this))
    , m_log(new LogModel(context.project, workers, clock, this))
    , m_shownLog(new LogFilter(*m_log, this))
{
    setObjectName(QStringLiteral("view.activity"));
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildWorkers());
    splitter->addWidget(buildLog());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    setFocusProxy(m_workerTable);
    m_clockTick.setInterval(kTickMs);
    connect(&m_clockTick, &QTimer::timeout, this, [this] {
        m_workers->refreshTimes();
        m_log->refreshTimes();
    });
    updateButtons();
}

QWidget* ActivityView::buildWorkers()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QHBoxLayout* bar = addBar(column, tr("Workers"));
    bar->addStretch();
    m_runNow = makeButton("activity.run-now", tr("&Run now"), bar);
    m_pause = makeButton("activity.pause", tr("&Pause"), bar);
    m_showChanges = makeButton("activity.show-changes", tr("Show &changes"), bar);

    m_workerTable = makeTable("table.workers", tr("Workers"), m_workers);
    QHeaderView* head = m_workerTable->horizontalHeader();
    head->setSectionResizeMode(WorkerModel::StateColumn, QHeaderView::Stretch);
    head->resizeSection(WorkerModel::NameColumn, widgets::scaled(180));
    auto* empty = new widgets::EmptyState(
        theme::Icon::Activity, tr("No workers yet"),
        tr("A worker keeps a live source current: a cloud, or a host. This project has no "
           "sources."));
    empty->setObjectName(QStringLiteral("activity.empty"));
    QPushButton* add = empty->setPrimary(tr("&Add source…"));
    add->setObjectName(QStringLiteral("activity.add-source"));
    connect(add, &QPushButton::clicked, this, &ActivityView::sourceWanted);
    m_workerPages = new QStackedWidget;
    m_workerPages->addWidget(m_workerTable);
    m_workerPages->addWidget(empty);
    column->addWidget(m_workerPages, 1);

    connect(m_runNow, &QPushButton::clicked, this, [this] {
        if (const auto* health = current())
            m_bridge.runNow(health->name);
    });
    connect(m_pause, &QPushButton::clicked, this, &ActivityView::togglePause);
    connect(m_showChanges, &QPushButton::clicked, this, &ActivityView::showChanges);
    connect(m_workerTable, &QTableView::activated, this, &ActivityView::showChanges);
    connect(m_workerTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ActivityView::updateButtons);
    connect(&m_bridge, &WorkerBridge::healthChanged, this, &ActivityView::updateButtons);
    return part;
}

QWidget* ActivityView::buildLog()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QHBoxLayout* bar = addBar(column, tr("Log"));
    m_filter =
        new widgets::SearchEdit(theme::Icon::Filter, tr("Words, by:worker, severity>=warning"));
    m_filter->setObjectName(QStringLiteral("activity.filter"));
    m_filter->setAccessibleName(tr("Filter of the log"));
    bar->addWidget(m_filter, 1);
    m_filterTrouble = new QLabel;
    m_filterTrouble->setObjectName(QStringLiteral("activity.filter-trouble"));
    bar->addWidget(m_filterTrouble);
    m_follow = makeButton("activity.follow", tr("&Follow"), bar);
    m_follow->setCheckable(true);
    m_follow->setToolTip(tr("Keep the newest line in sight."));
    auto* save = makeButton("activity.export", tr("&Export…"), bar);

    m_logTable = makeTable("table.activity", tr("Log"), m_shownLog);
    QHeaderView* head = m_logTable->horizontalHeader();
    head->setSectionResizeMode(LogModel::TextColumn, QHeaderView::Stretch);
    head->resizeSection(LogModel::TimeColumn, widgets::scaled(110));
    head->resizeSection(LogModel::ObjectColumn, widgets::scaled(140));
    column->addWidget(m_logTable, 1);

    connect(m_filter, &QLineEdit::textChanged, this, &ActivityView::filter);
    connect(m_filter, &widgets::SearchEdit::left, m_logTable,
            [this] { m_logTable->setFocus(Qt::OtherFocusReason); });
    connect(m_follow, &QPushButton::toggled, this, &ActivityView::setFollowing);
    connect(save, &QPushButton::clicked, this, [this] { Q_EMIT exportWanted(logText()); });
    connect(m_shownLog, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_follow->isChecked())
            m_logTable->scrollToBottom();
    });
    m_follow->setChecked(true);
    return part;
}

const workers::WorkerHealth* ActivityView::current() const
{
    const QModelIndex index = m_workerTable->currentIndex();
    return index.isValid() ? &m_workers->healthAt(index.row()) : nullptr;
}

void ActivityView::updateButtons()
{
    m_workerPages->setCurrentIndex(m_workers->rowCount() > 0 ? 0 : 1);
    if (m_workers->rowCount() > 0 && !m_workerTable->currentIndex().isValid())
        m_workerTable->selectRow(0);
    const auto* health = current();
    const QString why = health ? QString() : tr("No worker is selected.");
    for (QPushButton* button : {m_runNow, m_pause, m_showChanges}) {
        button->setEnabled(health != nullptr);
        button->setToolTip(why);
    }
    const bool isPaused = health && health->state == WorkerState::Paused;
    m_pause->setText(isPaused ? tr("Re&sume") : tr("&Pause"));
}

void ActivityView::togglePause()
{
    const auto* health = current();
    if (!health)
        return;
    const bool isPaused = health->state == WorkerState::Paused;
    Q_EMIT announced(isPaused ? tr("%1 goes on.").arg(toQt(health->name))
                              : tr("%1 is paused.").arg(toQt(health->name)));
    m_bridge.setPaused(health->name, !isPaused);
}

void ActivityView::showChanges()
{
    if (const auto* health = current())
        m_filter->setText(QStringLiteral("by:") + toQt(health->name));
}

void ActivityView::filter(const QString& text)
{
    const QString trouble = m_shownLog->setText(text);
    m_filterTrouble->setText(trouble);
    m_filterTrouble->setVisible(!trouble.isEmpty());
    if (!trouble.isEmpty())
        Q_EMIT announced(trouble);
    if (m_follow->isChecked())
        m_logTable->scrollToBottom();
}

void ActivityView::setFollowing(bool isFollowing)
{
    if (isFollowing)
        m_logTable->scrollToBottom();
}

QString ActivityView::logText() const
{
    QString text = QStringLiteral("time,severity,who,model,what\n");
    for (int i = 0; i < m_shownLog->rowCount(); ++i) {
        const LogRow& row = m_log->rowAt(m_shownLog->mapToSource(m_shownLog->index(i, 0)).row());
        static const QStringList severities{QStringLiteral("info"), QStringLiteral("warning"),
                                            QStringLiteral("error")};
        const QStringList cells{toQt(timestampText(row.time)),
                                severities.at(static_cast<int>(row.level)), csvCell(row.who),
                                csvCell(row.object), csvCell(row.text)};
        text += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return text;
}

void ActivityView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_workers->refreshTimes();
    m_log->refreshTimes();
    m_clockTick.start();
    if (m_follow->isChecked())
        m_logTable->scrollToBottom();
}

void ActivityView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_clockTick.stop();
}

} // namespace netatlas::views::activity
