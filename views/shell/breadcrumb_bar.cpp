// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/breadcrumb_bar.h"

#include "views/commands/action_set.h"
#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/text_growth.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace netatlas::views::shell {

namespace metrics = theme::metrics;

BreadcrumbBar::BreadcrumbBar(const commands::ActionSet& actions, QWidget* parent)
    : QWidget(parent)
    , m_place(new QLabel)
    , m_matches(new QLabel)
    , m_find(new widgets::SearchEdit(theme::Icon::Search, tr("Find: 10.2.0.9, db, mysql/2")))
{
    setObjectName(QStringLiteral("breadcrumb"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kSpace2, 0, metrics::kSpace2, 0);
    layout->setSpacing(metrics::kSpace1);
    for (const char* id : {"act.go.back", "act.go.forward"}) {
        auto* button = new QToolButton;
        button->setDefaultAction(actions.action(id));
        button->setAutoRaise(true);
        widgets::growIcon(button, metrics::kIcon, metrics::kTarget);
        layout->addWidget(button);
    }
    layout->addSpacing(metrics::kSpace2);
    m_place->setObjectName(QStringLiteral("breadcrumb.place"));
    m_place->setTextFormat(Qt::RichText);
    layout->addWidget(m_place);
    layout->addStretch();
    m_matches->setObjectName(QStringLiteral("find.matches"));
    layout->addWidget(m_matches);
    m_find->setObjectName(QStringLiteral("find.field"));
    m_find->setAccessibleName(tr("Find"));
    m_find->setFixedWidth(metrics::kFilterWidth);
    m_find->setShortcutHint(actions.action("act.edit.find")->shortcut());
    layout->addWidget(m_find);
    widgets::growHeight(this, metrics::kBreadcrumbBar);
    connect(&theme::ActiveTheme::instance(), &theme::ActiveTheme::changed, this,
            &BreadcrumbBar::applyTheme);
    applyTheme();
}

void BreadcrumbBar::setPlace(const QStringList& parts)
{
    m_parts = parts;
    applyTheme();
}

void BreadcrumbBar::setMatchText(const QString& text)
{
    m_matches->setText(text);
    m_matches->setVisible(!text.isEmpty());
}

void BreadcrumbBar::applyTheme()
{
    const auto& look = theme::ActiveTheme::instance();
    QStringList parts;
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        const bool isLast = i + 1 == m_parts.size();
        parts << QStringLiteral("<span style=\"color:%1;font-weight:%2\">%3</span>")
                     .arg((isLast ? look.tokens().text1 : look.tokens().text2).name(),
                          isLast ? QStringLiteral("600") : QStringLiteral("400"),
                          m_parts[i].toHtmlEscaped());
    }
    const QString chevron =
        QStringLiteral("<span style=\"color:%1\">&nbsp;&nbsp;›&nbsp;&nbsp;</span>")
            .arg(look.tokens().text3.name());
    m_place->setText(parts.join(chevron));
    m_place->setAccessibleName(m_parts.join(QStringLiteral(", ")));
    m_place->setFont(look.fonts().of(theme::TextRole::Body));
    m_matches->setFont(look.fonts().of(theme::TextRole::Small));
}

} // namespace netatlas::views::shell
