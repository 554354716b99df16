// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/segmented_buttons.h"

#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/paint/strokes.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyleOptionToolButton>
#include <QToolButton>

namespace netatlas::views::widgets {

namespace metrics = theme::metrics;

namespace {

/// Keeps off the line of the box around all choices.
class Segment : public QToolButton
{
public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QStyleOptionToolButton option;
        initStyleOption(&option);
        QPainter painter(this);
        const int left = x() == 0 ? 1 : 0;
        const int right = geometry().right() == parentWidget()->rect().right() ? 1 : 0;
        painter.setClipRect(rect().adjusted(left, 1, -right, -1));
        style()->drawComplexControl(QStyle::CC_ToolButton, &option, &painter, this);
    }
};

QToolButton* makeSegment(QWidget* parent)
{
    auto* button = new Segment(parent);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

SegmentedButtons::SegmentedButtons(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_group->setExclusive(true);
    // A screen reader toggles where a pointer clicks.
    connect(m_group, &QButtonGroup::idToggled, this, [this](int choice, bool isOn) {
        if (isOn)
            Q_EMIT chosen(choice);
    });
}

int SegmentedButtons::addChoice(const QString& text, const QIcon& icon)
{
    QToolButton* button = makeSegment(this);
    button->setText(text);
    button->setIcon(icon);
    const auto number = static_cast<int>(m_group->buttons().size());
    m_group->addButton(button, number);
    m_layout->addWidget(button);
    if (number == 0)
        setCurrent(number);
    return number;
}

int SegmentedButtons::addAction(QAction* action)
{
    action->setCheckable(true);
    QToolButton* button = makeSegment(this);
    button->setDefaultAction(action);
    const auto number = static_cast<int>(m_group->buttons().size());
    m_group->addButton(button, number);
    m_layout->addWidget(button);
    return number;
}

int SegmentedButtons::current() const
{
    return m_group->checkedId();
}

void SegmentedButtons::setCurrent(int choice)
{
    const QSignalBlocker blocker(m_group);
    if (QAbstractButton* button = m_group->button(choice))
        button->setChecked(true);
}

void SegmentedButtons::paintEvent(QPaintEvent*)
{
    const theme::Tokens& tokens = theme::ActiveTheme::instance().tokens();
    QPainter painter(this);
    paint::paintBox(painter, rect(),
                    {.ground = tokens.groundPanel,
                     .line = tokens.line2,
                     .width = double(tokens.lineWidth),
                     .radius = double(metrics::kRadiusControl)});
}

} // namespace netatlas::views::widgets
