// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/file_check.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <array>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>

namespace netatlas::store {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHeaderBytes = 100;
constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::size_t kFormatOffset = 60;
constexpr std::size_t kApplicationOffset = 68;

using Header = std::array<char, kHeaderBytes>;

std::uint32_t bigEndian(const Header& header, std::size_t offset)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i)
        number = number << 8U | static_cast<unsigned char>(header[offset + i]);
    return number;
}

tl::unexpected<Error> foreign(const std::string& path, std::string_view cause)
{
    return fail(ErrorKind::NotValid, {{"what", "file"}, {"value", path}, {"cause", cause}});
}

tl::unexpected<Error> damaged(const std::string& path, std::string_view where)
{
    return fail(ErrorKind::FileDamaged, {{"file", path}, {"where", where}});
}

std::set<std::string> schemaOf(Connection& connection)
{
    std::set<std::string> names;
    Statement& asked = connection.statement(
        "SELECT type || ' ' || name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'");
    while (asked.step())
        names.insert(std::string(asked.text(0)));
    return names;
}

} // namespace

Result<int> checkHeader(const std::string& path, std::span<const Migration> steps)
{
    std::error_code problem;
    const auto status = fs::status(path, problem);
    if (status.type() == fs::file_type::not_found)
        return fail(ErrorKind::NotFound, {{"what", "file"}, {"key", path}});
    if (status.type() != fs::file_type::regular)
        return foreign(path, "not a file");
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return fail(ErrorKind::Refused, {{"file", path}, {"cause", std::strerror(errno)}});
    Header header{};
    stream.read(header.data(), header.size());
    const bool isDatabase = std::string_view(header.data(), kMagic.size()) == kMagic;
    if (stream.gcount() == 0)
        return foreign(path, "empty");
    if (!isDatabase)
        return foreign(path, "not a Netatlas project");
    if (static_cast<std::size_t>(stream.gcount()) < kHeaderBytes)
        return damaged(path, "header");
    if (bigEndian(header, kApplicationOffset) != kApplicationId)
        return foreign(path, "a database of another program");
    const auto format = static_cast<int>(bigEndian(header, kFormatOffset));
    if (format > formatOf(steps))
        return fail(ErrorKind::FileNewer,
                    {{"file", path}, {"format", format}, {"reads", formatOf(steps)}});
    return format;
}

Status checkContent(Connection& connection, std::span<const Migration> steps)
{
    std::string where;
    const Status status = guarded(connection.path(), [&] {
        Statement& check = connection.statement("PRAGMA quick_check(1)");
        if (check.step() && check.text(0) != "ok")
            where = std::string(check.text(0));
        check.reset();
        if (!where.empty() || connection.number("PRAGMA user_version") != formatOf(steps))
            return;
        Connection fresh(":memory:", Access::ReadWrite);
        migrate(fresh, steps);
        const auto present = schemaOf(connection);
        for (const auto& name : schemaOf(fresh))
            if (where.empty() && !present.contains(name))
                where = "missing " + name;
    });
    if (!status)
        return status;
    return where.empty() ? Status() : damaged(connection.path(), where);
}

Status checkFile(const std::string& path, std::span<const Migration> steps)
{
    const bool hasLog = hasPendingLog(path);
    const bool hadIndex = fs::exists(path + "-shm");
    Status content;
    const Status status = guarded(path, [&] {
        Connection connection(path, hasLog ? Access::ReadOnly : Access::Frozen);
        content = checkContent(connection, steps);
    });
    if (const bool isGood = status && content; !isGood && hasLog && !hadIndex) {
        std::error_code ignored;
        fs::remove(path + "-shm", ignored);
    }
    return status ? content : status;
}

bool hasPendingLog(const std::string& path)
{
    std::error_code problem;
    const auto size = fs::file_size(path + "-wal", problem);
    return !problem && size > 0;
}

std::string backupPath(const std::string& path)
{
    return path + ".bak";
}

void copyTo(Connection& connection, const std::string& path)
{
    const std::string unfinished = path + "-new";
    std::error_code ignored;
    fs::remove(unfinished, ignored);
    try {
        {
            SQLite::Database copy(unfinished, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            SQLite::Backup backup(copy, connection.database());
            backup.executeStep(-1);
        }
        fs::rename(unfinished, path);
    } catch (const fs::filesystem_error& problem) {
        fs::remove(unfinished, ignored);
        throw SQLite::Exception(problem.what(), 14); // SQLITE_CANTOPEN
    } catch (...) {
        fs::remove(unfinished, ignored);
        throw;
    }
}

void refreshBackup(Connection& connection)
{
    constexpr auto kFresh = std::chrono::minutes(10);
    const std::string copy = backupPath(connection.path());
    std::error_code problem;
    const auto made = fs::last_write_time(copy, problem);
    if (!problem) {
        const auto changed = fs::last_write_time(connection.path(), problem);
        const bool isOld = fs::file_time_type::clock::now() - made > kFresh;
        if (problem || !isOld || changed <= made)
            return;
    }
    // Without room for a copy the project is still good.
    (void)guarded(connection.path(), [&] { copyTo(connection, copy); });
}

std::optional<std::string> goodBackup(const std::string& path, std::span<const Migration> steps)
{
    const std::string copy = backupPath(path);
    if (!checkHeader(copy, steps) || !checkFile(copy, steps))
        return std::nullopt;
    return copy;
}

} // namespace netatlas::store
