// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/whole_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <streambuf>
#include <sys/stat.h>
#include <unistd.h>

namespace netatlas {

namespace fs = std::filesystem;

namespace {

constexpr mode_t kOrdinaryRights = 0666; // less what the user's mask takes
constexpr std::size_t kBufferSize = 65536;

/// Writes to a file descriptor and ends it. The first failure is kept, since a stream tells nothing
/// about it.
class DescriptorBuffer final : public std::streambuf
{
public:
    DescriptorBuffer() { setp(m_bytes.data(), m_bytes.data() + m_bytes.size()); }
    DescriptorBuffer(const DescriptorBuffer&) = delete;
    DescriptorBuffer& operator=(const DescriptorBuffer&) = delete;
    ~DescriptorBuffer() override { close(); }

    bool open(const std::string& path, int flags)
    {
        m_descriptor = ::open(path.c_str(), flags | O_WRONLY | O_CLOEXEC, kOrdinaryRights);
        return m_descriptor >= 0;
    }
    int descriptor() const { return m_descriptor; }
    int failure() const { return m_failure; }

    bool close()
    {
        const int descriptor = m_descriptor;
        m_descriptor = -1;
        return descriptor < 0 || ::close(descriptor) == 0;
    }

protected:
    int sync() override { return flushed() ? 0 : -1; }
    int_type overflow(int_type character) override
    {
        if (!flushed())
            return traits_type::eof();
        if (!traits_type::eq_int_type(character, traits_type::eof()))
            sputc(traits_type::to_char_type(character));
        return traits_type::not_eof(character);
    }

private:
    bool flushed()
    {
        std::string_view bytes(pbase(), static_cast<std::size_t>(pptr() - pbase()));
        while (!bytes.empty() && m_failure == 0) {
            const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
            if (written >= 0)
                bytes.remove_prefix(static_cast<std::size_t>(written));
            else if (errno != EINTR)
                m_failure = errno;
        }
        setp(m_bytes.data(), m_bytes.data() + m_bytes.size());
        return m_failure == 0;
    }

    int m_descriptor = -1;
    int m_failure = 0;
    std::array<char, kBufferSize> m_bytes;
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

/// A name beside the file that nobody else uses at the moment.
std::string unfinishedName(const fs::path& path)
{
    return (path.parent_path() /
            ('.' + path.filename().string() + '.' + std::to_string(::getpid()) + ".unfinished"))
        .string();
}

/// Asks for the new name on the disk, which comes with its folder. Where that cannot be asked for,
/// the system writes it in its own time.
void bringFolderToDisk(const fs::path& path)
{
    const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace

class WholeFile::Target
{
public:
    explicit Target(const std::string& path) : m_path(targetOf(path)) {}
    Target(const Target&) = delete;
    Target& operator=(const Target&) = delete;
    ~Target()
    {
        if (!m_unfinished.empty())
            ::unlink(m_unfinished.c_str());
    }

    std::ostream& stream() { return m_stream; }

    Status begin()
    {
        struct stat former = {};
        const bool exists = ::stat(m_path.c_str(), &former) == 0;
        if (exists && S_ISDIR(former.st_mode))
            return failWith(EISDIR, m_path);
        if (exists && !S_ISREG(former.st_mode))
            return m_buffer.open(m_path.string(), 0) ? Status() : failWith(errno, m_path);
        // A file that may not be written is not replaced behind the back of its rights.
        if (exists && ::faccessat(AT_FDCWD, m_path.c_str(), W_OK, AT_EACCESS) != 0)
            return failWith(errno, m_path);
        const std::string unfinished = unfinishedName(m_path);
        if (!m_buffer.open(unfinished, O_CREAT | O_EXCL))
            return failWith(errno, m_path);
        m_unfinished = unfinished;
        if (exists && ::fchmod(m_buffer.descriptor(), former.st_mode & 07777) != 0)
            return failWith(errno, m_path);
        return {};
    }

    Status finish()
    {
        m_stream.flush();
        if (m_buffer.failure() != 0)
            return failWith(m_buffer.failure(), m_path);
        if (m_unfinished.empty())
            return m_buffer.close() ? Status() : failWith(errno, m_path);
        if (::fsync(m_buffer.descriptor()) != 0 || !m_buffer.close() ||
            std::rename(m_unfinished.c_str(), m_path.c_str()) != 0)
            return failWith(errno, m_path);
        m_unfinished.clear();
        bringFolderToDisk(m_path);
        return {};
    }

private:
    fs::path m_path;
    std::string m_unfinished; ///< empty for what is written to directly, and when it is done
    DescriptorBuffer m_buffer;
    std::ostream m_stream{&m_buffer};
};

WholeFile::WholeFile(std::unique_ptr<Target> target) : m_target(std::move(target)) {}
WholeFile::WholeFile(WholeFile&&) noexcept = default;
WholeFile& WholeFile::operator=(WholeFile&&) noexcept = default;
WholeFile::~WholeFile() = default;

Result<WholeFile> WholeFile::begin(const std::string& path)
{
    auto target = std::make_unique<Target>(path);
    if (const Status begun = target->begin(); !begun)
        return fail(begun.error());
    return WholeFile(std::move(target));
}

std::ostream& WholeFile::stream()
{
    return m_target->stream();
}

Status WholeFile::finish()
{
    return m_target->finish();
}

Status writeWholeFile(const std::string& path, std::string_view bytes)
{
    auto file = WholeFile::begin(path);
    if (!file)
        return fail(file.error());
    file->stream().write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file->finish();
}

} // namespace netatlas
