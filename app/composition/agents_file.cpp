// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/agents_file.h"

#include "app/composition/project_settings.h"

namespace netatlas::composition {

namespace {

std::string fileKey(domain::ModelId model)
{
    return "model/" + model.text() + "/agents-file";
}

} // namespace

std::string agentsFile(const domain::Revision& revision, domain::ModelId model)
{
    return projectSetting(revision, fileKey(model));
}

Status setAgentsFile(session::Session& session, domain::ModelId model, const std::string& path)
{
    const domain::Model* present = session.live().model(model);
    if (!present)
        return fail(ErrorKind::NotFound, {{"what", "model"}, {"key", model.text()}});
    if (!path.empty() && !path.starts_with('/'))
        return fail(ErrorKind::NotValid,
                    {{"what", "path"}, {"value", path}, {"cause", "is not absolute"}});
    const auto changes = projectSettingChange(session.live(), fileKey(model), path);
    if (changes.empty())
        return {};
    const auto entry = session.commitProject(changes, session::Cause::Edit, "set-agents-file",
                                             {{"model", present->row.name}, {"file", path}});
    return entry ? Status() : fail(entry.error());
}

bool hasControllers(const domain::Model& model)
{
    return !model.table<domain::ControllerNodeRow>().empty() ||
           !model.table<domain::HostPortsRow>().empty();
}

} // namespace netatlas::composition
