// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verbs.h"
#include "app/composition/project_file.h"
#include "app/platform/end_request.h"

#include <boost/json/value.hpp>

namespace netatlas::cli {

Exit runNew(const Invocation& invocation, const std::string& file)
{
    platform::finishBeforeEnding();
    const auto session = composition::createProject(file, invocation.clock());
    if (!session)
        return invocation.refuse(session.error());
    if (invocation.isJson)
        invocation.json(boost::json::object{{"project", file}});
    invocation.remark("Created " + file + ".");
    return Exit::Fine;
}

} // namespace netatlas::cli
