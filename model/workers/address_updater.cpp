// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workers/address_updater.h"

#include "model/base/whole_file.h"
#include "model/engine/workers/host_port_documents.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace netatlas::workers {

using async::Task;

namespace {

/// Whether the file says just that. One that may not be read says something else.
bool holds(const std::filesystem::path& path, const std::string& content)
{
    std::error_code code;
    if (std::filesystem::file_size(path, code) != content.size() || code)
        return false;
    std::ifstream file(path, std::ios::binary);
    const std::string present{std::istreambuf_iterator<char>(file), {}};
    return file && present == content;
}

/// A pipe would hold the thread until somebody reads it, and a device is no place to keep anything.
Status checkIsFile(const std::filesystem::path& path)
{
    std::error_code code;
    const auto kind = std::filesystem::status(path, code).type();
    if (kind == std::filesystem::file_type::regular ||
        kind == std::filesystem::file_type::not_found)
        return {};
    return fail(ErrorKind::Refused, {{"file", path.string()}, {"cause", "is no ordinary file"}});
}

} // namespace

AddressUpdater::AddressUpdater(std::string name, domain::ModelId model, std::string file,
                               LiveDesk& desk, InterfaceReader readInterfaces)
    : m_name(std::move(name))
    , m_model(model)
    , m_file(std::move(file))
    , m_desk(desk)
    , m_readInterfaces(std::move(readInterfaces))
{
}

Task<Result<RunReport>> AddressUpdater::run(RunProgress)
{
    const domain::Revision live = co_await m_desk.look();
    const domain::Model* model = live.model(m_model);
    if (!model)
        co_return fail(ErrorKind::NotFound, {{"what", "model"}, {"key", m_model.text()}});
    const auto interfaces = m_readInterfaces();
    if (!interfaces)
        co_return fail(interfaces.error());
    const auto servers = engine::workers::withoutBridgeAddresses(
        engine::workers::serversFor(*model, domain::Audience::Agents), *interfaces);
    std::string content;
    for (const std::string& line : engine::workers::agentFileLines(servers))
        content += line + '\n';
    // A file is never emptied: agents would have nobody left to ask.
    if (content.empty())
        co_return RunReport{};
    if (const Status fit = checkIsFile(m_file); !fit)
        co_return fail(fit.error());
    if (holds(m_file, content))
        co_return RunReport{};
    if (const Status written = writeWholeFile(m_file, content); !written)
        co_return fail(written.error());
    co_return RunReport{.changes = 1};
}

} // namespace netatlas::workers
