// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verbs.h"
#include "app/composition/project_file.h"
#include "model/store/file_check.h"
#include "model/store/file_lock.h"

#include <filesystem>

namespace netatlas::cli {

Exit runDoctor(const Invocation& invocation)
{
    const auto path = composition::chooseProject(invocation.project);
    if (!path)
        return invocation.refuse(path.error());
    const auto session = composition::openProject(*path, invocation.clock(), true);
    if (!session)
        return invocation.refuse(session.error());
    std::error_code problem;
    const auto size = std::filesystem::file_size(*path, problem);
    const bool isOpenElsewhere = store::FileLock::tryOn((*session)->path()).outcome() ==
                                 store::FileLock::Outcome::HeldElsewhere;
    const auto copy = store::goodBackup((*session)->path(), store::migrations());
    boost::json::object answer{{"project", *path},
                               {"whole", true},
                               {"format", store::formatOf(store::migrations())},
                               {"bytes", size},
                               {"open-to-write", isOpenElsewhere},
                               {"copy", copy ? boost::json::value(*copy) : nullptr},
                               {"models", (*session)->shown().models().size()},
                               {"steps-pending", (*session)->pendingSteps().size()},
                               {"undo", (*session)->undoEntry() != nullptr}};
    if (invocation.isJson) {
        invocation.json(answer);
        return Exit::Fine;
    }
    invocation.table({"Check", "Result"},
                     {{"File", *path},
                      {"Structure", "whole"},
                      {"Format", std::to_string(store::formatOf(store::migrations()))},
                      {"Size", std::to_string(size) + " bytes"},
                      {"Opened to write", isOpenElsewhere ? "yes, by another program" : "no"},
                      {"Copy of the last good state", copy.value_or("none yet")},
                      {"Models", std::to_string((*session)->shown().models().size())},
                      {"Steps pending", std::to_string((*session)->pendingSteps().size())}});
    return Exit::Fine;
}

} // namespace netatlas::cli
