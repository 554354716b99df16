// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/effect_list.h"

#include "views/dialogs/marked_label.h"
#include "views/theme/metrics.h"
#include "views/widgets/look.h"
#include "views/widgets/style/netatlas_style.h"
#include "views/wording/verdict_text.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace netatlas::views::dialogs {

namespace metrics = theme::metrics;

EffectList::EffectList(const QString& what, const std::vector<engine::edits::Effect>& effects,
                       QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("dialog.effects"));
    setWindowTitle(tr("Effects"));
    resize(520, 360);
    auto* title = new QLabel(what);
    title->setWordWrap(true);
    title->setFont(widgets::look().fonts.of(theme::TextRole::Heading));
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpace1);
    for (const auto& effect : effects)
        column->addWidget(
            new MarkedLabel(effect.breaks() ? paint::Severity::Error : paint::Severity::Info,
                            wording::effectText(effect)));
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto* close = new QPushButton(tr("Close"));
    close->setDefault(true);
    widgets::setButtonKind(close, widgets::ButtonKind::Framed);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kSpace4, metrics::kSpace4, metrics::kSpace4,
                               metrics::kSpace4);
    layout->setSpacing(metrics::kSpace3);
    layout->addWidget(title);
    layout->addWidget(scroll, 1);
    layout->addWidget(close, 0, Qt::AlignRight);
}

} // namespace netatlas::views::dialogs
