// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/import_input.h"

#include "app/composition/ask_source.h"
#include "model/providers/document/document.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <istream>

namespace netatlas::composition {

Result<exchange::ImportInput> readImportStream(std::istream& stream, const std::string& name)
{
    constexpr std::size_t kBlock = std::size_t{1} << 20U;
    // One byte more than the limit tells that there is more.
    const std::size_t most = providers::document::Limits{}.bytes + 1;
    exchange::ImportInput input{.name = name};
    std::string block(kBlock, '\0');
    while (input.content.size() < most) {
        const auto wanted = std::min(kBlock, most - input.content.size());
        const auto count =
            stream.rdbuf()->sgetn(block.data(), static_cast<std::streamsize>(wanted));
        if (count <= 0)
            break;
        input.content.append(block, 0, static_cast<std::size_t>(count));
    }
    return input;
}

Result<exchange::ImportInput> readImportFile(const std::string& path)
{
    std::error_code problem;
    if (!std::filesystem::exists(path, problem))
        return fail(ErrorKind::NotFound, {{"what", "file"}, {"key", path}});
    if (std::filesystem::is_directory(path, problem))
        return fail(ErrorKind::NotValid,
                    {{"what", "file"}, {"value", path}, {"cause", "a folder"}});
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail(ErrorKind::Refused, {{"file", path}, {"cause", std::strerror(errno)}});
    return readImportStream(file, path);
}

Result<exchange::ImportInput> readThisHost(const Clock& clock, const std::stop_token& stop)
{
    exchange::ImportInput input{.name = "host"};
    auto seen =
        readSource({.kind = "host", .name = input.name, .options = {}}, clock, {}, nullptr, stop);
    if (!seen)
        return fail(std::move(seen.error()));
    input.host = std::get<providers::linuxhost::HostObservation>(std::move(*seen));
    return input;
}

} // namespace netatlas::composition
