// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verbs.h"
#include "app/composition/agents_file.h"

#include <filesystem>

namespace netatlas::cli {

namespace {

constexpr const char* kAgentsFile = "agents-file";

/// The model that is named, else the only one with controllers.
Result<const domain::Model*> controllerModel(const Invocation& invocation,
                                             const domain::Revision& revision)
{
    std::vector<const domain::Model*> fitting;
    std::vector<std::string> names;
    for (const auto& model : revision.models()) {
        const bool isMeant = invocation.model.empty() ? composition::hasControllers(*model)
                                                      : model->row.name == invocation.model;
        if (isMeant) {
            fitting.push_back(model.get());
            names.push_back(model->row.name);
        }
    }
    if (fitting.size() == 1)
        return fitting.front();
    if (!fitting.empty())
        return fail(ErrorKind::Ambiguous,
                    {{"what", "model"}, {"key", "controllers"}, {"candidates", names}});
    return fail(ErrorKind::NotFound,
                {{"what", "model"},
                 {"key", invocation.model.empty() ? "with controllers" : invocation.model}});
}

} // namespace

Exit runSettings(const Invocation& invocation)
{
    const auto session = invocation.openToRead();
    if (!session)
        return invocation.refuse(session.error());
    const domain::Revision revision = (*session)->live();
    boost::json::array list;
    std::vector<std::vector<std::string>> rows;
    for (const auto& model : revision.models()) {
        const std::string file = composition::agentsFile(revision, model->row.id);
        if (file.empty() && !composition::hasControllers(*model))
            continue;
        list.push_back(boost::json::object{
            {"setting", kAgentsFile}, {"model", model->row.name}, {"value", file}});
        rows.push_back({kAgentsFile, model->row.name, file.empty() ? "none" : file,
                        "The file that endpoints of controllers are written to, for agents."});
    }
    invocation.list(list, {"Setting", "Model", "Value", "What it is"}, rows,
                    "There is nothing to set: the project has no controllers.");
    return Exit::Fine;
}

Exit runSet(const Invocation& invocation, const std::string& setting, const std::string& value)
{
    if (setting != kAgentsFile)
        return invocation.wrongUse("There is no setting '" + setting + "'. There is " +
                                   kAgentsFile + '.');
    const auto session = invocation.openToWrite();
    if (!session)
        return invocation.refuse(session.error());
    const auto model = controllerModel(invocation, (*session)->live());
    if (!model)
        return invocation.refuse(model.error());
    // From where the verb was given, not from where the file is written next.
    std::error_code code;
    const auto path = value.empty() ? std::filesystem::path()
                                    : std::filesystem::absolute(value, code).lexically_normal();
    const std::string name = (*model)->row.name;
    if (const Status done = composition::setAgentsFile(**session, (*model)->row.id, path.string());
        !done)
        return invocation.refuse(done.error());
    invocation.remark(value.empty()
                          ? "Endpoints of " + name + " are written nowhere."
                          : "Endpoints of " + name + " are written to " + path.string() +
                                " while the project is open in a window or with `netatlas watch`.");
    return Exit::Fine;
}

} // namespace netatlas::cli
