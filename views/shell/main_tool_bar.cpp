// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/main_tool_bar.h"

#include "views/commands/action_set.h"
#include "views/theme/icons/icon.h"
#include "views/theme/metrics.h"
#include "views/widgets/look.h"
#include "views/widgets/segmented_buttons.h"
#include "views/widgets/text_growth.h"
#include "views/widgets/zoom_slider.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace netatlas::views::shell {

namespace metrics = theme::metrics;

namespace {

constexpr double kLeastZoom = 0.05;
constexpr double kMostZoom = 4.0;

/// The 1 x 16 line between two groups, 8 from both.
class GroupDivider : public QWidget
{
public:
    GroupDivider()
    {
        setFixedWidth(1 + 2 * metrics::kSpace2);
        widgets::growHeight(this, metrics::kIcon);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter(this).fillRect(width() / 2, 0, 1, height(), widgets::look().tokens.line2);
    }
};

} // namespace

MainToolBar::MainToolBar(const commands::ActionSet& actions, QWidget* parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_tools(new widgets::SegmentedButtons)
    , m_zoom(new widgets::ZoomSlider(kLeastZoom, kMostZoom))
{
    m_layout->setContentsMargins(metrics::kSpace2, 0, metrics::kSpace2, 0);
    m_layout->setSpacing(metrics::kSpace1);
    // The menu says what would be undone; the toolbar keeps its width.
    addButton(actions, "act.edit.undo", tr("Undo"));
    addButton(actions, "act.edit.redo", tr("Redo"));
    m_toolsDivider = addDivider();
    m_tools->setObjectName(QStringLiteral("tool.tools"));
    m_tools->setAccessibleName(tr("Tool"));
    m_tools->addChoice(tr("Select"), theme::icon(theme::Icon::Select));
    m_tools->addChoice(tr("Pan"), theme::icon(theme::Icon::Pan));
    m_layout->addWidget(m_tools);
    m_zoomDivider = addDivider();
    m_fit = addButton(actions, "act.view.fit-all", tr("Fit"));
    m_zoom->setObjectName(QStringLiteral("tool.zoom"));
    m_layout->addWidget(m_zoom);
    addDivider();
    addButton(actions, "act.model.move-to-space", tr("Move to space"));
    addButton(actions, "act.model.new-space", tr("New space"));
    m_layout->addStretch();
    addButton(actions, "act.plan.validate", tr("Validate"));
    widgets::growHeight(this, metrics::kToolBar);
}

QToolButton* MainToolBar::addButton(const commands::ActionSet& actions, const char* id,
                                    const QString& text)
{
    auto* button = new QToolButton;
    button->setDefaultAction(actions.action(id));
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    widgets::growIcon(button, metrics::kIcon);
    button->setObjectName(QLatin1String("tool.") + QLatin1String(id));
    // An action that is called otherwise must not rename its button.
    connect(actions.action(id), &QAction::changed, button,
            [button, text] { button->setText(text); });
    m_layout->addWidget(button);
    return button;
}

QWidget* MainToolBar::addDivider()
{
    auto* divider = new GroupDivider;
    m_layout->addWidget(divider);
    return divider;
}

void MainToolBar::showParts(bool hasTools, bool hasZoom)
{
    m_tools->setVisible(hasTools);
    m_toolsDivider->setVisible(hasTools);
    m_zoom->setVisible(hasZoom);
    m_fit->setVisible(hasZoom);
    m_zoomDivider->setVisible(hasZoom);
}

} // namespace netatlas::views::shell
