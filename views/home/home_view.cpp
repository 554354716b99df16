// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/home/home_view.h"

#include "model/engine/drift/drift.h"
#include "model/engine/stats/use.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/selection.h"
#include "views/home/summary_card.h"
#include "views/itemmodels/severity.h"
#include "views/itemmodels/source_ages.h"
#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/look.h"
#include "views/widgets/text_growth.h"
#include "views/wording/edit_text.h"

#include <QDateTime>
#include <QGridLayout>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace netatlas::views::home {

namespace metrics = theme::metrics;
using engine::rules::Severity;

namespace {

constexpr std::size_t kMostLines = 8;
constexpr int kTickMs = 15'000;
constexpr int kLeastCard = 320; ///< below it names of subnets would be cut

QString number(std::size_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

} // namespace

HomeView::HomeView(const ViewContext& context, WorkerBridge& workers, const Clock& clock,
                   QWidget* parent)
    : QWidget(parent)
    , m_project(context.project)
    , m_selection(context.selection)
    , m_workers(workers)
    , m_clock(clock)
    , m_models(new SummaryCard(tr("Models")))
    , m_health(new SummaryCard(tr("Health")))
    , m_sources(new SummaryCard(tr("Live data")))
    , m_fullest(new SummaryCard(tr("Fullest subnets")))
    , m_changes(new SummaryCard(tr("Last changes")))
{
    setObjectName(QStringLiteral("view.home"));
    auto* content = new QWidget;
    m_grid = new QGridLayout(content);
    m_grid->setContentsMargins(metrics::kSpace6, metrics::kSpace6, metrics::kSpace6,
                               metrics::kSpace6);
    m_grid->setSpacing(metrics::kSpace4);
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
    connect(&m_project, &ProjectBridge::revisionChanged, this, &HomeView::refresh);
    connect(&m_project, &ProjectBridge::findingsChanged, this, &HomeView::fillHealth);
    connect(&theme::ActiveTheme::instance(), &theme::ActiveTheme::changed, this,
            &HomeView::refresh);
    connect(&workers, &WorkerBridge::healthChanged, this, &HomeView::fillSources);
    connect(&m_clockTick, &QTimer::timeout, this, &HomeView::fillSources);
    m_clockTick.start(kTickMs);
    widgets::growWithText(this, [this] { placeCards(); });
    refresh();
}

void HomeView::placeCards()
{
    const int columns = width() < widgets::scaled(2 * kLeastCard) ? 1 : 2;
    if (columns == m_columns)
        return;
    m_columns = columns;
    const std::array pairs{m_models, m_health, m_sources, m_fullest};
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const int place = static_cast<int>(i);
        m_grid->addWidget(pairs[i], place / columns, place % columns);
    }
    const int rows = static_cast<int>(pairs.size()) / columns;
    m_grid->addWidget(m_changes, rows, 0, 1, columns);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, columns - 1);
    // What is left stays under the last card.
    for (int row = 0; row <= static_cast<int>(pairs.size()) + 1; ++row)
        m_grid->setRowStretch(row, row == rows + 1 ? 1 : 0);
}

void HomeView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeCards();
}

void HomeView::refresh()
{
    fillModels();
    fillHealth();
    countDrift();
    m_shownAges.clear();
    fillSources();
    fillFullest();
    fillChanges();
}

void HomeView::fillModels()
{
    std::vector<SummaryCard::Line> lines;
    for (const auto& model : m_project.shown().models()) {
        const auto ref = model->ref(domain::ObjectKind::Model, model->row.id.number());
        lines.push_back({toQt(model->row.name),
                         tr("%1 subnets, %2 spaces, %3 machines")
                             .arg(number(model->table<domain::SubnetRow>().size()),
                                  number(model->table<domain::SpaceRow>().size()),
                                  number(model->table<domain::MachineRow>().size())),
                         paint::Severity::None, std::nullopt, [this, ref] {
                             m_selection.select(ref);
                             Q_EMIT modeWanted(QStringLiteral("topology"));
                         }});
    }
    m_models->setLines(std::move(lines),
                       tr("This project is empty. Import Juju files or a host, or make a space."));
}

void HomeView::countDrift()
{
    m_countingDrift = m_project.jobs().run(
        [revision = m_project.shown()](workers::JobControl&) {
            return engine::drift::openCount(revision);
        },
        [this](std::size_t count) {
            m_drift = count;
            fillHealth();
        });
}

void HomeView::fillHealth()
{
    std::vector<SummaryCard::Line> lines;
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info}) {
        const auto count = static_cast<std::size_t>(std::count_if(
            m_project.findings().begin(), m_project.findings().end(),
            [severity](const auto& finding) { return finding.severity == severity; }));
        if (count == 0)
            continue;
        const QString name = severity == Severity::Error     ? tr("Errors")
                             : severity == Severity::Warning ? tr("Warnings")
                                                             : tr("Notices");
        lines.push_back({name, number(count), markOf(severity), std::nullopt,
                         [this] { Q_EMIT problemsWanted(); }});
    }
    if (m_drift > 0)
        lines.push_back({tr("Differences between sources and model"), number(m_drift),
                         paint::Severity::Info, std::nullopt,
                         [this] { Q_EMIT modeWanted(QStringLiteral("drift")); }});
    m_health->setLines(std::move(lines), tr("No problems."));
}

void HomeView::fillSources()
{
    const auto ages = sourceAges(m_project.shown(), m_workers.health());
    QStringList texts{QString()}; // never equal to what was shown before the first time
    std::vector<SummaryCard::Line> lines;
    for (const SourceAge& age : ages) {
        lines.push_back({toQt(age.name), ageText(age, m_clock.now()),
                         age.isFailing ? paint::Severity::Warning : paint::Severity::None,
                         std::nullopt, [this] { Q_EMIT modeWanted(QStringLiteral("activity")); }});
        texts << lines.back().name << lines.back().value;
    }
    // Workers tell of every step, and lines made anew would lose the focus.
    if (texts == m_shownAges)
        return;
    m_shownAges = texts;
    m_sources->setLines(std::move(lines), tr("No source is read. Add one, and this project keeps "
                                             "itself current."));
}

void HomeView::fillFullest()
{
    struct Entry
    {
        const domain::Model* model;
        domain::SubnetId subnet;
        int percent;
    };
    std::vector<Entry> entries;
    for (const auto& model : m_project.shown().models()) {
        const auto uses = engine::stats::useOfAll(*model);
        for (auto it = uses.begin(); it != uses.end(); ++it)
            if (const auto percent = it->percent(); percent && *percent > 0)
                entries.push_back({model.get(), it.id(), *percent});
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.percent > b.percent; });
    if (entries.size() > kMostLines)
        entries.erase(entries.begin() + kMostLines, entries.end());
    std::vector<SummaryCard::Line> lines;
    for (const Entry& entry : entries) {
        const auto& row = entry.model->at<domain::SubnetRow>(entry.subnet);
        lines.push_back({toQt(row.shownCidr()), tr("%1 %").arg(entry.percent),
                         paint::Severity::None, entry.percent / 100.0,
                         [this, ref = entry.model->refOf(row)] {
                             m_selection.select(ref);
                             Q_EMIT modeWanted(QStringLiteral("topology"));
                             Q_EMIT m_selection.showRequested(ref);
                         }});
    }
    m_fullest->setLines(std::move(lines), tr("No address is known yet."));
}

void HomeView::fillChanges()
{
    std::vector<SummaryCard::Line> lines;
    for (const auto& entry : m_project.session().history(kMostLines))
        lines.push_back({wording::entryText(entry),
                         QLocale().toString(
                             QDateTime::fromMSecsSinceEpoch(entry.time.time_since_epoch().count()),
                             QLocale::ShortFormat),
                         paint::Severity::None, std::nullopt, [this] { Q_EMIT historyWanted(); }});
    m_changes->setLines(std::move(lines), tr("Nothing has changed yet."));
}

} // namespace netatlas::views::home
