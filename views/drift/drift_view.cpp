// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/drift/drift_view.h"

#include "views/bridge/qt_text.h"
#include "views/bridge/selection.h"
#include "views/theme/metrics.h"
#include "views/widgets/empty_state.h"
#include "views/widgets/look.h"
#include "views/widgets/row_table.h"
#include "views/widgets/search_edit.h"
#include "views/widgets/style/netatlas_style.h"
#include "views/widgets/text_growth.h"
#include "views/wording/filter_text.h"
#include "views/wording/words.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace netatlas::views::drift {

namespace metrics = theme::metrics;
using domain::AcceptedFindingRow;
using domain::Origin;
using engine::drift::Item;

DriftView::DriftView(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , m_project(context.project)
    , m_selection(context.selection)
    , m_items(new DriftModel(context.project, this))
    , m_rows(new DriftFilter(*m_items, this))
{
    setObjectName(QStringLiteral("view.drift"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildBar());
    m_empty = new widgets::EmptyState(theme::Icon::Drift, {}, {});
    m_empty->setObjectName(QStringLiteral("drift.empty"));
    m_pages = new QStackedWidget;
    m_pages->addWidget(buildTable());
    m_pages->addWidget(m_empty);
    column->addWidget(m_pages, 1);
    setFocusProxy(m_table);
    connect(m_items, &DriftModel::countsChanged, this, &DriftView::updateState);
    updateState();
}

QWidget* DriftView::buildBar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::kSpace4, metrics::kSpace2, metrics::kSpace4, metrics::kSpace2);
    row->setSpacing(metrics::kSpace2);
    auto* title = new QLabel(tr("Drift"));
    title->setFont(widgets::look().fonts.of(theme::TextRole::Body, theme::TextWeight::Strong));
    row->addWidget(title);
    m_filter = new widgets::SearchEdit(
        theme::Icon::Filter, tr("Words, field:space, within:10.0.0.0/8, since:yesterday"));
    m_filter->setObjectName(QStringLiteral("drift.filter"));
    m_filter->setAccessibleName(tr("Filter of the differences"));
    row->addWidget(m_filter, 1);
    m_trouble = new QLabel;
    m_trouble->setObjectName(QStringLiteral("drift.filter-trouble"));
    m_trouble->hide();
    row->addWidget(m_trouble);
    m_showKept = new QCheckBox(tr("&Show kept"));
    m_showKept->setObjectName(QStringLiteral("drift.show-kept"));
    m_showKept->setToolTip(tr("Show also what was decided to stay as it is here."));
    row->addWidget(m_showKept);
    connect(m_filter, &QLineEdit::textChanged, this, &DriftView::filter);
    connect(m_filter, &widgets::SearchEdit::left, this,
            [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_showKept, &QCheckBox::toggled, this, [this](bool isOn) {
        m_rows->setShowsKept(isOn);
        updateState();
    });
    return bar;
}

QWidget* DriftView::buildTable()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_table = widgets::makeRowTable("table.drift", tr("Drift"), m_rows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(DriftModel::SinceColumn, Qt::DescendingOrder);
    QHeaderView* head = m_table->horizontalHeader();
    head->setStretchLastSection(true);
    constexpr std::array<int, DriftModel::StateColumn> widths{200, 90, 120, 90, 130, 165, 70};
    for (int section = 0; section < DriftModel::StateColumn; ++section)
        widgets::growSection(head, section, widths[static_cast<std::size_t>(section)]);
    column->addWidget(m_table, 1);
    m_note = new QLabel;
    m_note->setObjectName(QStringLiteral("drift.note"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setContentsMargins(metrics::kSpace4, metrics::kSpace2, metrics::kSpace4, 0);
    column->addWidget(m_note);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(metrics::kSpace4, metrics::kSpace2, metrics::kSpace4, metrics::kSpace2);
    row->setSpacing(metrics::kSpace2);
    const auto button = [row](const char* name, const QString& text) {
        auto* made = new QPushButton(text);
        made->setObjectName(QLatin1String(name));
        made->setAutoDefault(false);
        row->addWidget(made);
        return made;
    };
    m_alike = button("drift.alike", tr("Select a&ll of this kind"));
    m_show = button("drift.show", tr("Go to &object"));
    row->addStretch();
    m_takeProvider = button("drift.take-provider", tr("Take the provi&der’s"));
    m_takeMachine = button("drift.take-machine", tr("Take the mach&ine’s"));
    m_keep = button("drift.keep", tr("&Keep ours…"));
    column->addLayout(row);

    connect(m_takeProvider, &QPushButton::clicked, this, [this] { takeFrom(Origin::Provider); });
    connect(m_takeMachine, &QPushButton::clicked, this, [this] { takeFrom(Origin::Machine); });
    connect(m_keep, &QPushButton::clicked, this, [this] {
        const auto items = selected();
        const bool isOpen = std::any_of(items.begin(), items.end(),
                                        [](const Item* item) { return item->isOpen(); });
        if (isOpen)
            askReason();
        else
            reopen();
    });
    connect(m_alike, &QPushButton::clicked, this, &DriftView::selectAlike);
    connect(m_show, &QPushButton::clicked, this, &DriftView::show);
    connect(m_table, &QTableView::activated, this, &DriftView::show);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DriftView::updateButtons);
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_rows, signal, this, &DriftView::updateButtons);
    return page;
}

std::vector<const Item*> DriftView::selected() const
{
    std::vector<const Item*> items;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex& row : rows)
        items.push_back(&m_rows->itemAt(row));
    return items;
}

const Item* DriftView::current() const
{
    const auto items = selected();
    return items.size() == 1 ? items.front() : nullptr;
}

void DriftView::filter()
{
    const Status taken = m_rows->setText(m_filter->text());
    const bool isWrong = !taken && !wording::isUnfinishedFilter(taken.error());
    m_trouble->setText(taken ? QString() : wording::filterTrouble(taken.error()));
    m_trouble->setVisible(!taken);
    widgets::setFieldState(m_filter,
                           isWrong ? widgets::FieldState::Wrong : widgets::FieldState::Fine);
    if (isWrong)
        Q_EMIT announced(m_trouble->text());
    updateState();
}

void DriftView::updateState()
{
    const int kept = m_items->rowCount() - m_items->openCount();
    m_showKept->setText(tr("&Show kept (%1)").arg(wording::numberText(kept)));
    if (m_rows->rowCount() > 0) {
        m_pages->setCurrentIndex(0);
        updateButtons();
        return;
    }
    m_pages->setCurrentIndex(1);
    m_empty->setSecond({});
    if (m_rows->isFiltered() && m_items->rowCount() > 0) {
        m_empty->setLine(tr("Nothing matches"));
        m_empty->setSentence(tr("No difference fits the filter %1.").arg(m_filter->text()));
        QPushButton* clear = m_empty->setPrimary(tr("&Clear the filter"));
        disconnect(clear, nullptr, this, nullptr);
        connect(clear, &QPushButton::clicked, m_filter, &QLineEdit::clear);
        return;
    }
    m_empty->setPrimary({});
    m_empty->setLine(tr("No drift"));
    m_empty->setSentence(
        kept > 0 ? wording::counted("Sources and model agree, but for 1 difference that was "
                                    "decided to stay.",
                                    "Sources and model agree, but for %Ln differences that were "
                                    "decided to stay.",
                                    kept)
                 : tr("Here stands what sources show otherwise than the model keeps it, to be "
                      "taken or kept. Now they agree."));
    updateButtons();
}

QString DriftView::whyNotTake(Origin side) const
{
    const auto items = selected();
    if (m_project.isReadOnly())
        return tr("The project is read-only.");
    if (items.empty())
        return tr("No row is selected.");
    for (const Item* item : items) {
        if (item->side != side)
            return side == Origin::Machine ? tr("The machine does not say otherwise.")
                                           : tr("The provider does not say otherwise.");
        if (item->take.empty())
            return whyNotText(item->whyNot);
        if (item->object.model != items.front()->object.model)
            return tr("One step changes one model. Select rows of one.");
    }
    return {};
}

void DriftView::updateButtons()
{
    const auto items = selected();
    for (auto [button, side] :
         {std::pair(m_takeProvider, Origin::Provider), std::pair(m_takeMachine, Origin::Machine)}) {
        const QString why = whyNotTake(side);
        button->setEnabled(why.isEmpty());
        button->setToolTip(why);
    }
    const bool isAllKept =
        !items.empty() &&
        std::none_of(items.begin(), items.end(), [](const Item* item) { return item->isOpen(); });
    m_keep->setText(isAllKept ? tr("Ope&n again") : tr("&Keep ours…"));
    m_keep->setEnabled(!items.empty() && !m_project.isReadOnly());
    m_keep->setToolTip(m_project.isReadOnly() ? tr("The project is read-only.")
                       : items.empty()        ? tr("No row is selected.")
                                              : QString());
    const Item* item = current();
    m_alike->setEnabled(item != nullptr);
    m_show->setEnabled(item != nullptr);
    const QString one = item ? QString() : tr("Select one row.");
    m_alike->setToolTip(one);
    m_show->setToolTip(one);
    m_note->setText(!item            ? QString()
                    : item->isOpen() ? whyNotText(item->whyNot)
                                     : tr("Kept: %1").arg(m_items->reasonOf(*item)));
    m_note->setVisible(!m_note->text().isEmpty());
    if (item)
        m_selection.select(item->object);
}

void DriftView::takeFrom(Origin side)
{
    if (!whyNotTake(side).isEmpty())
        return;
    engine::edits::Intent intent;
    for (const Item* item : selected()) {
        intent.model = item->object.model;
        intent.actions.insert(intent.actions.end(), item->take.begin(), item->take.end());
    }
    Q_EMIT editWanted(intent);
}

void DriftView::askReason()
{
    auto* ask = new QInputDialog(this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setObjectName(QStringLiteral("dialog.keep-drift"));
    ask->setWindowTitle(tr("Keep ours"));
    ask->setLabelText(tr("Why it stays as it is here; reports name the reason"));
    connect(ask, &QInputDialog::textValueSelected, this, [this](const QString& reason) {
        if (!reason.trimmed().isEmpty())
            keep(reason.trimmed());
        else
            Q_EMIT announced(tr("Nothing was kept: a reason is needed."));
    });
    ask->open();
}

void DriftView::keep(const QString& reason)
{
    std::uint32_t next = 0;
    for (const AcceptedFindingRow& row : m_project.shown().project().table<AcceptedFindingRow>())
        next = row.id.number() + 1;
    domain::ProjectChanges changes;
    std::vector<const Item*> kept;
    for (const Item* item : selected()) {
        if (!item->isOpen())
            continue;
        AcceptedFindingRow row;
        row.id = domain::AcceptedFindingId(next++);
        row.key = item->key;
        row.reason = toStd(reason);
        changes.of<AcceptedFindingRow>().push_back({row.id, std::nullopt, row});
        kept.push_back(item);
    }
    change(changes, "accept-drift", kept);
}

void DriftView::reopen()
{
    domain::ProjectChanges changes;
    std::vector<const Item*> items;
    for (const Item* item : selected()) {
        changes.of<AcceptedFindingRow>().push_back(
            {item->acceptance->id, *item->acceptance, std::nullopt});
        items.push_back(item);
    }
    change(changes, "reopen-drift", items);
}

void DriftView::change(const domain::ProjectChanges& changes, const char* textId,
                       const std::vector<const Item*>& items)
{
    if (items.empty())
        return;
    const QString name = itemName(m_project.shown(), *items.front());
    const auto entry = m_project.session().commitProject(
        changes, session::Cause::Edit, textId,
        {{"name", toStd(name)}, {"count", static_cast<std::uint64_t>(items.size())}});
    if (!entry)
        Q_EMIT failed(entry.error());
}

void DriftView::show()
{
    if (const Item* item = current()) {
        m_selection.select(item->object);
        Q_EMIT m_selection.showRequested(item->object);
    }
}

void DriftView::selectAlike()
{
    const Item* like = current();
    if (!like)
        return;
    QItemSelection rows;
    for (int i = 0; i < m_rows->rowCount(); ++i) {
        const QModelIndex index = m_rows->index(i, 0);
        const Item& item = m_rows->itemAt(index);
        if (item.object.model == like->object.model && item.object.kind == like->object.kind &&
            item.field == like->field && item.side == like->side)
            rows.select(index, index);
    }
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect |
                                                QItemSelectionModel::Rows);
    Q_EMIT announced(wording::counted("1 row is selected.", "%Ln rows are selected.",
                                      static_cast<qint64>(rows.indexes().size())));
}

} // namespace netatlas::views::drift
