// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/import_dialog.h"

#include "views/bridge/qt_text.h"
#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/style/netatlas_style.h"
#include "views/widgets/text_growth.h"
#include "views/wording/object_words.h"
#include "views/wording/words.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace netatlas::views::shell {

namespace metrics = theme::metrics;

namespace {

QTableWidget* table(const QStringList& heads)
{
    auto* made = new QTableWidget(0, static_cast<int>(heads.size()));
    made->setHorizontalHeaderLabels(heads);
    made->setEditTriggers(QAbstractItemView::NoEditTriggers);
    made->setSelectionBehavior(QAbstractItemView::SelectRows);
    made->setShowGrid(false);
    made->verticalHeader()->hide();
    widgets::growRows(made);
    made->horizontalHeader()->setStretchLastSection(true);
    return made;
}

void addRow(QTableWidget& into, const QStringList& cells)
{
    const int row = into.rowCount();
    into.insertRow(row);
    for (int column = 0; column < cells.size(); ++column)
        into.setItem(row, column, new QTableWidgetItem(cells[column]));
}

QTableWidget* countsTable(const exchange::ImportPlan& plan)
{
    QTableWidget* counts =
        table({ImportDialog::tr("Kind"), ImportDialog::tr("New"), ImportDialog::tr("Changed"),
               ImportDialog::tr("Same"), ImportDialog::tr("Removed")});
    counts->setObjectName(QStringLiteral("import.counts"));
    const QLocale locale;
    const auto number = [&locale](std::size_t value) {
        return locale.toString(static_cast<qulonglong>(value));
    };
    for (const auto& [kind, count] : plan.counts)
        addRow(*counts, {toQt(domain::wordOf(kind)), number(count.added), number(count.changed),
                         number(count.same), number(count.removed)});
    return counts;
}

QTableWidget* problemsTable(const std::vector<exchange::ImportProblem>& problems)
{
    QTableWidget* rows =
        table({ImportDialog::tr("File"), ImportDialog::tr("Line"), ImportDialog::tr("Column"),
               ImportDialog::tr("Field"), ImportDialog::tr("Value"), ImportDialog::tr("Cause")});
    for (const auto& problem : problems)
        addRow(*rows, {toQt(problem.file), problem.line ? QString::number(problem.line) : QString(),
                       problem.column ? QString::number(problem.column) : QString(),
                       toQt(problem.field), toQt(problem.value),
                       problem.hint.empty() ? toQt(problem.cause)
                                            : QStringLiteral("%1 (%2)").arg(toQt(problem.cause),
                                                                            toQt(problem.hint))});
    return rows;
}

} // namespace

ImportDialog::ImportDialog(const exchange::ImportPlan& plan, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("dialog.import"));
    setWindowTitle(tr("Import"));
    resize(760, 520);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(metrics::kSpace3);
    const auto heading = [&](const QString& text) {
        auto* label = new QLabel(text);
        label->setWordWrap(true);
        label->setFont(theme::ActiveTheme::instance().fonts().of(theme::TextRole::Heading));
        layout->addWidget(label);
    };
    heading(!plan.canCommit()
                ? wording::counted("1 row cannot be read. Nothing will be imported.",
                                   "%Ln rows cannot be read. Nothing will be imported.",
                                   static_cast<qint64>(plan.refused.size()))
            : plan.isNoChange() ? tr("The project has all of it already.")
                                : tr("This is what the import would do."));
    if (!plan.refused.empty()) {
        QTableWidget* refused = problemsTable(plan.refused);
        refused->setObjectName(QStringLiteral("import.refused"));
        layout->addWidget(refused, 2);
    }
    layout->addWidget(countsTable(plan), 2);
    if (!plan.warnings.empty()) {
        heading(wording::counted("1 row looks odd.", "%Ln rows look odd.",
                                 static_cast<qint64>(plan.warnings.size())));
        layout->addWidget(problemsTable(plan.warnings), 1);
    }
    QStringList notes;
    for (const std::string& note : plan.notes)
        notes << toQt(note);
    for (const domain::SeenNote& limit : plan.limits)
        notes << wording::seenNoteText(limit);
    for (const QString& note : std::as_const(notes)) {
        auto* label = new QLabel(note);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton* import = buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole);
    import->setEnabled(plan.canCommit() && !plan.isNoChange());
    widgets::setButtonKind(import, widgets::ButtonKind::Primary);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

} // namespace netatlas::views::shell
