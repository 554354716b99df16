// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verbs.h"
#include "app/composition/demo_project.h"
#include "app/platform/end_request.h"

#include <boost/json/value.hpp>

namespace netatlas::cli {

Exit runDemo(const Invocation& invocation, const std::string& file, const std::string& size)
{
    const auto wanted = exchange::parseDemoSize(size);
    if (!wanted)
        return invocation.wrongUse("'" + size + "' is no size. Use small, medium or large.");
    platform::finishBeforeEnding();
    const auto session = composition::createDemo(file, invocation.clock(), *wanted);
    if (!session)
        return invocation.refuse(session.error());
    boost::json::array models;
    for (const auto& model : (*session)->live().models())
        models.emplace_back(model->row.name);
    if (invocation.isJson)
        invocation.json(boost::json::object{{"project", file}, {"models", std::move(models)}});
    invocation.remark("Created " + file + " with the demo site.");
    return Exit::Fine;
}

} // namespace netatlas::cli
