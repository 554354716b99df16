// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/preview_sheet.h"

#include "views/bridge/qt_text.h"
#include "views/dialogs/drag_words.h"
#include "views/dialogs/marked_label.h"
#include "views/dialogs/space_look.h"
#include "views/dialogs/verdict_look.h"
#include "views/theme/icons/icon.h"
#include "views/theme/metrics.h"
#include "views/widgets/chip.h"
#include "views/widgets/look.h"
#include "views/widgets/paint/chips.h"
#include "views/widgets/paint/text.h"
#include "views/widgets/text_growth.h"
#include "views/widgets/verdict_row.h"
#include "views/wording/error_text.h"
#include "views/wording/verdict_text.h"
#include "views/wording/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace netatlas::views::dialogs {

namespace metrics = theme::metrics;
using engine::edits::Effect;
using theme::TextRole;
using theme::TextWeight;

namespace {

/// The keys of a drag, as caps with a word behind each.
class KeyHints : public QWidget
{
public:
    KeyHints() { widgets::growHeight(this, metrics::kRow); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const theme::Theme& theme = widgets::look();
        const QFont font = theme.fonts.of(TextRole::Small);
        QPainter painter(this);
        double x = 0;
        const auto hint = [&](const QString& key, const QString& words) {
            const double cap = paint::keyCapWidth(key, theme);
            const double high = widgets::scaled(metrics::kRowButton);
            paint::paintKeyCap(painter, QRectF(x, (height() - high) / 2, cap, high), key, theme);
            x += cap + metrics::kSpace2;
            const double wide = std::ceil(paint::textWidth(words, font));
            paint::paintText(painter, QRectF(x, 0, wide + 1, height()), words, font,
                             theme.tokens.text3);
            x += wide + metrics::kSpace4;
        };
        hint(PreviewSheet::tr("Esc"), PreviewSheet::tr("cancel"));
        hint(PreviewSheet::tr("Tab"), PreviewSheet::tr("next target"));
    }
};

/// The 1 px line between two parts.
class Rule : public QWidget
{
public:
    Rule() { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter(this).fillRect(rect(), widgets::look().tokens.line1);
    }
};

/// The head of the panel, like that of a dock.
class PreviewHead : public QWidget
{
public:
    PreviewHead() { widgets::growHeight(this, metrics::kDockHead); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const theme::Theme& theme = widgets::look();
        QPainter painter(this);
        painter.fillRect(rect(), theme.tokens.groundWindow);
        painter.fillRect(QRect(0, height() - 1, width(), 1), theme.tokens.line1);
        paint::paintText(painter, QRectF(rect()).adjusted(metrics::kSpace3, 0, -metrics::kRow, 0),
                         PreviewSheet::tr("Preview"),
                         theme.fonts.of(TextRole::Small, TextWeight::Strong), theme.tokens.text2);
    }
};

void inkLabel(QLabel& label, const QColor& colour)
{
    QPalette palette = label.palette();
    palette.setColor(QPalette::WindowText, colour);
    label.setPalette(palette);
}

} // namespace

PreviewSheet::PreviewSheet(ProjectBridge& project, MoveDrag& drag, QWidget* parent)
    : QWidget(parent)
    , m_project(project)
    , m_drag(drag)
    , m_title(new QLabel)
    , m_from(new widgets::Chip({}, {}))
    , m_arrow(new QLabel)
    , m_to(new widgets::Chip({}, {}))
    , m_verdict(new widgets::VerdictRow)
    , m_scroll(new QScrollArea)
    , m_hint(new QLabel(tr("Drop to decide. Nothing changes before that.")))
{
    setObjectName(QStringLiteral("sheet.preview"));
    setAccessibleName(tr("Preview"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    widgets::growWidth(this, metrics::kPreviewWidth);
    m_title->setObjectName(QStringLiteral("preview.title"));
    m_verdict->setObjectName(QStringLiteral("preview.verdict"));
    m_scroll->setObjectName(QStringLiteral("preview.effects"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_hint->setWordWrap(true);

    auto* top = new QVBoxLayout;
    top->setContentsMargins(metrics::kSpace4, metrics::kSpace4, metrics::kSpace4, metrics::kSpace4);
    top->setSpacing(metrics::kSpace2);
    top->addWidget(m_title);
    top->addWidget(makeWay());
    top->addSpacing(metrics::kSpace1);
    top->addWidget(m_verdict);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(metrics::kSpace4, metrics::kSpace3, metrics::kSpace4,
                             metrics::kSpace3);
    foot->setSpacing(metrics::kSpace1);
    foot->addWidget(m_hint);
    foot->addWidget(new KeyHints);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addLayout(top);
    layout->addWidget(new Rule);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(new Rule);
    layout->addLayout(foot);
    for (auto signal :
         {&MoveDrag::stateChanged, &MoveDrag::verdictsChanged, &MoveDrag::hoverChanged})
        connect(&drag, signal, this, &PreviewSheet::refresh);
    refresh();
}

QWidget* PreviewSheet::makeHead()
{
    auto* head = new PreviewHead;
    auto* close = new QToolButton;
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::NoFocus);
    close->setIcon(theme::icon(theme::Icon::Close, &theme::Tokens::text3));
    widgets::growIcon(close, metrics::kCloseIcon);
    close->setAccessibleName(tr("Put it back"));
    close->setToolTip(tr("Put it back (Esc)"));
    connect(close, &QToolButton::clicked, &m_drag, &MoveDrag::cancel);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, metrics::kSpace1, 0);
    row->addStretch();
    row->addWidget(close);
    return head;
}

QWidget* PreviewSheet::makeWay()
{
    auto* way = new QWidget;
    auto* row = new QHBoxLayout(way);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kSpace3);
    row->addWidget(m_from);
    row->addWidget(m_arrow);
    row->addWidget(m_to);
    row->addStretch();
    return way;
}

void PreviewSheet::refresh()
{
    setVisible(m_drag.isActive());
    if (!m_drag.isActive())
        return;
    const auto& theme = widgets::look();
    m_title->setText(tr("Move %1").arg(liftedName(m_project.shown(), m_drag)));
    m_title->setFont(theme.fonts.of(TextRole::Heading));
    m_hint->setFont(theme.fonts.of(TextRole::Small));
    inkLabel(*m_hint, theme.tokens.text2);
    m_arrow->setText(QStringLiteral("→"));
    inkLabel(*m_arrow, theme.tokens.text3);
    showWay();
    showEffects();
}

void PreviewSheet::showWay()
{
    const auto& tokens = widgets::look().tokens;
    const domain::Revision& revision = m_project.shown();
    const domain::Model* model = revision.model(m_drag.model());
    const auto* from = model ? model->facts.spaceOfSubnet.find(m_drag.subnets().front()) : nullptr;
    if (from)
        m_from->setContent(targetName(revision, {m_drag.model(), *from}),
                           markOfSpace(revision, m_drag.model(), *from, tokens));
    const auto& target = m_drag.hovered();
    m_arrow->setVisible(target.has_value());
    m_to->setVisible(target.has_value());
    if (target)
        m_to->setContent(targetName(revision, *target),
                         target->space
                             ? markOfSpace(revision, target->model, *target->space, tokens)
                             : theme::SpaceMark{tokens.line3, std::nullopt});
}

void PreviewSheet::clearEffects()
{
    auto* content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    m_effects = new QVBoxLayout(content);
    m_effects->setContentsMargins(metrics::kSpace4, metrics::kSpace2, metrics::kSpace4,
                                  metrics::kSpace2);
    m_effects->setSpacing(metrics::kSpace1);
    m_scroll->setWidget(content);
}

void PreviewSheet::showEffects()
{
    const auto& target = m_drag.hovered();
    m_verdict->setVisible(target.has_value());
    clearEffects();
    if (!target) {
        auto* hint = new QLabel(tr("Hold it over a space to see what would happen there."));
        hint->setWordWrap(true);
        hint->setFont(widgets::look().fonts.of(TextRole::Body));
        inkLabel(*hint, widgets::look().tokens.text2);
        m_effects->addWidget(hint);
        m_effects->addStretch();
        return;
    }
    const auto* verdict = m_drag.verdictOf(*target);
    std::vector<Effect> breaks;
    std::vector<Effect> others;
    if (verdict && *verdict)
        for (const Effect& effect : (*verdict)->effects)
            (effect.breaks() ? breaks : others).push_back(effect);
    m_verdict->setVerdict(
        verdictLook(verdict), verdict ? wording::verdictWord(*verdict) : tr("Checking"),
        breaks.empty() || others.empty() ? QString()
                                         : wording::counted("1 more effect", "%n more effects",
                                                            static_cast<qint64>(others.size())));
    if (verdict && !*verdict)
        m_effects->addWidget(
            new MarkedLabel(paint::Severity::None, wording::errorSentence(verdict->error())));
    // All of them only when the pointer rests: while it wanders, the word is enough.
    if (m_drag.state() == DragState::Preview) {
        addGroup(tr("Breaks"), breaks, paint::Severity::Error);
        addGroup(breaks.empty() ? tr("Changes") : tr("Also changes"), others,
                 paint::Severity::Info);
    }
    m_effects->addStretch();
}

void PreviewSheet::addGroup(const QString& title, const std::vector<Effect>& effects,
                            paint::Severity mark)
{
    if (effects.empty())
        return;
    auto* head = new QLabel(title);
    head->setFont(widgets::look().fonts.of(TextRole::Small, TextWeight::Strong));
    inkLabel(*head, widgets::look().tokens.text2);
    head->setContentsMargins(0, metrics::kSpace2, 0, metrics::kSpace1);
    m_effects->addWidget(head);
    for (const Effect& effect : effects)
        m_effects->addWidget(new MarkedLabel(mark, wording::effectText(effect)));
}

} // namespace netatlas::views::dialogs
