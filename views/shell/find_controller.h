// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/project_bridge.h"

#include <QObject>

namespace netatlas::views::shell {

class BreadcrumbBar;

/// Find: what is typed lights its matches, F3 walks them, the view brings each into sight
/// (user-experience 8).
class FindController : public QObject
{
    Q_OBJECT

public:
    FindController(const ViewContext& context, BreadcrumbBar& bar);

    /// Shows the next match, or with -1 the one before; wraps around.
    void step(int by);

private:
    void search();

    ProjectBridge& m_project;
    Selection& m_selection;
    BreadcrumbBar& m_bar;
    workers::Job m_job;
    std::vector<domain::ObjectRef> m_matches;
    int m_present = -1;
};

} // namespace netatlas::views::shell
