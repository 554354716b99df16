// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/activity/activity_view.h"

#include "views/activity/time_text.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/selection.h"
#include "views/theme/metrics.h"
#include "views/widgets/empty_state.h"
#include "views/widgets/look.h"
#include "views/widgets/row_delegate.h"
#include "views/widgets/row_table.h"
#include "views/widgets/search_edit.h"
#include "views/widgets/style/netatlas_style.h"
#include "views/widgets/text_growth.h"
#include "views/wording/filter_text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

namespace netatlas::views::activity {

namespace metrics = theme::metrics;
using workers::WorkerState;

namespace {

/// How often "12 s ago" is said anew while somebody looks.
constexpr int kTickMs = 1000;

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

QByteArray csvOf(const std::vector<LogRow>& rows)
{
    static const QStringList severities{QStringLiteral("info"), QStringLiteral("warning"),
                                        QStringLiteral("error")};
    QByteArray csv("time,severity,who,model,what\n");
    for (const LogRow& row : rows) {
        const QStringList cells{toQt(timestampText(row.time)),
                                severities.at(static_cast<int>(row.level)), csvCell(row.who),
                                csvCell(row.object), csvCell(row.text)};
        csv += cells.join(QLatin1Char(',')).toUtf8() + '\n';
    }
    return csv;
}

} // namespace

ActivityView::ActivityView(const ViewContext& context, WorkerBridge& workers, const Clock& clock,
                           QWidget* parent)
    : QWidget(parent)
    , m_project(context.project)
    , m_selection(context.selection)
    , m_bridge(workers)
    , m_workers(new WorkerModel(context.project, workers, clock, this))
    , m_log(new LogModel(context.project, workers, clock, this))
    , m_shownLog(new LogFilter(*m_log, clock, this))
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
        m_logTree->viewport()->update(); // each line says its age anew
    });
    m_filterDelay.setSingleShot(true);
    connect(&m_filterDelay, &QTimer::timeout, this, &ActivityView::filter);
    updateButtons();
    selectObjects();
}

QWidget* ActivityView::buildWorkers()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QHBoxLayout* bar = addBar(column, tr("Workers"));
    bar->addStretch();
    m_runNow = makeButton("activity.run-now", tr("Run &now"), bar);
    m_pause = makeButton("activity.pause", tr("Pau&se"), bar);
    m_showChanges = makeButton("activity.show-changes", tr("Show &changes"), bar);
    m_changeSource = makeButton("activity.change-source", tr("Change so&urce…"), bar);
    connect(m_changeSource, &QPushButton::clicked, this,
            [this] { Q_EMIT changeSourceWanted(currentSource()); });

    m_workerTable = widgets::makeRowTable("table.workers", tr("Workers"), m_workers);
    QHeaderView* head = m_workerTable->horizontalHeader();
    head->setSectionResizeMode(WorkerModel::StateColumn, QHeaderView::Stretch);
    // The state's column has room for the word and the actions of its row.
    for (const auto& [section, width] :
         {std::pair(WorkerModel::NameColumn, 130), std::pair(WorkerModel::KindColumn, 120),
          std::pair(WorkerModel::LastRunColumn, 76), std::pair(WorkerModel::NextRunColumn, 84),
          std::pair(WorkerModel::DurationColumn, 64), std::pair(WorkerModel::ChangesColumn, 60),
          std::pair(WorkerModel::ErrorsColumn, 52)})
        widgets::growSection(head, section, width);
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

    for (auto [button, action] :
         {std::pair(m_runNow, 0), std::pair(m_pause, 1), std::pair(m_showChanges, 2)})
        connect(button, &QPushButton::clicked, this,
                [this, action = action] { actOnWorker(action); });
    connect(&widgets::rowDelegate(*m_workerTable), &widgets::RowDelegate::actionTriggered, this,
            [this](const QModelIndex& index, int action) {
                m_workerTable->selectRow(index.row());
                actOnWorker(action);
            });
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
    m_filter = new widgets::SearchEdit(
        theme::Icon::Filter, tr("Words, by:worker, severity>=warning, changed<7d, 10.2.0.0/16"));
    m_filter->setObjectName(QStringLiteral("activity.filter"));
    m_filter->setAccessibleName(tr("Filter of the log"));
    bar->addWidget(m_filter, 1);
    m_filterTrouble = new QLabel;
    m_filterTrouble->setObjectName(QStringLiteral("activity.filter-trouble"));
    m_filterTrouble->hide();
    bar->addWidget(m_filterTrouble);
    m_goTo = makeButton("activity.go-to-object", tr("Go to &object"), bar);
    m_follow = makeButton("activity.follow", tr("Fol&low"), bar);
    m_follow->setCheckable(true);
    m_follow->setToolTip(tr("Keep the newest line in sight."));
    m_save = makeButton("activity.export", tr("E&xport…"), bar);

    m_logTree = widgets::makeRowTree("table.activity", tr("Log"), m_shownLog);
    QHeaderView* head = m_logTree->header();
    head->setSectionResizeMode(LogModel::TextColumn, QHeaderView::Stretch);
    widgets::growSection(head, LogModel::TimeColumn, 150);
    widgets::growSection(head, LogModel::ObjectColumn, 140);
    column->addWidget(m_logTree, 1);

    connect(m_filter, &QLineEdit::textChanged, this, [this] {
        // A long log is filtered when the typing pauses.
        constexpr int kLong = 5000;
        constexpr int kPauseMs = 150;
        if (m_log->rowCount() > kLong)
            m_filterDelay.start(kPauseMs);
        else
            filter();
    });
    connect(m_filter, &widgets::SearchEdit::left, m_logTree,
            [this] { m_logTree->setFocus(Qt::OtherFocusReason); });
    connect(m_follow, &QPushButton::toggled, this, &ActivityView::setFollowing);
    connect(m_save, &QPushButton::clicked, this, &ActivityView::saveLog);
    connect(m_goTo, &QPushButton::clicked, this, [this] {
        const auto objects = m_log->objectsOf(currentLine());
        if (!objects.empty())
            Q_EMIT m_selection.showRequested(objects.front());
    });
    connect(m_logTree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (const QModelIndex line = currentLine(); m_log->canFetchMore(line))
            m_log->fetchMore(line);
        selectObjects();
    });
    connect(m_logTree, &QTreeView::activated, this, &ActivityView::activateLine);
    connect(m_log, &LogModel::detailsRead, this, [this](const QModelIndex& entry) {
        if (entry == currentLine())
            selectObjects();
    });
    connect(m_log, &LogModel::completed, this, &ActivityView::updateButtons);
    connect(m_shownLog, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex& parent) {
        if (m_follow->isChecked() && !parent.isValid())
            m_logTree->scrollToBottom();
    });
    m_follow->setChecked(true);
    return part;
}

const workers::WorkerHealth* ActivityView::current() const
{
    const QModelIndex index = m_workerTable->currentIndex();
    return index.isValid() ? &m_workers->healthAt(index.row()) : nullptr;
}

/// The source that the worker reads or asks; empty for one that has none.
QString ActivityView::currentSource() const
{
    const auto* health = current();
    if (!health)
        return {};
    for (const auto& source : m_project.live().project().table<domain::SourceRow>())
        if (health->name == source.name || health->name == source.name + "/instances")
            return toQt(source.name);
    return {};
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
    const bool hasSource = !currentSource().isEmpty();
    m_changeSource->setEnabled(hasSource);
    m_changeSource->setToolTip(hasSource ? QString()
                               : health ? tr("The worker has no source: it keeps the model itself.")
                                        : why);
    m_save->setEnabled(m_log->isComplete());
    m_save->setToolTip(m_log->isComplete() ? QString() : tr("The log is still being read."));
    const bool isPaused = health && health->state == WorkerState::Paused;
    m_pause->setText(isPaused ? tr("Re&sume") : tr("Pau&se"));
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
    if (const auto* health = current()) {
        const QString name = toQt(health->name);
        m_filter->setText(name.contains(QLatin1Char(' ')) ? QStringLiteral("by:\"%1\"").arg(name)
                                                          : QStringLiteral("by:%1").arg(name));
    }
}

void ActivityView::showLog(const QString& filter)
{
    m_filter->setText(filter);
    m_logTree->setFocus(Qt::OtherFocusReason);
}

void ActivityView::actOnWorker(int action)
{
    const auto* health = current();
    if (!health)
        return;
    if (action == 0)
        m_bridge.runNow(health->name);
    else if (action == 1)
        togglePause();
    else
        showChanges();
}

void ActivityView::filter()
{
    const Status taken = m_shownLog->setText(m_filter->text());
    const bool isWrong = !taken && !wording::isUnfinishedFilter(taken.error());
    m_filterTrouble->setText(taken ? QString() : wording::filterTrouble(taken.error()));
    m_filterTrouble->setVisible(!taken);
    widgets::setFieldState(m_filter,
                           isWrong ? widgets::FieldState::Wrong : widgets::FieldState::Fine);
    if (isWrong)
        Q_EMIT announced(m_filterTrouble->text());
    if (m_follow->isChecked())
        m_logTree->scrollToBottom();
}

void ActivityView::setFollowing(bool isFollowing)
{
    if (isFollowing)
        m_logTree->scrollToBottom();
}

QModelIndex ActivityView::currentLine() const
{
    const QModelIndex shown = m_logTree->currentIndex();
    return shown.isValid() ? m_shownLog->mapToSource(shown.siblingAtColumn(0)) : QModelIndex();
}

void ActivityView::selectObjects()
{
    const auto objects = m_log->objectsOf(currentLine());
    m_goTo->setEnabled(!objects.empty());
    m_goTo->setToolTip(objects.empty() ? tr("The line names no object that is still there.")
                                       : QString());
    if (!objects.empty())
        m_selection.select(objects);
}

void ActivityView::activateLine(const QModelIndex& shown)
{
    const QModelIndex line = m_shownLog->mapToSource(shown.siblingAtColumn(0));
    if (m_log->isMore(line))
        return m_log->fetchMore(line.parent());
    if (line.parent().isValid())
        return m_goTo->click();
    const QModelIndex entry = shown.siblingAtColumn(0);
    m_logTree->setExpanded(entry, !m_logTree->isExpanded(entry));
}

void ActivityView::saveLog()
{
    std::vector<LogRow> rows;
    rows.reserve(static_cast<std::size_t>(m_shownLog->rowCount()));
    for (int i = 0; i < m_shownLog->rowCount(); ++i)
        rows.push_back(m_log->rowAt(m_shownLog->mapToSource(m_shownLog->index(i, 0)).row()));
    m_saving =
        m_project.jobs().run([rows = std::move(rows)](workers::JobControl&) { return csvOf(rows); },
                             [this](const QByteArray& csv) { Q_EMIT exportWanted(csv); });
}

void ActivityView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_workers->refreshTimes();
    m_clockTick.start();
    if (m_follow->isChecked())
        m_logTree->scrollToBottom();
}

void ActivityView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_clockTick.stop();
}

} // namespace netatlas::views::activity
