// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/home/start_page.h"

#include "views/home/start_card.h"
#include "views/theme/metrics.h"
#include "views/theme/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace netatlas::views::home {

namespace metrics = theme::metrics;
using theme::Icon;
using theme::TextRole;

StartPage::StartPage(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(tr("Netatlas")))
    , m_sentence(new QLabel(tr("See your network as graphs, move subnets between spaces, and know "
                               "what would break before you do.")))
    , m_recentTitle(new QLabel(tr("Recent projects")))
    , m_recent(new QVBoxLayout)
{
    setObjectName(QStringLiteral("view.start"));
    auto* demo = new StartCard(Icon::Star, tr("Try the demo"),
                               tr("A site of 103 machines with prepared problems."));
    demo->setObjectName(QStringLiteral("start.demo"));
    auto* import = new StartCard(Icon::Import, tr("Import"),
                                 tr("Juju files, ip output of other hosts, or this host."));
    import->setObjectName(QStringLiteral("start.import"));
    auto* blank = new StartCard(Icon::NewFile, tr("Blank project"),
                                tr("Start with alpha alone and add your own."));
    blank->setObjectName(QStringLiteral("start.new"));
    auto* open = new StartCard(Icon::Open, tr("Open"), tr("A project file, .netatlas."));
    open->setObjectName(QStringLiteral("start.open"));
    connect(demo, &StartCard::clicked, this, &StartPage::demoWanted);
    connect(import, &StartCard::clicked, this, &StartPage::importWanted);
    connect(blank, &StartCard::clicked, this, &StartPage::newWanted);
    connect(open, &StartCard::clicked, this, &StartPage::openWanted);

    auto* cards = new QHBoxLayout;
    cards->setSpacing(metrics::kSpace3);
    for (StartCard* card : {demo, import, blank, open})
        cards->addWidget(card);
    cards->addStretch();

    m_recent->setSpacing(0);
    auto* block = new QVBoxLayout;
    block->setSpacing(metrics::kSpace4);
    block->addStretch(2);
    block->addWidget(m_title);
    block->addWidget(m_sentence);
    block->addLayout(cards);
    block->addSpacing(metrics::kSpace2);
    block->addWidget(m_recentTitle);
    block->addLayout(m_recent);
    block->addStretch(3);
    auto* layout = new QHBoxLayout(this);
    layout->addStretch();
    layout->addLayout(block);
    layout->addStretch();
    connect(&theme::ActiveTheme::instance(), &theme::ActiveTheme::changed, this,
            &StartPage::applyTheme);
    applyTheme();
    setRecent({});
}

void StartPage::setRecent(const QStringList& paths)
{
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_recentTitle->setVisible(!paths.isEmpty());
    for (const QString& path : paths) {
        const QFileInfo file(path);
        auto* button = new QPushButton(
            file.exists() ? QStringLiteral("%1   %2").arg(file.completeBaseName(), path)
                          : tr("%1   missing: %2").arg(file.completeBaseName(), path));
        button->setFlat(true);
        button->setEnabled(file.exists());
        button->setStyleSheet(QStringLiteral("text-align:left"));
        button->setMaximumWidth(4 * 220);
        connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT recentWanted(path); });
        m_recent->addWidget(button);
    }
}

void StartPage::applyTheme()
{
    const auto& look = theme::ActiveTheme::instance();
    m_title->setFont(look.fonts().of(TextRole::Page));
    m_sentence->setFont(look.fonts().of(TextRole::Body));
    m_recentTitle->setFont(look.fonts().of(TextRole::Heading));
    QPalette palette = m_sentence->palette();
    palette.setColor(QPalette::WindowText, look.tokens().text2);
    m_sentence->setPalette(palette);
}

} // namespace netatlas::views::home
