// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/mode_bar.h"

#include "views/theme/metrics.h"
#include "views/widgets/look.h"
#include "views/widgets/paint/strokes.h"
#include "views/widgets/paint/text.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace netatlas::views::widgets {

namespace metrics = theme::metrics;
using theme::TextRole;
using theme::TextWeight;

namespace {

class ModeButton : public QAbstractButton
{
public:
    ModeButton(const Mode& mode, ModeBar* bar) : QAbstractButton(bar), m_bar(bar), m_icon(mode.icon)
    {
        setObjectName(QStringLiteral("mode.") + mode.id);
        setProperty("mode", mode.id);
        setText(mode.word);
        setAccessibleName(mode.word);
        setToolTip(mode.tip.isEmpty() ? mode.word : mode.tip);
        setCheckable(true);
        setAutoExclusive(true);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        if (!m_bar->areWordsShown())
            return {metrics::kModeBarNarrow, metrics::kModeItemNarrow};
        const double word = paint::textWidth(text(), wordFont(true));
        return {std::max(look().fonts.scaled(metrics::kModeBarWidth), int(word) + 8),
                look().fonts.scaled(metrics::kModeItem)};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const theme::Tokens& tokens = look().tokens;
        QPainter painter(this);
        if (isChecked())
            painter.fillRect(rect(), tokens.groundWindow);
        else if (underMouse())
            painter.fillRect(rect(), theme::blend(tokens.hover, tokens.groundSide, 0.5));
        // The line towards the content is broken by the mode that is open.
        if (!isChecked())
            painter.fillRect(QRect(width() - 1, 0, 1, height()), tokens.line2);
        if (isChecked())
            paint::paintBox(
                painter,
                QRectF(0, metrics::kSpace2, metrics::kModeAccent, height() - 2 * metrics::kSpace2),
                {.ground = tokens.accent, .radius = 1.5});
        paintContent(painter, tokens);
        if (hasFocus())
            paint::paintBox(painter, QRectF(rect()).adjusted(4, 2, -4, -2),
                            {.line = tokens.accent, .width = double(metrics::kLineStrong)});
    }

private:
    QFont wordFont(bool isOn) const
    {
        return look().fonts.of(TextRole::Caption, isOn ? TextWeight::Strong : TextWeight::Regular);
    }

    void paintContent(QPainter& painter, const theme::Tokens& tokens)
    {
        const QColor ink = isChecked() ? tokens.accent : tokens.text2;
        const double side = look().fonts.scaled(metrics::kIconMode);
        QRectF icon(0, 0, side, side);
        if (!m_bar->areWordsShown()) {
            icon.moveCenter(QRectF(rect()).center());
            theme::paintIcon(painter, icon, m_icon, ink);
            return;
        }
        const double block = side + metrics::kSpace1 + look().fonts.scaled(12);
        const double top = (height() - block) / 2.0;
        icon.moveTo((width() - side) / 2.0, top);
        theme::paintIcon(painter, icon, m_icon, ink);
        const QRectF word(0, icon.bottom() + metrics::kSpace1, width(), look().fonts.scaled(12));
        paint::paintText(painter, word, text(), wordFont(isChecked()), ink, paint::Align::Centre,
                         paint::Elide::End);
    }

    ModeBar* m_bar;
    theme::Icon m_icon;
};

} // namespace

ModeBar::ModeBar(const std::vector<Mode>& modes, QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("modebar"));
    setAccessibleName(tr("Modes"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (const Mode& mode : modes) {
        auto* button = new ModeButton(mode, this);
        button->installEventFilter(this);
        button->setFocusPolicy(m_buttons.empty() ? Qt::StrongFocus : Qt::ClickFocus);
        const QString id = mode.id;
        // A screen reader toggles where a pointer clicks.
        connect(button, &QAbstractButton::toggled, this, [this, id](bool isOn) {
            if (isOn && !m_isSetting)
                Q_EMIT modeChosen(id);
        });
        layout->addWidget(button);
        m_buttons.push_back(button);
    }
    layout->addStretch(1);
    connect(&theme::ActiveTheme::instance(), &theme::ActiveTheme::changed, this, [this] {
        for (QAbstractButton* button : m_buttons)
            button->updateGeometry();
        updateGeometry();
        update();
    });
}

QString ModeBar::currentMode() const
{
    for (const QAbstractButton* button : m_buttons) {
        if (button->isChecked())
            return button->property("mode").toString();
    }
    return {};
}

void ModeBar::setCurrentMode(const QString& id)
{
    m_isSetting = true;
    const bool isKnown = std::any_of(m_buttons.begin(), m_buttons.end(), [&id](const auto* button) {
        return button->property("mode") == id;
    });
    for (QAbstractButton* button : m_buttons) {
        const bool isCurrent = button->property("mode") == id;
        // An exclusive button refuses to be the only one that is off.
        button->setAutoExclusive(false);
        button->setChecked(isCurrent);
        button->setAutoExclusive(true);
        // A page that is no mode leaves the first one for the Tab key.
        const bool isStop = isKnown ? isCurrent : button == m_buttons.front();
        button->setFocusPolicy(isStop ? Qt::StrongFocus : Qt::ClickFocus);
    }
    m_isSetting = false;
}

void ModeBar::setWordsShown(bool shown)
{
    m_areWordsShown = shown;
    for (QAbstractButton* button : m_buttons)
        button->updateGeometry();
    updateGeometry();
    update();
}

QSize ModeBar::sizeHint() const
{
    int width =
        m_areWordsShown ? look().fonts.scaled(metrics::kModeBarWidth) : metrics::kModeBarNarrow;
    int height = 0;
    for (const QAbstractButton* button : m_buttons) {
        width = std::max(width, button->sizeHint().width());
        height += button->sizeHint().height();
    }
    return {width, height};
}

void ModeBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), look().tokens.groundSide);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), look().tokens.line2);
}

bool ModeBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            qobject_cast<QAbstractButton*>(watched)->click();
            return true;
        }
        if (walk(key->key()))
            return true;
    } else if (event->type() == QEvent::MouseButtonRelease) {
        auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() == Qt::MiddleButton) {
            Q_EMIT modeChosenInTab(watched->property("mode").toString());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

bool ModeBar::walk(int key)
{
    const auto focused = std::find_if(m_buttons.begin(), m_buttons.end(),
                                      [](const QAbstractButton* each) { return each->hasFocus(); });
    const int last = static_cast<int>(m_buttons.size()) - 1;
    int place = focused == m_buttons.end() ? 0 : static_cast<int>(focused - m_buttons.begin());
    switch (key) {
    case Qt::Key_Up: place = std::max(0, place - 1); break;
    case Qt::Key_Down: place = std::min(last, place + 1); break;
    case Qt::Key_Home: place = 0; break;
    case Qt::Key_End: place = last; break;
    default: return false;
    }
    m_buttons[static_cast<std::size_t>(place)]->setFocus(Qt::TabFocusReason);
    return true;
}

} // namespace netatlas::views::widgets
