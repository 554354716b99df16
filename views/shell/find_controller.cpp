// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/find_controller.h"

#include "model/engine/query/find.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/selection.h"
#include "views/shell/breadcrumb_bar.h"
#include "views/wording/words.h"

namespace netatlas::views::shell {

FindController::FindController(const ViewContext& context, BreadcrumbBar& bar)
    : m_project(context.project)
    , m_selection(context.selection)
    , m_bar(bar)
{
    connect(&bar.findField(), &QLineEdit::textChanged, this, &FindController::search);
    connect(&bar.findField(), &QLineEdit::returnPressed, this, [this] { step(1); });
    connect(&m_project, &ProjectBridge::revisionChanged, this, &FindController::search);
    bar.findField().clear();
    bar.setMatchText({});
}

void FindController::search()
{
    const std::string text = toStd(m_bar.findField().text());
    if (text.empty()) {
        m_job.cancel();
        m_matches.clear();
        m_bar.setMatchText({});
        return;
    }
    m_job = m_project.jobs().run(
        [revision = m_project.shown(), text](workers::JobControl&) {
            std::vector<domain::ObjectRef> found;
            for (const auto& match : engine::query::find(revision, text))
                found.push_back(match.object);
            return found;
        },
        [this](std::vector<domain::ObjectRef> found) {
            m_matches = std::move(found);
            m_present = -1;
            m_bar.setMatchText(m_matches.empty()
                                   ? tr("no match")
                                   : wording::counted("1 match", "%Ln matches",
                                                      static_cast<qint64>(m_matches.size())));
        });
}

void FindController::step(int by)
{
    if (m_matches.empty())
        return;
    const auto count = static_cast<int>(m_matches.size());
    m_present = m_present < 0 ? (by > 0 ? 0 : count - 1) : (m_present + by + count) % count;
    const domain::ObjectRef& match = m_matches[static_cast<std::size_t>(m_present)];
    m_bar.setMatchText(tr("%1 of %2").arg(m_present + 1).arg(count));
    m_selection.select(match);
    Q_EMIT m_selection.showRequested(match);
}

} // namespace netatlas::views::shell
