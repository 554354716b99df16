// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/source/local_file.h"

#include <filesystem>
#include <fstream>

namespace netatlas::providers {

Result<std::string> readLocalFile(const std::string& path)
{
    static constexpr std::size_t kLargest = std::size_t{4} * 1024 * 1024;
    std::ifstream file;
    if (isLocalFile(path)) // not a pipe that nobody writes to
        file.open(path, std::ios::binary);
    if (!file.is_open())
        return fail(ErrorKind::NotFound, {{"what", "file"}, {"key", path}});
    std::string text(kLargest, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file.eof())
        return fail(ErrorKind::NotValid,
                    {{"what", "file"}, {"value", path}, {"cause", "is too large"}});
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

Result<document::Node> readLocalDocument(const std::string& path)
{
    const auto text = readLocalFile(path);
    if (!text)
        return fail(text.error());
    auto document = document::readYaml(*text);
    if (document)
        return document;
    Error error = std::move(document.error());
    error.details["source"] = path;
    error.details.erase("value");
    return fail(std::move(error));
}

std::string expandedPath(const std::string& path, const http::Environment& environment)
{
    if (path != "~" && !path.starts_with("~/"))
        return path;
    return environment("HOME").value_or("") + path.substr(1);
}

bool isLocalFile(const std::string& path)
{
    std::error_code code;
    return std::filesystem::is_regular_file(path, code);
}

} // namespace netatlas::providers
