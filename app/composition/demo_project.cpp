// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demo_project.h"

#include "app/composition/project_file.h"
#include "model/session/row_changes.h"

#include <filesystem>

namespace netatlas::composition {

namespace {

constexpr std::string_view kUnfinished = ".unfinished";

Status fillWithDemo(const std::string& path, const Clock& clock, exchange::DemoSize size)
{
    const auto session = createProject(path, clock);
    if (!session)
        return fail(session.error());
    for (auto& fragment : exchange::makeDemo(size)) {
        session::Observation seen;
        seen.newModel = fragment.row;
        seen.changes.rows = session::changesBetween(domain::emptyModelState(), fragment.state);
        seen.cause = session::Cause::Observation;
        seen.textId = "demo";
        seen.facts = {{"model", fragment.row.name}};
        if (const auto entry = (*session)->observe(std::move(seen)); !entry)
            return fail(entry.error());
    }
    return {};
}

void removeProject(const std::string& path)
{
    std::error_code ignored;
    for (const char* part : {"", "-wal", "-shm", "-lock", ".bak"})
        std::filesystem::remove(path + part, ignored);
}

/// Errors speak of the file that was asked for.
Error named(Error error, const std::string& path)
{
    for (const char* detail : {"file", "key", "value"})
        if (detailOf(error.details, detail).text().ends_with(kUnfinished))
            error.details[detail] = path;
    return error;
}

} // namespace

Result<std::unique_ptr<session::Session>> createDemo(const std::string& path, const Clock& clock,
                                                     exchange::DemoSize size)
{
    std::error_code problem;
    if (std::filesystem::exists(std::filesystem::symlink_status(path, problem)))
        return fail(ErrorKind::AlreadyExists, {{"what", "file"}, {"key", path}});
    // Several models are several steps, so the file gets its name when it has them all.
    const std::string unfinished = path + std::string(kUnfinished);
    removeProject(unfinished);
    if (const Status filled = fillWithDemo(unfinished, clock, size); !filled) {
        removeProject(unfinished);
        return fail(named(filled.error(), path));
    }
    // Unlike a rename this never replaces a file that came meanwhile; where a file system has no
    // links, renaming must do.
    std::filesystem::create_hard_link(unfinished, path, problem);
    if (problem && !std::filesystem::exists(path))
        std::filesystem::rename(unfinished, path, problem);
    removeProject(unfinished);
    if (problem)
        return fail(ErrorKind::Refused, {{"file", path}, {"cause", problem.message()}});
    return openProject(path, clock, false);
}

} // namespace netatlas::composition
