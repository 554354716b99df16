// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lookup.h"
#include "app/cli/verbs.h"
#include "app/platform/end_request.h"
#include "app/window/offscreen.h"
#include "app/window/project_report.h"
#include "app/window/view_export.h"

#include <boost/json/value.hpp>

#include <filesystem>

namespace netatlas::cli {

Exit runReport(const Invocation& invocation, const ReportArguments& arguments)
{
    const bool isPdf = arguments.format == "pdf" || arguments.file.ends_with(".pdf");
    if (isPdf && arguments.file.empty())
        return invocation.wrongUse("A PDF needs a file: -o FILE.");
    if (arguments.file.empty() && arguments.format.empty())
        return invocation.wrongUse("Say where to with -o FILE, or which --format to print.");
    const auto session = invocation.openToRead();
    if (!session)
        return invocation.refuse(session.error());
    window::ReportTask task{.id = arguments.id, .format = arguments.format, .path = arguments.file};
    if (!invocation.model.empty()) {
        const auto models = modelsOf(invocation.stateOf(**session), invocation);
        if (!models)
            return invocation.refuse(models.error());
        task.onlyModel = models->front()->row.id;
    }
    const auto application = isPdf ? window::offscreenApplication() : nullptr;
    const auto bytes =
        window::makeReport(invocation.stateOf(**session), invocation.clock().now(), task);
    if (!bytes)
        return invocation.refuse(bytes.error());
    platform::finishBeforeEnding();
    if (!arguments.file.empty())
        if (const Status written = window::writeReport(task, *bytes); !written)
            return invocation.refuse(written.error());
    if (arguments.file.empty())
        invocation.text(*bytes);
    else if (invocation.isJson)
        invocation.json(boost::json::object{{"report", arguments.id}, {"file", arguments.file}});
    else
        invocation.remark("Wrote " + arguments.file + ".");
    return Exit::Fine;
}

Exit runExportView(const Invocation& invocation, const ExportArguments& arguments)
{
    std::filesystem::path target(arguments.file);
    const std::string ending = target.extension().string();
    if (!arguments.format.empty() && ending.empty())
        target += "." + arguments.format;
    else if (!arguments.format.empty() && ending != "." + arguments.format)
        return invocation.wrongUse("The file ends in '" + ending + "', but the format is " +
                                   arguments.format + ".");
    const std::string& view = arguments.view;
    const std::string file = target.string();
    const auto session = invocation.openToRead();
    if (!session)
        return invocation.refuse(session.error());
    platform::finishBeforeEnding();
    const auto application = window::offscreenApplication();
    if (const Status written = window::exportView(**session, view, file); !written)
        return invocation.refuse(written.error());
    if (invocation.isJson)
        invocation.json(boost::json::object{{"view", view}, {"file", file}});
    else
        invocation.remark("Wrote " + file + ".");
    return Exit::Fine;
}

} // namespace netatlas::cli
