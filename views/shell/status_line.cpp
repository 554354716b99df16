// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/status_line.h"

#include "model/engine/stats/use.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/selection.h"
#include "views/bridge/worker_bridge.h"
#include "views/itemmodels/source_ages.h"
#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/text_growth.h"
#include "views/wording/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>

namespace netatlas::views::shell {

namespace metrics = theme::metrics;

namespace {

constexpr int kTickMs = 15'000;

/// The 12 px line between two parts.
class Divider : public QWidget
{
public:
    Divider() { setFixedSize(1 + 2 * metrics::kSpace3, metrics::kSpace3); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter(this).fillRect(width() / 2, 0, 1, height(),
                                theme::ActiveTheme::instance().tokens().line2);
    }
};

/// "1 selected: 2 498 used, 1 596 free".
QString selectionText(const ProjectBridge& project, const Selection& selection)
{
    std::uint64_t used = 0;
    std::uint64_t free = 0;
    bool hasSubnets = false;
    for (const domain::ObjectRef& object : selection.objects()) {
        const domain::Model* model = project.shown().model(object.model);
        const domain::SubnetId id(object.number);
        if (object.kind != domain::ObjectKind::Subnet || !model ||
            !model->find<domain::SubnetRow>(id))
            continue;
        const auto use = engine::stats::useOf(*model, id);
        used += use.used;
        free += use.free();
        hasSubnets = true;
    }
    const QString count = wording::counted("1 selected", "%Ln selected",
                                           static_cast<qint64>(selection.objects().size()));
    if (!hasSubnets)
        return selection.objects().empty() ? QString() : count;
    const QLocale locale;
    return StatusLine::tr("%1: %2 used, %3 free")
        .arg(count, locale.toString(static_cast<qulonglong>(used)),
             locale.toString(static_cast<qulonglong>(free)));
}

std::size_t objectCount(const domain::Revision& revision)
{
    std::size_t count = 0;
    for (const auto& model : revision.models())
        count +=
            model->table<domain::FabricRow>().size() + model->table<domain::SegmentRow>().size() +
            model->table<domain::SubnetRow>().size() + model->table<domain::SpaceRow>().size() +
            model->table<domain::MachineRow>().size() + model->table<domain::DeviceRow>().size() +
            model->table<domain::DeviceAddressRow>().size();
    return count;
}

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent)
    , m_draft(part("status.draft"))
    , m_age(part("status.age"))
    , m_ageDivider(new Divider)
    , m_selected(part("status.selection"))
    , m_total(part("status.total"))
    , m_store(part("status.store"))
    , m_storeDivider(new Divider)
    , m_announceDivider(new Divider)
    , m_announce(new widgets::AnnounceLabel)
{
    setObjectName(QStringLiteral("status"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kSpace3, 0, metrics::kSpace3, 0);
    layout->setSpacing(0);
    layout->addWidget(m_draft);
    layout->addWidget(m_ageDivider);
    layout->addWidget(m_age);
    layout->addWidget(new Divider);
    layout->addWidget(m_selected);
    layout->addWidget(m_total);
    layout->addWidget(m_storeDivider);
    layout->addWidget(m_store);
    layout->addWidget(m_announceDivider);
    layout->addWidget(m_announce, 1);
    m_announceDivider->hide();
    widgets::growHeight(this, metrics::kStatusBar);
    connect(&theme::ActiveTheme::instance(), &theme::ActiveTheme::changed, this,
            &StatusLine::refresh);
    connect(&m_clockTick, &QTimer::timeout, this, &StatusLine::refreshAge);
    m_clockTick.start(kTickMs);
    refresh();
}

QLabel* StatusLine::part(const char* name)
{
    auto* label = new QLabel(this);
    label->setObjectName(QLatin1String(name));
    return label;
}

void StatusLine::setProject(ProjectBridge* project, Selection* selection)
{
    m_project = project;
    m_selection = selection;
    if (project) {
        connect(project, &ProjectBridge::revisionChanged, this, &StatusLine::refresh);
        connect(selection, &Selection::changed, this, &StatusLine::refresh);
    }
    refresh();
}

void StatusLine::setWorkers(const WorkerBridge& workers, const Clock& clock)
{
    m_workers = &workers;
    m_clock = &clock;
    connect(&workers, &WorkerBridge::healthChanged, this, &StatusLine::refreshAge);
    refreshAge();
}

void StatusLine::announce(const QString& sentence)
{
    m_announce->announce(sentence);
    m_announceDivider->setVisible(!sentence.isEmpty());
}

void StatusLine::refresh()
{
    const auto& look = theme::ActiveTheme::instance();
    for (QLabel* label : {m_draft, m_age, m_selected, m_total, m_store}) {
        label->setFont(look.fonts().of(theme::TextRole::Small));
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, look.tokens().text2);
        label->setPalette(palette);
    }
    m_storeDivider->setVisible(m_project);
    refreshAge();
    if (!m_project) {
        m_draft->setText(tr("No project"));
        for (QLabel* label : {m_selected, m_total, m_store})
            label->clear();
        return;
    }
    const auto pending = m_project->session().pendingSteps().size();
    m_draft->setText(pending == 0 ? tr("Draft equals live")
                                  : wording::counted("Draft, 1 step", "Draft, %Ln steps",
                                                     static_cast<qint64>(pending)));
    const QString selected = selectionText(*m_project, *m_selection);
    m_selected->setText(selected);
    m_selected->setVisible(!selected.isEmpty());
    m_total->setText(
        (selected.isEmpty() ? QString() : QStringLiteral("   ")) +
        tr("All %1 shown")
            .arg(QLocale().toString(static_cast<qulonglong>(objectCount(m_project->shown())))));
    m_store->setText(m_project->isReadOnly() ? tr("Read-only") : tr("Saved"));
}

/// The oldest picture of all sources; the others stand in the tip.
void StatusLine::refreshAge()
{
    std::vector<SourceAge> ages;
    if (m_project && m_workers)
        ages = sourceAges(m_project->shown(), m_workers->health());
    m_age->setVisible(!ages.empty());
    m_ageDivider->setVisible(!ages.empty());
    if (ages.empty())
        return;
    const SourceAge& oldest = *oldestOf(ages);
    const Timestamp now = m_clock->now();
    const QString age = ageText(oldest, now);
    m_age->setText(ages.size() == 1 ? tr("Live data %1").arg(age)
                                    : tr("Live data: %1 %2").arg(toQt(oldest.name), age));
    QStringList all;
    for (const SourceAge& one : ages)
        all << tr("%1: %2").arg(toQt(one.name), ageText(one, now));
    m_age->setToolTip(all.join(QLatin1Char('\n')));
}

} // namespace netatlas::views::shell
