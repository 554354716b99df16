// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/preview_sheet.h"

#include "views/bridge/qt_text.h"
#include "views/dialogs/marked_label.h"
#include "views/dialogs/verdict_look.h"
#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/verdict_row.h"
#include "views/wording/error_text.h"
#include "views/wording/verdict_text.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace netatlas::views::dialogs {

namespace metrics = theme::metrics;
using engine::edits::Effect;
using theme::TextRole;

PreviewSheet::PreviewSheet(ProjectBridge& project, MoveDrag& drag, QWidget* parent)
    : QWidget(parent)
    , m_project(project)
    , m_drag(drag)
    , m_title(new QLabel)
    , m_way(new QLabel)
    , m_verdict(new widgets::VerdictRow)
    , m_effects(new QVBoxLayout)
{
    setObjectName(QStringLiteral("sheet.preview"));
    setAccessibleName(tr("Preview"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFixedWidth(theme::ActiveTheme::instance().fonts().scaled(metrics::kPreviewWidth));
    m_effects->setSpacing(metrics::kSpace1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kSpace4, metrics::kSpace4, metrics::kSpace4,
                               metrics::kSpace4);
    layout->setSpacing(metrics::kSpace2);
    layout->addWidget(m_title);
    layout->addWidget(m_way);
    layout->addWidget(m_verdict);
    layout->addLayout(m_effects);
    layout->addStretch();
    auto* hint = new QLabel(tr("Drop to decide. Nothing changes before that.\nEsc cancels, Tab "
                               "goes to the next target."));
    hint->setFont(theme::ActiveTheme::instance().fonts().of(TextRole::Small));
    hint->setWordWrap(true);
    layout->addWidget(hint);
    for (auto signal :
         {&MoveDrag::stateChanged, &MoveDrag::verdictsChanged, &MoveDrag::hoverChanged})
        connect(&drag, signal, this, &PreviewSheet::refresh);
    refresh();
}

void PreviewSheet::refresh()
{
    const bool isShown = m_drag.state() == DragState::Preview && m_drag.hovered();
    setVisible(isShown);
    if (!isShown)
        return;
    const auto& look = theme::ActiveTheme::instance();
    const domain::Model& model = *m_project.shown().model(m_drag.model());
    const auto& first = model.at<domain::SubnetRow>(m_drag.subnets().front());
    const auto count = static_cast<int>(m_drag.subnets().size());
    m_title->setText(count == 1 ? tr("Move %1").arg(toQt(first.shownCidr()))
                                : tr("Move %1 subnets").arg(count));
    m_title->setFont(look.fonts().of(TextRole::Heading));
    const domain::SpaceId from = *model.facts.spaceOfSubnet.find(first.id);
    const MoveTarget target = *m_drag.hovered();
    const domain::Model* there = m_project.shown().model(target.model);
    m_way->setText(QStringLiteral("%1 → %2").arg(
        toQt(model.at<domain::SpaceRow>(from).name),
        target.space ? toQt(there->at<domain::SpaceRow>(*target.space).name) : tr("new space")));
    m_way->setFont(look.fonts().of(TextRole::Body));

    while (QLayoutItem* item = m_effects->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto* verdict = m_drag.verdictOf(target);
    m_verdict->setVerdict(verdictLook(verdict),
                          verdict ? wording::verdictWord(*verdict) : tr("Checking"));
    if (!verdict)
        return;
    if (!*verdict) {
        m_effects->addWidget(
            new MarkedLabel(paint::Severity::None, wording::errorSentence(verdict->error())));
        return;
    }
    std::vector<Effect> breaks;
    std::vector<Effect> others;
    for (const Effect& effect : (*verdict)->effects)
        (effect.breaks() ? breaks : others).push_back(effect);
    addGroup(tr("Breaks"), breaks, paint::Severity::Error);
    addGroup(breaks.empty() ? tr("Changes") : tr("Also changes"), others, paint::Severity::Info);
}

void PreviewSheet::addGroup(const QString& title, const std::vector<Effect>& effects,
                            paint::Severity mark)
{
    if (effects.empty())
        return;
    auto* head = new QLabel(title);
    head->setFont(
        theme::ActiveTheme::instance().fonts().of(TextRole::Small, theme::TextWeight::Strong));
    head->setContentsMargins(0, metrics::kSpace2, 0, 0);
    m_effects->addWidget(head);
    for (const Effect& effect : effects)
        m_effects->addWidget(new MarkedLabel(mark, wording::effectText(effect)));
}

} // namespace netatlas::views::dialogs
