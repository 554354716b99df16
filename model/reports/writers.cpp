// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reports/writers.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace netatlas::reports {

namespace {

tl::unexpected<Error> systemFailure(const std::string& path, int problem)
{
    const ErrorKind kind = problem == ENOSPC || problem == EDQUOT    ? ErrorKind::NoRoom
                           : problem == ENOENT || problem == ENOTDIR ? ErrorKind::NotFound
                                                                     : ErrorKind::Refused;
    return fail(kind, {{"what", "file"},
                       {"file", path},
                       {"key", path},
                       {"cause", std::string(std::strerror(problem))}});
}

/// Everything, through to the disk; the number of the failure, or 0.
int writeAll(int file, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(file) == 0 || errno == EINVAL ? 0 : errno;
}

/// The rights that a new file of this user gets.
mode_t usualMode()
{
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

} // namespace

const std::vector<ReportFormat>& formats()
{
    static const std::vector<ReportFormat> all{
        {"html", htmlText}, {"md", markdownText}, {"csv", csvText}, {"json", jsonText}};
    return all;
}

const ReportFormat* findFormat(std::string_view id)
{
    for (const ReportFormat& format : formats())
        if (format.id == id || (format.id == "md" && id == "markdown"))
            return &format;
    return nullptr;
}

Status writeFile(const std::string& path, std::string_view text)
{
    struct stat present = {};
    const bool exists = ::stat(path.c_str(), &present) == 0;
    if (exists && S_ISDIR(present.st_mode))
        return systemFailure(path, EISDIR);
    // A terminal or pipe cannot be replaced by a file beside it.
    if (exists && !S_ISREG(present.st_mode)) {
        const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (file < 0)
            return systemFailure(path, errno);
        const int problem = writeAll(file, text);
        ::close(file);
        return problem == 0 ? Status() : systemFailure(path, problem);
    }
    std::string beside = path + ".XXXXXX";
    const int file = ::mkstemp(beside.data());
    if (file < 0)
        return systemFailure(path, errno);
    int problem = writeAll(file, text);
    if (::fchmod(file, exists ? present.st_mode & 07777 : usualMode()) != 0 && problem == 0)
        problem = errno;
    if (::close(file) != 0 && problem == 0)
        problem = errno;
    if (problem == 0 && std::rename(beside.c_str(), path.c_str()) != 0)
        problem = errno;
    if (problem == 0)
        return {};
    ::unlink(beside.c_str());
    return systemFailure(path, problem);
}

} // namespace netatlas::reports
