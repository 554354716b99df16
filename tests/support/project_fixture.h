// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"
#include "model/workers/job_runner.h"
#include "tests/support/state_text.h"
#include "views/bridge/project_bridge.h"
#include "views/bridge/qt_executor.h"
#include "views/bridge/selection.h"

#include <QTemporaryDir>

#include <memory>

namespace netatlas::tests {

/// An open project file of one planned model from a state text, with what views need of it.
class ProjectFixture
{
public:
    explicit ProjectFixture(std::string_view text, const std::string& name = "test")
    {
        auto opened = session::Session::create(
            (m_folder.path() + QStringLiteral("/test.netatlas")).toStdString(), {});
        if (!opened)
            qFatal("%s", errorText(opened.error()).c_str());
        m_session = std::move(*opened);
        add(text, name);
        m_bridge = std::make_unique<views::ProjectBridge>(*m_session, m_jobs);
    }

    /// Another model, as if its source had been read.
    void add(std::string_view text, const std::string& name)
    {
        session::Observation observation;
        observation.newModel.name = name;
        observation.newModel.editMode = domain::EditMode::Planned;
        observation.newModel.isController = true;
        const domain::ModelState from = domain::emptyModelState();
        const domain::ModelState to = stateFromText(text);
        domain::ModelRows::forEach([&]<class Row>() {
            for (const Row& row : to.table<Row>()) {
                const Row* before = from.table<Row>().find(row.id);
                if (!before || !(*before == row))
                    observation.changes.rows.of<Row>().push_back(
                        {row.id, before ? std::optional(*before) : std::nullopt, row});
            }
        });
        if (const auto done = m_session->observe(std::move(observation)); !done)
            qFatal("%s", errorText(done.error()).c_str());
    }

    views::ProjectBridge& bridge() { return *m_bridge; }
    views::Selection& selection() { return m_selection; }
    views::ViewContext context() { return {*m_bridge, m_selection}; }
    session::Session& session() { return *m_session; }
    const domain::Revision& shown() const { return m_session->shown(); }

private:
    QTemporaryDir m_folder;
    views::QtExecutor m_home;
    workers::JobRunner m_jobs{m_home, 1};
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<views::ProjectBridge> m_bridge;
    views::Selection m_selection;
};

} // namespace netatlas::tests
