// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/move_chooser.h"

#include "model/base/text.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/row_role.h"
#include "views/dialogs/drag_words.h"
#include "views/theme/metrics.h"
#include "views/widgets/look.h"
#include "views/widgets/row_delegate.h"
#include "views/widgets/style/netatlas_style.h"
#include "views/wording/verdict_text.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace netatlas::views::dialogs {

namespace metrics = theme::metrics;

MoveChooser::MoveChooser(ProjectBridge& project, MoveDrag& drag, domain::ModelId model,
                         const std::vector<domain::SubnetId>& subnets, QWidget* parent)
    : QDialog(parent)
    , m_project(project)
    , m_drag(drag)
    , m_search(new QLineEdit)
    , m_list(new QListWidget)
    , m_move(new QPushButton(tr("Move")))
{
    setObjectName(QStringLiteral("dialog.move-chooser"));
    setWindowTitle(tr("Move to space"));
    resize(600, 420);
    m_search->setObjectName(QStringLiteral("move-chooser.search"));
    m_search->setPlaceholderText(tr("Space"));
    m_search->setAccessibleName(tr("Search spaces"));
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("move-chooser.list"));
    m_list->setAccessibleName(tr("Spaces with verdicts"));
    m_list->setItemDelegate(new widgets::RowDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_move->setObjectName(QStringLiteral("move-chooser.move"));
    m_move->setDefault(true);
    widgets::setButtonKind(m_move, widgets::ButtonKind::Primary);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("move-chooser.cancel"));
    cancel->setAutoDefault(false);
    widgets::setButtonKind(cancel, widgets::ButtonKind::Framed);
    m_isLifted = drag.grab(model, subnets);

    auto* what = new QLabel(tr("Move %1 to").arg(liftedName(project.shown(), drag)));
    what->setFont(widgets::look().fonts.of(theme::TextRole::Heading));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kSpace2);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_move);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(metrics::kSpace3);
    layout->setContentsMargins(metrics::kSpace4, metrics::kSpace4, metrics::kSpace4,
                               metrics::kSpace4);
    layout->addWidget(what);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    connect(m_search, &QLineEdit::textChanged, this, &MoveChooser::filter);
    connect(m_list, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(m_list, &QListWidget::currentRowChanged, this, &MoveChooser::takeRow);
    // A screen reader selects a row without making it the current one.
    connect(m_list, &QListWidget::itemSelectionChanged, this, [this] {
        if (const auto rows = m_list->selectedItems(); !rows.isEmpty())
            m_list->setCurrentItem(rows.front());
    });
    connect(m_move, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(&drag, &MoveDrag::verdictsChanged, this, &MoveChooser::fill);
    connect(&drag, &MoveDrag::stateChanged, this, [this] {
        if (!m_drag.isActive())
            reject(); // dropped or put back by other means
    });
    takeRow();
}

void MoveChooser::addHeading(const QString& model)
{
    auto* item = new QListWidgetItem(model, m_list);
    item->setFlags(Qt::NoItemFlags);
    item->setData(StrongRole, true);
    item->setSizeHint({1, widgets::scaled(metrics::kRow)});
    m_targets.emplace_back();
}

void MoveChooser::addTarget(const MoveTarget& target)
{
    const auto* verdict = m_drag.verdictOf(target);
    const QString name = target.space ? targetName(m_project.shown(), target) : tr("New space…");
    auto* item = new QListWidgetItem(name, m_list);
    // As wide as the list, however long the words: the delegate elides them.
    item->setSizeHint({1, widgets::scaled(metrics::kRow)});
    if (target.space)
        item->setData(SpaceOrderRole, static_cast<int>(target.space->number()));
    item->setData(ValueRole, wording::verdictWord(*verdict));
    item->setData(NoteRole, wording::topEffectText(*verdict));
    item->setData(QuietRole, !verdict->has_value());
    if (verdict->has_value() && (*verdict)->breaks() > 0)
        item->setData(SeverityRole, static_cast<int>(engine::rules::Severity::Error));
    QStringList said{name, wording::verdictWord(*verdict), wording::topEffectText(*verdict)};
    said.removeAll(QString());
    item->setData(Qt::AccessibleTextRole, said.join(QStringLiteral(", ")));
    m_targets.emplace_back(target);
}

void MoveChooser::fill()
{
    const auto before = current();
    const domain::Revision& shown = m_project.shown();
    m_list->clear();
    m_targets.clear();
    auto targets = m_drag.targets();
    // Its own model first, the others in their order; then by name, and "New space" at the end.
    std::stable_sort(targets.begin(), targets.end(), [&](const MoveTarget& a, const MoveTarget& b) {
        const auto rank = [&](const MoveTarget& target) {
            return std::tuple(target.model != m_drag.model(), target.model.number(),
                              !target.space.has_value());
        };
        if (rank(a) != rank(b))
            return rank(a) < rank(b);
        return compareNaturally(toStd(targetName(shown, a)), toStd(targetName(shown, b))) < 0;
    });
    std::optional<domain::ModelId> heading;
    for (const MoveTarget& target : targets) {
        if (shown.models().size() > 1 && heading != target.model) {
            heading = target.model;
            addHeading(toQt(shown.model(target.model)->row.name));
        }
        addTarget(target);
    }
    filter(m_search->text());
    for (int row = 0; before && row < m_list->count(); ++row)
        if (m_targets[static_cast<std::size_t>(row)] == before && isChoice(row))
            m_list->setCurrentRow(row);
}

bool MoveChooser::isChoice(int row) const
{
    return row >= 0 && row < m_list->count() && m_targets[static_cast<std::size_t>(row)] &&
           !m_list->item(row)->isHidden();
}

std::optional<MoveTarget> MoveChooser::current() const
{
    const int row = m_list->currentRow();
    return isChoice(row) ? m_targets[static_cast<std::size_t>(row)] : std::nullopt;
}

void MoveChooser::takeRow()
{
    const auto target = current();
    m_move->setEnabled(target.has_value());
    if (target)
        m_drag.hover(*target);
}

void MoveChooser::filter(const QString& text)
{
    int first = -1;
    int heading = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        const bool isHeading = !m_targets[static_cast<std::size_t>(row)];
        const bool matches =
            !isHeading && m_list->item(row)->text().contains(text, Qt::CaseInsensitive);
        m_list->item(row)->setHidden(!matches);
        if (isHeading)
            heading = row;
        else if (matches && heading >= 0)
            m_list->item(heading)->setHidden(false);
        if (matches && first < 0)
            first = row;
    }
    if (!isChoice(m_list->currentRow()))
        m_list->setCurrentRow(first);
    takeRow();
}

bool MoveChooser::eventFilter(QObject* watched, QEvent* event)
{
    // The arrows walk the list while the words are typed.
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown ||
            key == Qt::Key_PageUp) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void MoveChooser::done(int result)
{
    disconnect(&m_drag, nullptr, this, nullptr);
    const auto target = current();
    QDialog::done(result);
    if (!m_drag.isActive())
        return;
    if (result == QDialog::Accepted && target)
        m_drag.dropOn(*target);
    else
        m_drag.cancel();
}

} // namespace netatlas::views::dialogs
