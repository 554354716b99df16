// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/project_file.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <pwd.h>
#include <unistd.h>

namespace netatlas::composition {

namespace fs = std::filesystem;

Result<std::string> chooseProject(const std::string& named, const std::string& folder)
{
    if (!named.empty())
        return named;
    if (const char* fromEnvironment = std::getenv("NETATLAS_PROJECT");
        fromEnvironment && *fromEnvironment)
        return std::string(fromEnvironment);
    std::vector<std::string> candidates;
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(folder, problem))
        if (entry.path().extension() == kProjectSuffix && entry.is_regular_file(problem))
            candidates.push_back(entry.path().filename().string());
    if (candidates.empty())
        return fail(ErrorKind::NotFound, {{"what", "project"}, {"key", folder}});
    std::sort(candidates.begin(), candidates.end());
    if (candidates.size() > 1)
        return fail(ErrorKind::Ambiguous,
                    {{"what", "project"}, {"key", folder}, {"candidates", candidates}});
    return (fs::path(folder) / candidates.front()).lexically_normal().string();
}

std::string actorName()
{
    const passwd* account = getpwuid(getuid());
    return account ? account->pw_name : std::to_string(getuid());
}

Result<std::unique_ptr<session::Session>> openProject(const std::string& path, const Clock& clock,
                                                      bool readOnly)
{
    return session::Session::open(path,
                                  {.clock = &clock, .actor = actorName(), .readOnly = readOnly});
}

Result<std::unique_ptr<session::Session>> createProject(const std::string& path, const Clock& clock)
{
    return session::Session::create(path, {.clock = &clock, .actor = actorName()});
}

} // namespace netatlas::composition
