// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/reload_dialog.h"

#include "views/bridge/qt_text.h"
#include "views/theme/metrics.h"
#include "views/widgets/look.h"
#include "views/widgets/row_table.h"
#include "views/widgets/search_edit.h"
#include "views/widgets/style/netatlas_style.h"
#include "views/widgets/text_growth.h"
#include "views/wording/error_text.h"
#include "views/wording/object_words.h"
#include "views/wording/words.h"

#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace netatlas::views::shell {

namespace metrics = theme::metrics;
using State = SourceLook::State;

ReloadDialog::ReloadDialog(std::unique_ptr<SourceReload> reload, QWidget* parent)
    : QDialog(parent)
    , m_reload(std::move(reload))
    , m_countsModel(new ReloadCounts(this))
    , m_rowsModel(new ReloadRows(this))
    , m_fieldsModel(new FieldChanges(this))
{
    setObjectName(QStringLiteral("dialog.reload"));
    setWindowTitle(tr("Reload"));
    resize(widgets::scaled(880), widgets::scaled(640));
    build();
    connect(m_reload.get(), &SourceReload::changed, this, &ReloadDialog::follow);
    connect(m_reload.get(), &SourceReload::taken, this, &ReloadDialog::goOn);
    connect(m_reload.get(), &SourceReload::refused, this, &ReloadDialog::showTrouble);
    showLook();
}

void ReloadDialog::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(metrics::kSpace3);
    m_heading = new QLabel;
    m_heading->setObjectName(QStringLiteral("reload.heading"));
    m_heading->setWordWrap(true);
    m_heading->setFont(widgets::look().fonts.of(theme::TextRole::Heading));
    layout->addWidget(m_heading);

    m_sources = new QListWidget;
    m_sources->setObjectName(QStringLiteral("reload.sources"));
    m_sources->setAccessibleName(tr("Sources"));
    for (const SourceLook& look : m_reload->looks())
        m_sources->addItem(stateText(look));
    m_sources->setCurrentRow(0);
    const int shown = std::min(m_sources->count(), 4);
    m_sources->setFixedHeight(shown * widgets::scaled(metrics::kRow) + 2 * metrics::kSpace1);
    m_sources->setVisible(m_sources->count() > 1);
    connect(m_sources, &QListWidget::currentRowChanged, this, [this](int row) {
        m_current = static_cast<std::size_t>(std::max(row, 0));
        showLook();
    });
    layout->addWidget(m_sources);

    auto* waiting = new QWidget;
    auto* column = new QVBoxLayout(waiting);
    column->setContentsMargins(0, 0, 0, 0);
    m_state = new QLabel;
    m_state->setObjectName(QStringLiteral("reload.state"));
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("reload.progress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    column->addWidget(m_state);
    column->addWidget(m_progress);
    column->addStretch();
    m_pages = new QStackedWidget;
    m_pages->addWidget(waiting);
    m_pages->addWidget(buildPreview());
    layout->addWidget(m_pages, 1);

    m_trouble = new QLabel;
    m_trouble->setObjectName(QStringLiteral("reload.trouble"));
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    layout->addWidget(m_trouble);
    layout->addWidget(buildButtons());
}

QWidget* ReloadDialog::buildPreview()
{
    m_counts = widgets::makeRowTable("reload.counts", tr("Counts"), m_countsModel);
    m_counts->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_counts->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_counts->setToolTip(tr("Choose a number to see only the rows behind it."));
    m_rows = widgets::makeRowTable("reload.rows", tr("Rows"), m_rowsModel);
    m_rows->horizontalHeader()->setStretchLastSection(true);
    widgets::growSection(m_rows->horizontalHeader(), ReloadRows::OutcomeColumn, 110);
    widgets::growSection(m_rows->horizontalHeader(), ReloadRows::KindColumn, 120);
    widgets::growSection(m_rows->horizontalHeader(), ReloadRows::NameColumn, 280);
    m_fields = widgets::makeRowTable("reload.fields", tr("Changes of the row"), m_fieldsModel);
    m_fields->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_filter = new widgets::SearchEdit(theme::Icon::Filter, tr("Only rows with this text"));
    m_filter->setObjectName(QStringLiteral("reload.filter"));
    m_filter->setAccessibleName(tr("Filter of the rows"));
    m_notes = new QLabel;
    m_notes->setObjectName(QStringLiteral("reload.notes"));
    m_notes->setWordWrap(true);
    m_notes->setTextFormat(Qt::PlainText);

    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    auto* lower = new QWidget;
    auto* column = new QVBoxLayout(lower);
    column->setContentsMargins(0, metrics::kSpace2, 0, 0);
    column->setSpacing(metrics::kSpace2);
    column->addWidget(m_filter);
    column->addWidget(m_rows, 1);
    splitter->addWidget(m_counts);
    splitter->addWidget(lower);
    splitter->addWidget(m_fields);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 4);
    splitter->setStretchFactor(2, 2);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kSpace2);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_notes);

    connect(m_counts->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ReloadDialog::filterRows);
    connect(m_filter, &QLineEdit::textChanged, this, &ReloadDialog::filterRows);
    connect(m_rows->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ReloadDialog::showFields);
    return page;
}

QWidget* ReloadDialog::buildButtons()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kSpace2);
    row->addStretch();
    m_cancel = new QPushButton(tr("Cancel"));
    m_cancel->setObjectName(QStringLiteral("reload.cancel"));
    m_cancel->setAutoDefault(false);
    m_take = new QPushButton(tr("&Take"));
    m_take->setObjectName(QStringLiteral("reload.take"));
    m_take->setDefault(true);
    widgets::setButtonKind(m_take, widgets::ButtonKind::Primary);
    row->addWidget(m_cancel);
    row->addWidget(m_take);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_take, &QPushButton::clicked, this, &ReloadDialog::take);
    return bar;
}

const SourceLook& ReloadDialog::current() const
{
    return m_reload->looks()[m_current];
}

QString ReloadDialog::stateText(const SourceLook& look) const
{
    const QString name = toQt(look.source);
    switch (look.state) {
    case State::Reading:
        return look.part.empty() ? tr("%1: connecting").arg(name)
                                 : tr("%1: reading %2, %3")
                                       .arg(name, toQt(look.part),
                                            wording::numberText(static_cast<qint64>(look.items)));
    case State::Planning: return tr("%1: comparing").arg(name);
    case State::Taking: return tr("%1: being taken").arg(name);
    case State::Failed: return tr("%1: failed").arg(name);
    case State::Taken: return tr("%1: taken").arg(name);
    case State::Ready: break;
    }
    const auto changes = look.listing->plan().changes.rows.size();
    return changes == 0 ? tr("%1: nothing new").arg(name)
                        : tr("%1: %2", "source, what it has")
                              .arg(name, wording::counted("1 change", "%Ln changes",
                                                          static_cast<qint64>(changes)));
}

QString ReloadDialog::heading() const
{
    const SourceLook& look = current();
    const QString name = toQt(look.source);
    switch (look.state) {
    case State::Reading: return tr("Reading %1").arg(name);
    case State::Failed: return tr("%1 could not be read").arg(name);
    case State::Taking: return tr("Taking %1").arg(name);
    case State::Taken: return tr("%1 was taken").arg(name);
    case State::Planning:
    case State::Ready: break;
    }
    if (!look.listing)
        return tr("Comparing %1 with what is known").arg(name);
    return look.listing->plan().isNoChange() ? tr("%1 shows nothing new").arg(name)
                                             : tr("This is what a reload of %1 would do").arg(name);
}

void ReloadDialog::follow(int look)
{
    const auto index = static_cast<std::size_t>(look);
    m_sources->item(look)->setText(stateText(m_reload->looks()[index]));
    if (index == m_current)
        showLook();
}

void ReloadDialog::showLook()
{
    if (m_reload->looks().empty())
        return;
    const SourceLook& look = current();
    m_heading->setText(heading());
    const bool hasFailed = look.state == State::Failed;
    m_state->setText(hasFailed ? wording::errorSentence(look.error) : stateText(look));
    m_progress->setVisible(look.state == State::Reading || look.state == State::Planning);
    const bool hasPreview = look.listing && !hasFailed;
    m_pages->setCurrentIndex(hasPreview ? 1 : 0);
    if (hasPreview && look.listing != m_shown)
        showListing();
    m_take->setEnabled(look.state == State::Ready && !look.listing->plan().isNoChange());
    m_cancel->setEnabled(!isTaking());
    m_cancel->setText(look.state == State::Ready && look.listing->plan().isNoChange()
                          ? tr("Close")
                          : tr("Cancel"));
    if (look.state == m_told)
        return;
    m_told = look.state;
    Q_EMIT announced(hasFailed ? m_state->text() : m_heading->text());
    if (look.state == State::Ready)
        (m_take->isEnabled() ? m_take : m_cancel)->setFocus(Qt::OtherFocusReason);
}

void ReloadDialog::showListing()
{
    const QModelIndex cell = m_counts->currentIndex();
    m_shown = current().listing;
    m_countsModel->setListing(m_shown);
    m_rowsModel->setListing(m_shown);
    m_counts->setCurrentIndex(m_countsModel->index(
        cell.isValid() && cell.row() < m_countsModel->rowCount() ? cell.row() : 0,
        cell.isValid() ? cell.column() : 0));
    filterRows();
    QStringList notes;
    for (const auto& note : m_shown->plan().notes)
        notes << wording::seenNoteText(note);
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
}

void ReloadDialog::filterRows()
{
    const QModelIndex cell = m_counts->currentIndex();
    m_rowsModel->setFilter(m_countsModel->kindAt(cell.row()),
                           ReloadCounts::outcomeAt(cell.column()), m_filter->text());
    if (m_rowsModel->rowCount() > 0)
        m_rows->selectRow(0);
    showFields();
}

void ReloadDialog::showFields()
{
    const QModelIndex row = m_rows->currentIndex();
    m_fieldsModel->setChanges(row.isValid() && m_shown
                                  ? m_shown->fields(m_rowsModel->rowAt(row.row()))
                                  : std::vector<domain::FieldChange>());
}

void ReloadDialog::take()
{
    m_trouble->hide();
    m_reload->take(m_current);
}

bool ReloadDialog::isTaking() const
{
    const auto& looks = m_reload->looks();
    return std::any_of(looks.begin(), looks.end(),
                       [](const SourceLook& look) { return look.state == State::Taking; });
}

void ReloadDialog::reject()
{
    if (!isTaking())
        QDialog::reject();
}

void ReloadDialog::showTrouble(int /*look*/, const Error& error)
{
    m_trouble->setText(error.kind == ErrorKind::Stale
                           ? tr("Other changes came in meanwhile, so nothing was taken. This is "
                                "what the reload would do now.")
                           : wording::errorSentence(error));
    m_trouble->show();
    Q_EMIT announced(m_trouble->text());
}

void ReloadDialog::goOn(int look)
{
    Q_EMIT taken(toQt(m_reload->looks()[static_cast<std::size_t>(look)].source));
    showLook();
    // The next one that has something to take, if there is one.
    const auto& looks = m_reload->looks();
    for (std::size_t i = 0; i < looks.size(); ++i) {
        const SourceLook& next = looks[i];
        const bool isUnderWay = next.state == State::Reading || next.state == State::Planning ||
                                next.state == State::Taking;
        if (isUnderWay || (next.state == State::Ready && !next.listing->plan().isNoChange())) {
            m_sources->setCurrentRow(static_cast<int>(i));
            return;
        }
    }
    accept();
}

} // namespace netatlas::views::shell
