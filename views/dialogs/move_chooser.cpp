// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/move_chooser.h"

#include "views/bridge/qt_text.h"
#include "views/bridge/row_role.h"
#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/row_delegate.h"
#include "views/wording/verdict_text.h"

#include <QCoreApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace netatlas::views::dialogs {

namespace metrics = theme::metrics;

MoveChooser::MoveChooser(ProjectBridge& project, MoveDrag& drag, domain::ModelId model,
                         const std::vector<domain::SubnetId>& subnets, QWidget* parent)
    : QDialog(parent)
    , m_project(project)
    , m_drag(drag)
    , m_search(new QLineEdit)
    , m_list(new QListWidget)
{
    setObjectName(QStringLiteral("dialog.move-chooser"));
    setWindowTitle(tr("Move to space"));
    resize(560, 380);
    m_search->setObjectName(QStringLiteral("move-chooser.search"));
    m_search->setPlaceholderText(tr("Space"));
    m_search->setAccessibleName(tr("Search spaces"));
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("move-chooser.list"));
    m_list->setAccessibleName(tr("Spaces with verdicts"));
    m_list->setItemDelegate(new widgets::RowDelegate(m_list));
    m_list->setUniformItemSizes(true);
    QStringList cidrs;
    for (const domain::SubnetId id : subnets)
        cidrs << toQt(project.shown().model(model)->at<domain::SubnetRow>(id).shownCidr());
    auto* what = new QLabel(tr("Move %1 to").arg(cidrs.join(QStringLiteral(", "))));
    what->setWordWrap(true);
    what->setFont(theme::ActiveTheme::instance().fonts().of(theme::TextRole::Heading));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(metrics::kSpace2);
    layout->addWidget(what);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, &MoveChooser::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &QDialog::accept);
    connect(m_list, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(&drag, &MoveDrag::verdictsChanged, this, &MoveChooser::fill);
    connect(&drag, &MoveDrag::cancelled, this, &QDialog::reject);
    m_isLifted = drag.grab(model, subnets);
}

void MoveChooser::fill()
{
    const int row = std::max(0, m_list->currentRow());
    m_list->clear();
    m_targets = m_drag.targets();
    for (const MoveTarget& target : m_targets) {
        const domain::Model* model = m_project.shown().model(target.model);
        QString name =
            target.space ? toQt(model->at<domain::SpaceRow>(*target.space).name) : tr("New space…");
        if (m_project.shown().models().size() > 1)
            name = QStringLiteral("%1: %2").arg(toQt(model->row.name), name);
        const auto* verdict = m_drag.verdictOf(target);
        auto* item = new QListWidgetItem(name, m_list);
        // As wide as the list, however long the words: the delegate elides them.
        item->setSizeHint({1, theme::ActiveTheme::instance().fonts().scaled(metrics::kRow)});
        if (target.space)
            item->setData(SpaceOrderRole, static_cast<int>(target.space->number()));
        item->setData(ValueRole, wording::verdictWord(*verdict));
        item->setData(NoteRole, wording::topEffectText(*verdict));
        item->setData(QuietRole, !verdict->has_value());
        if (verdict->has_value() && (*verdict)->breaks() > 0)
            item->setData(SeverityRole, static_cast<int>(engine::rules::Severity::Error));
        item->setData(Qt::AccessibleTextRole, QStringList{name, wording::verdictWord(*verdict),
                                                          wording::topEffectText(*verdict)}
                                                  .join(QStringLiteral(", ")));
    }
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    filter(m_search->text());
}

void MoveChooser::filter(const QString& text)
{
    int first = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        const bool matches = m_list->item(row)->text().contains(text, Qt::CaseInsensitive);
        m_list->item(row)->setHidden(!matches);
        if (matches && first < 0)
            first = row;
    }
    if (m_list->currentItem() && m_list->currentItem()->isHidden())
        m_list->setCurrentRow(first);
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
    const int row = m_list->currentRow();
    QDialog::done(result);
    if (!m_drag.isActive())
        return;
    if (result == QDialog::Accepted && row >= 0 && !m_list->item(row)->isHidden()) {
        const MoveTarget target = m_targets[static_cast<std::size_t>(row)];
        m_drag.pointerMoved({}, target, 0);
        m_drag.release();
    } else {
        m_drag.cancel();
    }
}

} // namespace netatlas::views::dialogs
