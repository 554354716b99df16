// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/source_news.h"

#include "views/bridge/project_bridge.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/worker_bridge.h"
#include "views/itemmodels/source_ages.h"
#include "views/widgets/message_bar.h"
#include "views/wording/error_text.h"
#include "views/wording/time_text.h"

namespace netatlas::views::shell {

namespace {

constexpr const char* kPrefix = "source/";

QString messageId(const std::string& source)
{
    return QLatin1String(kPrefix) + toQt(source);
}

} // namespace

SourceNews::SourceNews(widgets::MessageBar& messages, ProjectBridge& project, WorkerBridge& workers)
    : m_messages(messages)
    , m_project(project)
    , m_workers(workers)
{
    connect(&workers, &WorkerBridge::healthChanged, this, &SourceNews::follow);
    connect(&messages, &widgets::MessageBar::actionTriggered, this, &SourceNews::act);
    follow();
}

SourceNews::~SourceNews()
{
    for (const std::string& name : m_told)
        m_messages.resolve(messageId(name));
}

void SourceNews::follow()
{
    std::set<std::string> failing;
    for (const SourceAge& age : sourceAges(m_project.shown(), m_workers.health())) {
        if (!age.isFailing)
            continue;
        failing.insert(age.name);
        if (m_told.contains(age.name))
            continue;
        const QString error = wording::errorSentence(*m_workers.find(age.name)->error);
        const QString sentence =
            age.read ? tr("%1 Showing data of %2.").arg(error, wording::absoluteTime(*age.read))
                     : tr("%1 Nothing of it is known yet.").arg(error);
        m_messages.post(
            {messageId(age.name), paint::Severity::Warning, sentence, {tr("Retry"), tr("Show")}});
        Q_EMIT told(sentence);
    }
    for (const std::string& name : m_told)
        if (!failing.contains(name))
            m_messages.resolve(messageId(name));
    m_told = std::move(failing);
}

void SourceNews::act(const QString& id, int action)
{
    if (!id.startsWith(QLatin1String(kPrefix)))
        return;
    const QString name = id.mid(QString::fromLatin1(kPrefix).size());
    if (action == 0)
        m_workers.runNow(toStd(name));
    else
        Q_EMIT showWanted(name);
}

} // namespace netatlas::views::shell
