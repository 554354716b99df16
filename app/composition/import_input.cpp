// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/import_input.h"

#include "model/providers/linux/netlink_reader.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace netatlas::composition {

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
    exchange::ImportInput input{.name = path};
    input.content.assign(std::istreambuf_iterator<char>(file), {});
    return input;
}

Result<exchange::ImportInput> readThisHost()
{
    auto host = providers::linuxhost::readLocalHost();
    if (!host)
        return fail(host.error());
    exchange::ImportInput input{.name = "host"};
    input.host = std::move(*host);
    return input;
}

} // namespace netatlas::composition
