// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/text_growth.h"

#include "views/theme/metrics.h"
#include "views/widgets/look.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QTableView>

#include <cmath>

namespace netatlas::views::widgets {

void growWithText(QWidget* widget, const std::function<void()>& apply)
{
    apply();
    QObject::connect(&theme::ActiveTheme::instance(), &theme::ActiveTheme::changed, widget, apply);
}

void growHeight(QWidget* widget, int measure)
{
    growWithText(widget, [widget, measure] { widget->setFixedHeight(scaled(measure)); });
}

void growWidth(QWidget* widget, int measure)
{
    growWithText(widget, [widget, measure] { widget->setFixedWidth(scaled(measure)); });
}

void growIcon(QAbstractButton* button, int measure)
{
    growWithText(button,
                 [button, measure] { button->setIconSize({scaled(measure), scaled(measure)}); });
}

void growIcon(QAbstractButton* button, int measure, int target)
{
    growIcon(button, measure);
    growHeight(button, target);
    growWidth(button, target);
}

void growRows(QTableView* table)
{
    growWithText(table, [table] {
        const int row = scaled(theme::metrics::kRow);
        table->verticalHeader()->setMinimumSectionSize(row);
        table->verticalHeader()->setDefaultSectionSize(row);
    });
}

void growSection(QHeaderView* head, int section, int measure)
{
    head->resizeSection(section, scaled(measure));
    growWithText(head, [head, section, before = look().fonts.growth()]() mutable {
        const double now = look().fonts.growth();
        if (now == before)
            return;
        head->resizeSection(
            section, static_cast<int>(std::lround(head->sectionSize(section) * now / before)));
        before = now;
    });
}

} // namespace netatlas::views::widgets
