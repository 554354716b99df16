// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reports/report_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace netatlas::reports {

namespace fs = std::filesystem;

namespace {

constexpr mode_t kOrdinaryRights = 0666; // less what the user's mask takes

/// Ends a file descriptor; `close()` tells what ending it by destruction cannot.
class OpenFile
{
public:
    OpenFile(const std::string& path, int flags)
        : m_descriptor(::open(path.c_str(), flags | O_WRONLY | O_CLOEXEC, kOrdinaryRights))
    {
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() { close(); }

    bool isOpen() const { return m_descriptor >= 0; }
    int descriptor() const { return m_descriptor; }

    bool write(std::string_view bytes) const
    {
        while (!bytes.empty()) {
            const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }

    bool close()
    {
        const int descriptor = m_descriptor;
        m_descriptor = -1;
        return descriptor < 0 || ::close(descriptor) == 0;
    }

private:
    int m_descriptor;
};

tl::unexpected<Error> failWith(int code, const fs::path& path)
{
    const bool isFull = code == ENOSPC || code == EDQUOT || code == EFBIG;
    if (code == ENOENT || code == ENOTDIR) {
        const fs::path folder = path.parent_path();
        return fail(ErrorKind::NotFound, {{"what", "folder"},
                                          {"key", folder.string()},
                                          {"file", path.string()},
                                          {"cause", std::strerror(code)}});
    }
    return fail(isFull ? ErrorKind::NoRoom : ErrorKind::Refused,
                {{"file", path.string()}, {"cause", std::strerror(code)}});
}

/// Where a chain of links ends, so that the link stays and its target is replaced.
fs::path targetOf(const fs::path& path)
{
    std::error_code problem;
    if (!fs::is_symlink(path, problem))
        return path;
    const fs::path target = fs::canonical(path, problem);
    return problem ? path : target;
}

Status writeDirectly(const fs::path& path, std::string_view bytes)
{
    OpenFile file(path.string(), 0);
    if (!file.isOpen() || !file.write(bytes) || !file.close())
        return failWith(errno, path);
    return {};
}

/// A name beside the file that nobody else uses at the moment.
std::string unfinishedName(const fs::path& path)
{
    return (path.parent_path() /
            ('.' + path.filename().string() + '.' + std::to_string(::getpid()) + ".unfinished"))
        .string();
}

/// Everything between opening the unfinished file and its new name; false leaves `errno`.
bool fill(OpenFile& file, const std::string& unfinished, const fs::path& path,
          const struct stat* former, std::string_view bytes)
{
    return (!former || ::fchmod(file.descriptor(), former->st_mode & 07777) == 0) &&
           file.write(bytes) && ::fsync(file.descriptor()) == 0 && file.close() &&
           std::rename(unfinished.c_str(), path.c_str()) == 0;
}

} // namespace

Status writeReportFile(const std::string& path, std::string_view bytes)
{
    const fs::path target = targetOf(path);
    struct stat former = {};
    const bool exists = ::stat(target.c_str(), &former) == 0;
    if (exists && S_ISDIR(former.st_mode))
        return failWith(EISDIR, target);
    if (exists && !S_ISREG(former.st_mode))
        return writeDirectly(target, bytes);
    // A file that may not be written is not replaced behind the back of its rights.
    if (exists && ::faccessat(AT_FDCWD, target.c_str(), W_OK, AT_EACCESS) != 0)
        return failWith(errno, target);

    const std::string unfinished = unfinishedName(target);
    OpenFile file(unfinished, O_CREAT | O_EXCL);
    if (!file.isOpen())
        return failWith(errno, target);
    if (!fill(file, unfinished, target, exists ? &former : nullptr, bytes)) {
        const int code = errno;
        ::unlink(unfinished.c_str());
        return failWith(code, target);
    }
    // The new name reaches the disk with its folder; where that cannot be asked for, it does later.
    const std::string folder = target.has_parent_path() ? target.parent_path().string() : ".";
    if (const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
    return {};
}

} // namespace netatlas::reports
