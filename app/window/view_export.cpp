// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/view_export.h"

#include "model/engine/rules/finding.h"
#include "views/bridge/qt_executor.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/selection.h"
#include "views/dialogs/move_drag.h"
#include "views/spaces/board_view.h"
#include "views/topology/topology_picture.h"

namespace netatlas::window {

namespace {

Status exportTopology(session::Session& session, const QString& path)
{
    const auto picture = views::topology::TopologyPicture::of(
        {session.shown(), session.live(), engine::rules::findAll(session.shown(), session.now())});
    if (!picture)
        return fail(picture.error());
    return views::writePicture(*picture, path);
}

Status exportSpaces(session::Session& session, const QString& path)
{
    views::QtExecutor home;
    workers::JobRunner jobs(home, 1);
    views::ProjectBridge project(session, jobs);
    views::Selection selection;
    views::dialogs::MoveDrag drag(project);
    const views::spaces::BoardView board({project, selection}, drag);
    return board.exportPicture(path);
}

} // namespace

Status exportView(session::Session& session, const std::string& view, const std::string& path)
{
    if (view == "topology")
        return exportTopology(session, views::toQt(path));
    if (view == "spaces")
        return exportSpaces(session, views::toQt(path));
    return fail(
        ErrorKind::NotFound,
        {{"what", "view"}, {"key", view}, {"candidates", Detail::List{"spaces", "topology"}}});
}

} // namespace netatlas::window
