// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/decision_sheet.h"

#include "model/session/entry_facts.h"
#include "views/bridge/qt_text.h"
#include "views/dialogs/marked_label.h"
#include "views/dialogs/verdict_look.h"
#include "views/theme/icons/icon.h"
#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/paint/text.h"
#include "views/widgets/style/netatlas_style.h"
#include "views/widgets/text_growth.h"
#include "views/widgets/verdict_row.h"
#include "views/wording/edit_text.h"
#include "views/wording/verdict_text.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace netatlas::views::dialogs {

namespace metrics = theme::metrics;
using engine::edits::Effect;
using engine::edits::Intent;
using engine::edits::Judgement;
using theme::TextRole;

namespace {

const theme::Theme& look()
{
    return theme::ActiveTheme::instance().theme();
}

QWidget* line()
{
    auto* made = new QFrame;
    made->setFrameShape(QFrame::NoFrame);
    made->setFixedHeight(1);
    QPalette palette;
    palette.setColor(QPalette::Window, look().tokens.line1);
    made->setAutoFillBackground(true);
    made->setPalette(palette);
    return made;
}

QPushButton* button(const QString& text, const char* name, widgets::ButtonKind kind)
{
    auto* made = new QPushButton(text);
    made->setObjectName(QLatin1String(name));
    widgets::growHeight(made, metrics::kSheetButton);
    made->setAutoDefault(false);
    widgets::setButtonKind(made, kind);
    return made;
}

} // namespace

/// What a choice comes to, at the right of its row: a mark and a word.
class ChoiceOutcome : public QWidget
{
public:
    ChoiceOutcome() { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred); }

    void show(bool isChosen, bool isResolved)
    {
        m_isResolved = isResolved;
        m_word = isResolved ? DecisionSheet::tr("resolved") : DecisionSheet::tr("stays broken");
        setAccessibleName(isChosen ? m_word : QString());
        setVisible(isChosen);
        updateGeometry();
        update();
    }
    QSize sizeHint() const override
    {
        const double word = paint::textWidth(m_word, look().fonts.of(TextRole::Small));
        return {static_cast<int>(word) + 2 + metrics::kBadge + metrics::kSpace2, metrics::kRow};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const QRectF mark(0, (height() - metrics::kBadge) / 2.0, metrics::kBadge, metrics::kBadge);
        paint::paintVerdict(painter, mark,
                            m_isResolved ? paint::Verdict::Allowed : paint::Verdict::Breaks,
                            look().tokens);
        paint::paintText(painter, QRectF(rect()).adjusted(mark.right() + 6, 0, 0, 0), m_word,
                         look().fonts.of(TextRole::Small), look().tokens.text2, paint::Align::Left,
                         paint::Elide::Never);
    }

private:
    QString m_word;
    bool m_isResolved = false;
};

DecisionSheet::DecisionSheet(ProjectBridge& project, QWidget* parent)
    : SheetFrame(parent)
    , m_project(project)
    , m_title(new QLabel)
    , m_verdict(new widgets::VerdictRow)
    , m_scroll(new QScrollArea)
    , m_body(nullptr)
    , m_sum(new QLabel)
    , m_reasonLabel(new QLabel(tr("Reason")))
    , m_reason(new QLineEdit)
    , m_copy(button(tr("Copy"), "decision.copy", widgets::ButtonKind::Framed))
    , m_show(button(tr("Show on graph"), "decision.show", widgets::ButtonKind::Framed))
    , m_cancel(button(tr("Cancel"), "decision.cancel", widgets::ButtonKind::Framed))
    , m_accept(button({}, "decision.accept", widgets::ButtonKind::Primary))
{
    setObjectName(QStringLiteral("sheet.decision"));
    setFocusPolicy(Qt::TabFocus);
    m_title->setObjectName(QStringLiteral("decision.title"));
    m_title->setWordWrap(true);
    m_verdict->setObjectName(QStringLiteral("decision.verdict"));
    m_sum->setObjectName(QStringLiteral("decision.sum"));
    m_reason->setObjectName(QStringLiteral("decision.reason"));
    m_reason->setAccessibleName(tr("Reason for what stays broken"));
    m_reason->setPlaceholderText(tr("Change ticket, window"));
    m_reasonLabel->setBuddy(m_reason);

    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(line());
    layout->addWidget(m_scroll, 1);
    layout->addWidget(makeFoot());
    layout->addWidget(line());
    layout->addWidget(makeButtons());
    connectParts();
    connect(&project, &ProjectBridge::revisionChanged, this, [this] {
        if (isVisible())
            judgeAgain();
    });
    parent->installEventFilter(this);
    hide();
}

QWidget* DecisionSheet::makeHead()
{
    auto* head = new QWidget;
    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("decision.close"));
    close->setAutoRaise(true);
    close->setIcon(theme::icon(theme::Icon::Close, &theme::Tokens::text3));
    widgets::growIcon(close, metrics::kIcon, metrics::kTarget);
    close->setAccessibleName(tr("Close, nothing changes"));
    close->setToolTip(tr("Close (Esc)"));
    connect(close, &QToolButton::clicked, m_cancel, &QPushButton::click);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(metrics::kSpace6, metrics::kSpace4, metrics::kSpace3, metrics::kSpace4);
    row->setSpacing(metrics::kSpace3);
    row->addWidget(m_title, 1);
    m_verdict->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    row->addWidget(m_verdict);
    row->addWidget(close);
    return head;
}

QWidget* DecisionSheet::makeFoot()
{
    auto* foot = new QWidget;
    foot->setAutoFillBackground(true);
    QPalette sunk;
    sunk.setColor(QPalette::Window, look().tokens.groundSunk);
    foot->setPalette(sunk);
    widgets::growHeight(foot, metrics::kDecisionFoot);
    auto* sums = new QHBoxLayout(foot);
    sums->setContentsMargins(metrics::kSpace6, 0, metrics::kSpace6, 0);
    sums->setSpacing(metrics::kSpace3);
    sums->addWidget(m_sum, 1);
    sums->addWidget(m_reasonLabel);
    widgets::growWidth(m_reason, 216);
    sums->addWidget(m_reason);
    return foot;
}

QWidget* DecisionSheet::makeButtons()
{
    auto* buttons = new QWidget;
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(metrics::kSpace6, metrics::kSpace3, metrics::kSpace6, metrics::kSpace3);
    row->setSpacing(metrics::kSpace2);
    m_copy->setIcon(theme::icon(theme::Icon::Copy));
    m_show->setIcon(theme::icon(theme::Icon::Topology));
    row->addWidget(m_copy);
    row->addWidget(m_show);
    row->addStretch();
    row->addWidget(m_cancel);
    row->addWidget(m_accept);
    return buttons;
}

void DecisionSheet::connectParts()
{
    connect(m_reason, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_decision->setReason(toStd(text.trimmed()));
        updateSums();
    });
    connect(m_reason, &QLineEdit::returnPressed, m_accept, &QPushButton::click);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(asText()); });
    connect(m_show, &QPushButton::clicked, this, [this] {
        std::vector<domain::ObjectRef> objects;
        for (const Decision::Break& each : m_decision->breaks())
            objects.insert(objects.end(), each.effect.objects.begin(), each.effect.objects.end());
        Q_EMIT showWanted(objects);
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT cancelled();
    });
    connect(m_accept, &QPushButton::clicked, this, [this] {
        const Intent intent = m_decision->intent();
        const Judgement judgement = m_decision->judgement();
        close();
        Q_EMIT accepted(intent, judgement);
    });
}

QSize DecisionSheet::sizeHint() const
{
    const int width = look().fonts.scaled(metrics::kDecisionWidth);
    const int body = m_scroll->widget() ? m_scroll->widget()->sizeHint().height() : 0;
    const int rest = layout()->sizeHint().height() - m_scroll->sizeHint().height();
    return {width, body + rest + 2};
}

void DecisionSheet::open(const Intent& intent, const Judgement& judgement)
{
    m_decision.emplace(intent, judgement);
    m_what = wording::entryText(engine::edits::actionName(intent.actions.front()),
                                session::factsOf(m_project.shown(), intent));
    m_title->setText(m_what);
    m_title->setFont(look().fonts.of(TextRole::Title));
    m_sum->setFont(look().fonts.of(TextRole::Body));
    m_reason->clear();
    build();
    updateSums();
    place();
    show();
    raise();
    // The first choice, so that the keyboard is where the decision is.
    const auto choices = findChildren<QRadioButton*>();
    if (choices.isEmpty())
        m_reason->setFocus(Qt::OtherFocusReason);
    else
        choices.front()->setFocus(Qt::OtherFocusReason);
    Q_EMIT announced(tr("%1: %2").arg(m_what, wording::verdictWord(judgement)));
}

void DecisionSheet::close()
{
    m_judging.cancel();
    hide();
}

void DecisionSheet::build()
{
    auto* content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    m_body = new QVBoxLayout(content);
    m_body->setContentsMargins(metrics::kSpace6, metrics::kSpace3, metrics::kSpace6,
                               metrics::kSpace3);
    m_body->setSpacing(0);
    m_outcomes.clear();
    for (std::size_t i = 0; i < m_decision->breaks().size(); ++i)
        addBreak(i);
    if (!m_decision->others().empty())
        m_body->addWidget(line());
    for (const Effect& effect : m_decision->others()) {
        auto* sentence = new MarkedLabel(paint::Severity::Info, wording::effectText(effect));
        sentence->setMinimumHeight(look().fonts.scaled(metrics::kSheetButton));
        m_body->addWidget(sentence);
    }
    m_body->addStretch();
    m_scroll->setWidget(content);
}

void DecisionSheet::addBreak(std::size_t index)
{
    const Decision::Break& each = m_decision->breaks()[index];
    auto* sentence = new MarkedLabel(paint::Severity::Error, wording::effectText(each.effect));
    sentence->setStrong(true);
    m_body->addSpacing(metrics::kSpace2);
    m_body->addWidget(sentence);
    auto* group = new QButtonGroup(sentence);
    auto* choices = new QWidget;
    auto* column = new QVBoxLayout(choices);
    column->setContentsMargins(metrics::kChoiceIndent - metrics::kSpace4, metrics::kSpace1, 0,
                               metrics::kSpace2);
    column->setSpacing(0);
    m_outcomes.emplace_back();
    const auto addChoice = [&](int choice, const QString& text) {
        auto* radio = new QRadioButton(text.left(1).toUpper() + text.mid(1));
        radio->setObjectName(QStringLiteral("decision.choice.%1.%2").arg(index).arg(choice));
        radio->setAccessibleDescription(sentence->text());
        radio->setMinimumHeight(look().fonts.scaled(metrics::kRow));
        radio->setChecked(choice == each.choice);
        group->addButton(radio, choice);
        auto* row = new QHBoxLayout;
        row->addWidget(radio, 1);
        auto* outcome = new ChoiceOutcome;
        m_outcomes.back().push_back(outcome);
        row->addWidget(outcome);
        column->addLayout(row);
    };
    addChoice(-1, wording::leaveBrokenText());
    for (std::size_t i = 0; i < each.effect.fixUps.size(); ++i)
        addChoice(static_cast<int>(i), wording::fixUpText(each.effect.fixUps[i]));
    m_body->addWidget(choices);
    connect(group, &QButtonGroup::idToggled, this, [this, index](int choice, bool isOn) {
        if (!isOn)
            return;
        m_decision->choose(index, choice);
        judgeAgain();
    });
}

void DecisionSheet::judgeAgain()
{
    updateSums();
    m_judging = m_project.jobs().run(
        [revision = m_project.shown(), intent = m_decision->intent()](workers::JobControl&) {
            return engine::edits::judge(revision, intent);
        },
        [this](Result<Judgement> judgement) {
            if (!judgement) {
                m_verdict->setVerdict(paint::Verdict::NotPossible, wording::verdictWord(judgement));
                m_accept->setEnabled(false);
                return;
            }
            const std::size_t known = m_decision->breaks().size();
            m_decision->take(std::move(*judgement));
            Q_EMIT judged(m_decision->judgement());
            if (m_decision->breaks().size() != known) {
                build();
                place();
            }
            updateSums();
            Q_EMIT announced(m_sum->accessibleName());
        });
}

void DecisionSheet::updateSums()
{
    const int remaining = m_decision->remaining();
    const Result<Judgement> judgement = m_decision->judgement();
    m_verdict->setVerdict(verdictLook(&judgement), wording::verdictWord(judgement));
    for (std::size_t i = 0; i < m_outcomes.size(); ++i) {
        const Decision::Break& each = m_decision->breaks()[i];
        for (std::size_t row = 0; row < m_outcomes[i].size(); ++row)
            m_outcomes[i][row]->show(static_cast<int>(row) - 1 == each.choice, each.isResolved);
    }
    m_sum->setTextFormat(Qt::RichText);
    const QString outcome = remaining == 0 ? tr("nothing breaks") : tr("breaks %1").arg(remaining);
    m_sum->setText(
        tr("After your choices: %1").arg(QStringLiteral("<b>%1</b>").arg(outcome.toHtmlEscaped())));
    m_sum->setAccessibleName(tr("After your choices: %1").arg(outcome));
    m_reason->setEnabled(remaining > 0);
    m_reasonLabel->setEnabled(remaining > 0);
    const bool isMove =
        std::holds_alternative<engine::edits::MoveSubnets>(m_decision->intent().actions.front());
    if (remaining == 0)
        m_accept->setText(isMove ? tr("Move") : tr("Do it"));
    else
        m_accept->setText(isMove ? tr("Move and accept %1").arg(remaining)
                                 : tr("Do it and accept %1").arg(remaining));
    m_accept->setEnabled(m_decision->canAccept());
    m_accept->setToolTip(m_decision->canAccept() ? QString()
                                                 : tr("What stays broken needs a reason."));
}

void DecisionSheet::place()
{
    // Below the bar of the view, whose options stay in reach.
    const QRect room = parentWidget()->rect().adjusted(
        metrics::kSpace4, look().fonts.scaled(metrics::kViewBar) + metrics::kSpace4,
        -metrics::kSpace4, -metrics::kSpace4);
    const QSize size = sizeHint().boundedTo(room.size());
    setGeometry(QRect(QPoint(room.right() - size.width() + 1, room.top()), size));
}

QString DecisionSheet::asText() const
{
    QStringList lines{m_what};
    for (const Decision::Break& each : m_decision->breaks())
        lines << QStringLiteral("! %1 (%2)")
                     .arg(wording::effectText(each.effect),
                          each.isResolved ? tr("resolved") : tr("stays broken"));
    for (const Effect& effect : m_decision->others())
        lines << QStringLiteral("i %1").arg(wording::effectText(effect));
    lines << m_sum->accessibleName();
    return lines.join(QLatin1Char('\n'));
}

void DecisionSheet::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        m_cancel->click();
    else
        SheetFrame::keyPressEvent(event);
}

bool DecisionSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return SheetFrame::eventFilter(watched, event);
}

} // namespace netatlas::views::dialogs
