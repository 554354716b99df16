// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/inspector_panel.h"

#include "model/domain/object_text.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/selection.h"
#include "views/itemmodels/severity.h"
#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/paint/text.h"
#include "views/widgets/paint/use_bar.h"
#include "views/wording/rule_text.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace netatlas::views {

namespace metrics = theme::metrics;
using theme::TextRole;

namespace {

const theme::Theme& look()
{
    return theme::ActiveTheme::instance().theme();
}

void setColour(QWidget& widget, const QColor& colour)
{
    QPalette palette = widget.palette();
    palette.setColor(QPalette::WindowText, colour);
    widget.setPalette(palette);
}

/// The bar of how full a subnet is.
class UseLine : public QWidget
{
public:
    explicit UseLine(int percent) : m_percent(percent)
    {
        setFixedHeight(metrics::kUseBarInspector + 4);
        setAccessibleName(QCoreApplication::translate("Inspector", "%1 percent used").arg(percent));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const QRectF bar(0, 2, width(), metrics::kUseBarInspector);
        paint::paintUseBar(painter, bar, m_percent / 100.0, look().tokens);
    }

private:
    int m_percent;
};

QFont fontOf(FactFont font, TextRole role, theme::TextWeight weight)
{
    const auto& fonts = look().fonts;
    switch (font) {
    case FactFont::Words: return fonts.of(role, weight);
    case FactFont::Digits: return fonts.address(role, weight);
    case FactFont::Fixed: break;
    }
    return fonts.fixed(role);
}

class Separator : public QWidget
{
public:
    Separator() { setFixedHeight(17); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter(this).fillRect(0, 8, width(), 1, look().tokens.line1);
    }
};

} // namespace

InspectorPanel::InspectorPanel(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , m_project(context.project)
    , m_selection(context.selection)
    , m_icon(new QLabel)
    , m_title(new QLabel)
    , m_badge(new QLabel)
    , m_caption(new QLabel)
    , m_tabs(new QTabWidget)
    , m_empty(new QLabel(tr("Select something to see what it is.")))
    , m_head(new QWidget)
{
    setAccessibleName(tr("Inspector"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_title->setObjectName(QStringLiteral("inspector.title"));
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_caption->setObjectName(QStringLiteral("inspector.caption"));
    m_caption->setWordWrap(true);

    auto* titleRow = new QHBoxLayout;
    titleRow->setSpacing(metrics::kSpace2);
    titleRow->addWidget(m_icon);
    titleRow->addWidget(m_title, 1);
    titleRow->addWidget(m_badge);
    auto* head = new QVBoxLayout(m_head);
    head->setContentsMargins(metrics::kSpace3, metrics::kSpace4, metrics::kSpace3,
                             metrics::kSpace2);
    head->setSpacing(metrics::kSpace1);
    head->addLayout(titleRow);
    head->addWidget(m_caption);

    const auto page = [this](const QString& title, const char* name) {
        auto* area = new QScrollArea;
        area->setObjectName(QLatin1String(name));
        area->setFrameShape(QFrame::NoFrame);
        area->setWidgetResizable(true);
        area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        auto* content = new QWidget;
        content->setBackgroundRole(QPalette::Base);
        content->setAutoFillBackground(true);
        auto* layout = new QVBoxLayout(content);
        layout->setContentsMargins(metrics::kSpace3, metrics::kSpace2, metrics::kSpace3,
                                   metrics::kSpace2);
        layout->setSpacing(0);
        layout->addStretch();
        area->setWidget(content);
        m_tabs->addTab(area, title);
        return layout;
    };
    m_facts = page(tr("Facts"), "inspector.facts");
    m_problems = page(tr("Problems"), "inspector.problems");
    m_tabs->setDocumentMode(true);

    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_empty, 1);

    connect(&m_selection, &Selection::changed, this, &InspectorPanel::refresh);
    connect(&m_project, &ProjectBridge::revisionChanged, this, &InspectorPanel::refresh);
    connect(&m_project, &ProjectBridge::findingsChanged, this, &InspectorPanel::refresh);
    connect(&theme::ActiveTheme::instance(), &theme::ActiveTheme::changed, this,
            &InspectorPanel::refresh);
    refresh();
}

std::optional<ObjectFacts> InspectorPanel::currentFacts() const
{
    std::vector<domain::ObjectRef> present;
    for (const domain::ObjectRef& object : m_selection.objects())
        if (!domain::objectId(m_project.shown(), object).empty() &&
            !domain::objectLabel(m_project.shown(), object).empty())
            present.push_back(object);
    if (present.empty())
        return std::nullopt;
    return present.size() == 1 ? factsOf(m_project, present.front()) : factsOf(m_project, present);
}

void InspectorPanel::refresh()
{
    const auto facts = currentFacts();
    m_head->setVisible(facts.has_value());
    m_tabs->setVisible(facts.has_value());
    m_empty->setVisible(!facts);
    m_empty->setFont(look().fonts.of(TextRole::Body));
    setColour(*m_empty, look().tokens.text3);
    if (facts) {
        showFacts(*facts);
        showProblems();
    }
}

void InspectorPanel::clear(QVBoxLayout& layout)
{
    while (layout.count() > 0) {
        QLayoutItem* item = layout.takeAt(0);
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

void InspectorPanel::showFacts(const ObjectFacts& facts)
{
    const auto& fonts = look().fonts;
    const auto& tokens = look().tokens;
    m_icon->setPixmap(QPixmap::fromImage(
        theme::iconImage(facts.icon, metrics::kIconMode, tokens.text2, devicePixelRatioF())));
    m_title->setText(facts.title);
    m_title->setFont(fontOf(facts.titleFont, TextRole::Title, theme::TextWeight::Strong));
    m_caption->setText(facts.caption);
    m_caption->setFont(fonts.of(TextRole::Caption));
    m_caption->setVisible(!facts.caption.isEmpty());
    setColour(*m_caption, tokens.text3);

    clear(*m_facts);
    bool isFirst = true;
    const auto separate = [&] {
        if (!isFirst)
            m_facts->addWidget(new Separator);
        isFirst = false;
    };
    for (std::size_t i = 0; i < facts.sections.size(); ++i) {
        separate();
        for (const Fact& fact : facts.sections[i])
            m_facts->addWidget(factRow(fact));
        if (i == 0 && !facts.useText.isEmpty()) {
            separate();
            const QString percent =
                facts.usePercent ? tr("%1 %").arg(*facts.usePercent) : QString();
            m_facts->addWidget(factRow({.label = tr("Use"), .value = percent, .isNumber = true}));
            if (facts.usePercent)
                m_facts->addWidget(new UseLine(*facts.usePercent));
            m_facts->addWidget(
                factRow({.label = facts.useText, .value = facts.freeText, .isNumber = true}));
        }
    }
    m_facts->addStretch();
}

QWidget* InspectorPanel::factRow(const Fact& fact)
{
    const auto& fonts = look().fonts;
    const auto& tokens = look().tokens;
    auto* row = new QWidget;
    row->setMinimumHeight(fonts.scaled(metrics::kRow));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kSpace2);
    auto* label = new QLabel(fact.label);
    label->setFont(fonts.of(TextRole::Body));
    setColour(*label, tokens.text3);
    if (!fact.isNumber) {
        const int column = fonts.scaled(metrics::kLabelColumn);
        label->setFixedWidth(column);
        label->setText(paint::elided(fact.label, label->font(), column, paint::Elide::End));
        if (label->text() != fact.label)
            label->setToolTip(fact.label);
    }
    layout->addWidget(label, 0, Qt::AlignTop);
    label->setMinimumHeight(fonts.scaled(metrics::kRow));
    if (fact.isNumber)
        layout->addStretch();
    if (fact.spaceOrder) {
        auto* dot = new QLabel;
        const int size = metrics::kDot;
        QPixmap pixmap(QSize(size, size) * devicePixelRatioF());
        pixmap.setDevicePixelRatio(devicePixelRatioF());
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::spaceMark(tokens, *fact.spaceOrder).colour);
        painter.drawEllipse(QRectF(0, 0, size, size));
        painter.end();
        dot->setPixmap(pixmap);
        layout->addWidget(dot);
    }
    auto* value = new QLabel;
    value->setFont(fontOf(fact.isNumber ? FactFont::Digits : fact.font, TextRole::Body,
                          theme::TextWeight::Regular));
    value->setWordWrap(!fact.isNumber);
    value->setAlignment((fact.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (fact.targets.empty()) {
        value->setTextFormat(Qt::PlainText);
        value->setText(fact.value);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setFocusPolicy(Qt::NoFocus);
    } else {
        value->setTextFormat(Qt::RichText);
        value->setText(
            QStringLiteral("<a style=\"text-decoration:none;color:%1\" href=\"#\">%2</a>")
                .arg(tokens.accent.name(),
                     fact.value.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"))));
        value->setTextInteractionFlags(Qt::TextBrowserInteraction);
        connect(value, &QLabel::linkActivated, this, [this, targets = fact.targets] {
            m_selection.select(targets);
            Q_EMIT m_selection.showRequested(targets.front());
        });
    }
    value->setBuddy(nullptr);
    value->setAccessibleName(fact.label.isEmpty() ? fact.value
                                                  : fact.label + QStringLiteral(": ") + fact.value);
    layout->addWidget(value, fact.isNumber ? 0 : 1);
    return row;
}

void InspectorPanel::showProblems()
{
    const auto& tokens = look().tokens;
    clear(*m_problems);
    int count = 0;
    auto worst = paint::Severity::None;
    for (const auto& finding : m_project.findings()) {
        const auto concerns = [&finding](const domain::ObjectRef& object) {
            return finding.object == object ||
                   std::find(finding.others.begin(), finding.others.end(), object) !=
                       finding.others.end();
        };
        if (std::none_of(m_selection.objects().begin(), m_selection.objects().end(), concerns))
            continue;
        ++count;
        worst = std::max(worst, markOf(finding.severity));
        auto* sentence = new QLabel(QStringLiteral("%1  %2").arg(toQt(ruleText(finding.rule)),
                                                                 wording::findingText(finding)));
        sentence->setTextFormat(Qt::PlainText);
        sentence->setWordWrap(true);
        sentence->setFont(look().fonts.of(TextRole::Body));
        sentence->setContentsMargins(0, metrics::kSpace1, 0, metrics::kSpace1);
        sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_problems->addWidget(sentence);
    }
    if (count == 0) {
        auto* none = new QLabel(tr("No problems here."));
        none->setFont(look().fonts.of(TextRole::Body));
        setColour(*none, tokens.text3);
        m_problems->addWidget(none);
    }
    m_problems->addStretch();
    m_tabs->setTabText(1, count == 0 ? tr("Problems") : tr("Problems %1").arg(count));

    m_badge->setVisible(worst != paint::Severity::None);
    const QSize size(metrics::kIcon, metrics::kIcon);
    QPixmap pixmap(size * devicePixelRatioF());
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint::paintSeverity(painter, QRectF(QPointF(), QSizeF(size)), worst, tokens);
    painter.end();
    m_badge->setPixmap(pixmap);
}

} // namespace netatlas::views
