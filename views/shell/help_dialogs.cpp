// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/help_dialogs.h"

#include "views/commands/action_set.h"
#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/text_growth.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMessageBox>
#include <QSettings>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

namespace netatlas::views::shell {

namespace metrics = theme::metrics;
using theme::ActiveTheme;
using theme::ThemeChoice;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Dialogs", text);
}

constexpr const char* kThemeKey = "look/theme";
constexpr const char* kTextKey = "look/text-percent";
constexpr const char* kMotionKey = "look/reduced-motion";

} // namespace

void showKeyboardMap(QWidget& parent, const commands::ActionSet& actions)
{
    auto* dialog = new QDialog(&parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("dialog.keyboard-map"));
    dialog->setWindowTitle(tr("Keyboard map"));
    dialog->resize(640, 560);
    auto* search = new QLineEdit;
    search->setPlaceholderText(tr("Search"));
    search->setAccessibleName(tr("Search"));
    auto* table = new QTableWidget(0, 3);
    table->setHorizontalHeaderLabels({tr("Keys"), tr("Action"), tr("What it does")});
    table->verticalHeader()->hide();
    widgets::growRows(table);
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->horizontalHeader()->setStretchLastSection(true);
    widgets::growSection(table->horizontalHeader(), 1, 180);
    for (const auto& entry : commands::actionCatalogue()) {
        const QAction* action = actions.action(entry.id);
        if (action->shortcut().isEmpty())
            continue;
        const int row = table->rowCount();
        table->insertRow(row);
        QString text = commands::actionText(entry);
        table->setItem(row, 0,
                       new QTableWidgetItem(action->shortcut().toString(QKeySequence::NativeText)));
        table->setItem(row, 1, new QTableWidgetItem(text.remove(QLatin1Char('&'))));
        table->setItem(row, 2, new QTableWidgetItem(commands::actionTip(entry)));
    }
    QObject::connect(search, &QLineEdit::textChanged, table, [table](const QString& text) {
        for (int row = 0; row < table->rowCount(); ++row) {
            bool matches = false;
            for (int column = 0; column < table->columnCount(); ++column)
                matches |= table->item(row, column)->text().contains(text, Qt::CaseInsensitive);
            table->setRowHidden(row, !matches);
        }
    });
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(search);
    layout->addWidget(table);
    layout->addWidget(buttons);
    dialog->show();
}

void showAbout(QWidget& parent)
{
    auto* box = new QMessageBox(&parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("dialog.about"));
    box->setWindowTitle(tr("About Netatlas"));
    box->setText(tr("Netatlas %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(tr("A network topology inspector. Free software under the GNU General "
                               "Public License, version 3 or later; no warranty."));
    box->open();
}

void applyPreferences()
{
    const QSettings settings;
    ActiveTheme& look = ActiveTheme::instance();
    look.setChoice(static_cast<ThemeChoice>(
        settings.value(QLatin1String(kThemeKey), static_cast<int>(ThemeChoice::System)).toInt()));
    look.setTextScale(settings.value(QLatin1String(kTextKey), 100).toInt() / 100.0);
    look.setReducedMotion(settings.value(QLatin1String(kMotionKey), false).toBool());
}

void showPreferences(QWidget& parent)
{
    auto* dialog = new QDialog(&parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("dialog.preferences"));
    dialog->setWindowTitle(tr("Preferences"));
    auto* choice = new QComboBox;
    choice->setObjectName(QStringLiteral("preferences.theme"));
    choice->addItem(tr("Light"), static_cast<int>(ThemeChoice::Light));
    choice->addItem(tr("Dark"), static_cast<int>(ThemeChoice::Dark));
    choice->addItem(tr("As the system"), static_cast<int>(ThemeChoice::System));
    choice->addItem(tr("High contrast"), static_cast<int>(ThemeChoice::HighContrast));
    choice->setCurrentIndex(choice->findData(static_cast<int>(ActiveTheme::instance().choice())));
    auto* text = new QSpinBox;
    text->setObjectName(QStringLiteral("preferences.text"));
    text->setRange(80, 200);
    text->setSingleStep(10);
    text->setSuffix(tr(" %"));
    text->setValue(qRound(ActiveTheme::instance().fonts().scale() * 100));
    auto* motion = new QCheckBox(tr("Reduce motion"));
    motion->setObjectName(QStringLiteral("preferences.motion"));
    motion->setChecked(ActiveTheme::instance().theme().reducedMotion);
    const auto keep = [=] {
        QSettings settings;
        settings.setValue(QLatin1String(kThemeKey), choice->currentData());
        settings.setValue(QLatin1String(kTextKey), text->value());
        settings.setValue(QLatin1String(kMotionKey), motion->isChecked());
        applyPreferences();
    };
    QObject::connect(choice, &QComboBox::currentIndexChanged, dialog, keep);
    QObject::connect(text, &QSpinBox::valueChanged, dialog, keep);
    QObject::connect(motion, &QCheckBox::toggled, dialog, keep);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto* form = new QFormLayout(dialog);
    form->addRow(tr("Theme"), choice);
    form->addRow(tr("Text size"), text);
    form->addRow(motion);
    form->addRow(buttons);
    dialog->open();
}

} // namespace netatlas::views::shell
